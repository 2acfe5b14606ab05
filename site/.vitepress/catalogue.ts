import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createMarkdownRenderer, type SiteConfig } from 'vitepress'
import { readPages } from './pages'

export type Language = 'en' | 'ar'

/** What a comparison shows of a reply code: its facts, and its prose in one language as HTML. */
export interface Code {
  code: number
  title: string
  text: string
  summary: string
  means: string
  when: string
  fix: string
  action: 'proceed' | 'answer' | 'retry' | 'reconnect' | 'doNotRetry'
  status: 'standard' | 'obsolete' | 'vendor'
  closesConnection: boolean
  sources: string
  commands: string
  enhanced: string
  systemNetMail: string | null
  mailKit: string | null
}

export interface Catalogue {
  codes: Record<string, Code>
  /** The comparisons that have a page of their own, as `334-vs-421`. */
  pairs: string[]
  /** The addresses of the English pages, for those that have no Arabic one. */
  pages: string[]
}

/** The catalogue's data for the browser, from the files that the pages are generated from. */
export async function readCatalogue(language: Language): Promise<Catalogue> {
  const site = (globalThis as unknown as { VITEPRESS_CONFIG: SiteConfig }).VITEPRESS_CONFIG
  const folder = join(site.srcDir, 'catalogue')
  const md = await createMarkdownRenderer(site.srcDir, site.markdown, site.site.base, site.logger)
  const prefix = language === 'ar' ? '/ar' : ''
  const html = (text: string) => md.renderInline(expand(text, prefix), { relativePath: `${prefix.slice(1)}/compare/index.md`, cleanUrls: true })
  const prose = join(folder, language)
  const codes: Catalogue['codes'] = {}

  for (const name of jsonFiles(join(folder, 'codes'))) {
    const facts = read(join(folder, 'codes', name))
    const own = join(prose, 'codes', name)
    const words = read(existsSync(own) ? own : join(folder, 'en', 'codes', name))
    codes[facts.code] = {
      code: facts.code,
      title: html(words.title),
      text: facts.text,
      summary: html(words.summary),
      means: html(words.brief.means),
      when: html(words.brief.when),
      fix: html(words.brief.fix),
      action: facts.action,
      status: facts.status,
      closesConnection: facts.closesConnection,
      sources: html(
        [
          ...facts.sources.map((source: any) => `[RFC ${source.rfc}${source.sections?.length ? ` §${source.sections[0]}` : ''}]`),
          ...facts.software.map((software: any) => `[${software.name}](${software.url})`),
        ].join(', '),
      ),
      commands: html(facts.commands.map((command: string) => `\`${command}\``).join(', ')),
      enhanced: html(facts.enhanced.map((code: string) => `[${code}]`).join(', ')),
      systemNetMail: facts.systemNetMail,
      mailKit: facts.mailKit,
    }
  }

  return { codes, pairs: jsonFiles(join(prose, 'compare')).map(name => name.replace('.json', '')), pages: readPages(site.srcDir).filter(page => !page.startsWith('ar/')).map(address) }
}

/** The short forms of the catalogue's prose; see docs/catalogue/README.md. */
function expand(text: string, prefix: string): string {
  return text
    .replace(/\[(\d{3}) vs (\d{3})\](?!\()/g, (_, first, second) => `[${first} – ${second}](${prefix}/compare/${first}-vs-${second})`)
    .replace(/\[(\d{3})\](?!\()/g, `[$1](${prefix}/codes/$1)`)
    .replace(/\[(\d\.\d+\.\d+)\](?!\()/g, (_, code) => `[${code}](${prefix}/enhanced#${code.replace(/\./g, '')})`)
    .replace(/\[(SMTP\d{4})\](?!\()/g, `[$1](${prefix}/rules/$1)`)
    .replace(/\[RFC (\d+) §([\d.]+)\](?!\()/g, '[RFC $1 §$2](https://www.rfc-editor.org/rfc/rfc$1#section-$2)')
    .replace(/\[RFC (\d+)\](?!\()/g, '[RFC $1](https://www.rfc-editor.org/rfc/rfc$1)')
    .replace(/\]\(docs:([^)#]+)\.md/g, `](${prefix}/$1`)
}

function address(page: string): string {
  return `/${page.replace(/(^|\/)README\.md$/, '$1').replace(/\.md$/, '')}`
}

function jsonFiles(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith('.json')).sort() : []
}

function read(file: string): any {
  return JSON.parse(readFileSync(file, 'utf8'))
}
