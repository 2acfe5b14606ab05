import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DefaultTheme } from 'vitepress'
import { keepLeadingDots } from './arabic'
import { readPages } from './pages'

export interface NavigationTexts {
  /** Empty for English, `ar/` for Arabic. */
  folder: string
  home: string
  codes: string
  comparisons: string
  compareAny: string
  indexes: string
  guides: string
  rules: string
}

// Pages at the top that list something; the others are guides.
const indexes = ['codes/README.md', 'classes/README.md', 'commands.md', 'enhanced.md']

/** The menu at the top and the one at the side, from the pages that exist. */
export function navigation(docs: string, texts: NavigationTexts): Pick<DefaultTheme.Config, 'nav' | 'sidebar'> {
  const pages = readPages(docs)
    .filter(page => page.startsWith(texts.folder) && (texts.folder !== '' || !page.startsWith('ar/')))
    .map(page => page.slice(texts.folder.length))
  const link = (page: string) => `/${texts.folder}${page.replace(/(^|\/)README\.md$/, '$1').replace(/\.md$/, '')}`
  const item = (page: string) => {
    const text = title(join(docs, texts.folder, page))
    return { text: texts.folder === 'ar/' ? keepLeadingDots(text) : text, link: link(page) }
  }
  const all = (pattern: RegExp) => pages.filter(page => pattern.test(page)).map(item)
  const group = (text: string, items: DefaultTheme.SidebarItem[], collapsed?: boolean): DefaultTheme.SidebarItem[] =>
    items.length === 0 ? [] : [{ text, items, ...(collapsed === undefined ? {} : { collapsed }) }]

  const classes: Record<string, { short: string }> = JSON.parse(
    readFileSync(join(docs, 'catalogue', texts.folder === '' ? 'en' : texts.folder, 'classes.json'), 'utf8'),
  ).classes
  const codes = Object.entries(classes).map(([name, { short }]) => ({
    text: `${name}: ${short}`,
    link: link(`classes/${name}.md`),
    items: all(new RegExp(`^codes/${name[0]}\\d\\d\\.md$`)),
    collapsed: true,
  }))
  const listed = indexes.filter(page => pages.includes(page)).map(item)
  const guides = all(/^[^/]+\.md$/).filter(entry => entry.link !== link('README.md') && !listed.some(index => index.link === entry.link))
  const comparisons = all(/^compare\/\d{3}-vs-\d{3}\.md$/)
  const compareAny = pages.includes('compare/README.md') ? [{ text: texts.compareAny, link: link('compare/README.md') }] : []
  const rules = all(/^rules\/SMTP\d{4}\.md$/)

  return {
    nav: [
      { text: texts.codes, link: pages.includes('codes/README.md') ? link('codes/README.md') : link('README.md'), activeMatch: '/(codes|classes)/' },
      ...compareAny.map(entry => ({ text: texts.comparisons, link: entry.link, activeMatch: '/compare/' })),
      ...(rules.length === 0 ? [] : [{ text: texts.rules, items: rules, activeMatch: '/rules/' }]),
    ],
    sidebar: [
      { text: texts.home, link: link('README.md') },
      ...group(texts.guides, guides),
      ...group(texts.codes, codes),
      ...group(texts.comparisons, [...compareAny, ...comparisons], true),
      ...group(texts.indexes, listed),
      ...group(texts.rules, rules, true),
    ],
  }
}

function title(file: string): string {
  const heading = /^# (.+)$/m.exec(readFileSync(file, 'utf8'))?.[1]
  if (heading === undefined) throw new Error(`${file} has no heading of the first level.`)
  // The menus take it as HTML.
  return heading.replace(/[`*]/g, '').replace(/\[([^\]]+)\]\([^)]*\)/g, '$1').replace(/&/g, '&amp;').replace(/</g, '&lt;')
}
