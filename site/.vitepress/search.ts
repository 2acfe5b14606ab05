import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DefaultTheme } from 'vitepress'
import { searchTexts as arabic } from './locales/ar'

// The functions below reach the browser as their source text: each must stand on its own.

/** Codes stay whole (4.7.0); a name such as ServiceNotAvailable is found as it is and by each of its words. */
function tokenize(text: string): string[] {
  const words = text.match(/\d+(?:\.\d+)+|[\p{L}\p{M}\p{N}_]+/gu) ?? []
  return words.flatMap(word => {
    const parts = word.match(/\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})/gu) ?? []
    return parts.length > 1 && parts.join('') === word ? [word, ...parts] : [word]
  })
}

/** Arabic is found however it is written: with or without vowel signs, hamza and article, and in either sort of digits. */
function processTerm(term: string): string | null {
  const plain = term
    .toLowerCase()
    .replace(/[\u064B-\u0652\u0670\u0640]/g, '')
    .replace(/[أإآ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/[٠-٩]/g, digit => String(digit.charCodeAt(0) - 0x660))
    .replace(/^[وفبك]?ال(?=.{3})/, '')
    .replace(/^لل(?=.{3})/, '')
  return plain === '' ? null : plain
}

/** Whoever types a code wants its page first, and whoever types a word a page's head before its sections. */
function boostDocument(id: string, term: string, stored?: Record<string, unknown>): number {
  const isHead = ((stored?.titles as string[] | undefined) ?? []).length === 0
  const isItsPage = new RegExp(`/(codes|rules|classes)/${term.replace(/\W/g, '')}(#|$)`, 'i').test(id)
  return (isItsPage ? 10 : 1) * (isHead ? 3 : 1)
}

// A code is meant as it is typed; a word may be misspelt.
function fuzzy(term: string): number | false {
  return /\d/.test(term) ? false : 0.2
}

// The words of a name matter less than the name, if it was typed whole.
function boostTerm(term: string, index: number, terms: string[]): number {
  return terms.some((other, at) => at !== index && other.length > term.length && other.includes(term)) ? 0.1 : 1
}

export function localSearch(docs: string): DefaultTheme.Config['search'] {
  return {
    provider: 'local',
    options: {
      locales: { ar: { translations: arabic } },
      miniSearch: { options: { tokenize, processTerm }, searchOptions: { boostDocument, boostTerm, fuzzy, prefix: true } },
      _render(source, env, md) {
        const html = md.render(source, env)
        const words = [...keywords(docs, env.relativePath), ...[env.frontmatter?.keywords ?? []].flat()]
        // Below the page's head, which is where the index takes its text from.
        return words.length === 0 ? html : html.replace('</h1>', () => `</h1><p>${md.utils.escapeHtml(words.join(', '))}</p>`)
      },
    },
  }
}

/** What people search for, though the page may put it otherwise. */
function keywords(docs: string, page: string): string[] {
  const match = /^(ar\/)?codes\/(\d{3})\.md$/.exec(page)
  if (!match) return []
  const file = join(docs, 'catalogue', match[1] ? 'ar' : 'en', 'codes', `${match[2]}.json`)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).keywords : []
}
