import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createMarkdownRenderer, type SiteConfig } from 'vitepress'
import { readPages } from './pages'

export type Language = 'en' | 'ar'

/** What a comparison shows of a reply code, in one language and as HTML. */
export interface Code {
  code: number
  title: string
  summary: string
  means: string
  when: string
  fix: string
  /** Rows of the table of differences, in the order of the table. */
  facts: string[]
  action: string
}

export interface Catalogue {
  codes: Record<string, Code>
  /** What the rows of `Code.facts` are called. */
  factNames: string[]
  /** The words of the generated pages, by their key in terms.json. */
  terms: Record<string, string>
  classes: Record<string, { title: string; short: string; description: string[]; whatToDo: string }>
  categories: Record<string, { title: string; description: string }>
  /** The comparisons that have a page of their own, as `334-vs-421`. */
  pairs: string[]
}

/** The catalogue's data for the browser, from the files that the pages are generated from; facts are worded as the generator words them. */
export async function readCatalogue(language: Language): Promise<Catalogue> {
  const site = (globalThis as unknown as { VITEPRESS_CONFIG: SiteConfig }).VITEPRESS_CONFIG
  const folder = join(site.srcDir, 'catalogue')
  const prose = join(folder, language)
  const root = language === 'en' ? '' : `${language}/`
  const all = readPages(site.srcDir)
  const md = await createMarkdownRenderer(site.srcDir, site.markdown, site.site.base, site.logger)
  const environment = () => ({ relativePath: `${root}compare/index.md`, cleanUrls: true })
  const html = (text: string) => md.renderInline(expand(text, root, all), environment())
  const block = (text: string) => md.render(expand(text, root, all), environment())

  const terms: Record<string, string> = read(join(prose, 'terms.json'))
  const { classes, categories } = read(join(prose, 'classes.json'))
  const commandProse = read(join(prose, 'commands.json')).commands
  const commands: { id: string; syntax: string }[] = read(join(folder, 'commands.json'))
  const list = (items: string[]) => items.join(terms.separator)

  const definition = (code: any) => {
    const sources = list(
      code.sources.map((source: any) =>
        source.sections?.length ? source.sections.map((section: string) => `[RFC ${source.rfc} §${section}]`).join(', ') : `[RFC ${source.rfc}]`,
      ),
    )
    const software = list(code.software.map((product: any) => `[${product.name}](${product.url})`))
    const status = terms[`status.${code.status}`]
    if (code.status === 'vendor') return `${status} ${software}`
    if (code.status === 'standard') return sources
    return `${sources} (${status})${software === '' ? '' : `; ${software}`}`
  }
  const mayAnswer = (code: any) => {
    const known = commands.filter(command => code.commands.includes(command.id))
    if (known.length === commands.length) return terms['mayAnswer.any']
    return list(
      known.map(({ id, syntax }) => {
        const { name } = commandProse[id]
        return `[${syntax.length <= 1 ? name : `\`${name}\``}](docs:commands.md#${id})`
      }),
    )
  }
  const member = (code: any, name: string | null) => (name === null ? terms.noMember.replace('{0}', code.code) : `\`${name}\``)
  const inClass = (name: string) => `[${name}](docs:classes/${name}.md): ${classes[name].title} (${classes[name].short})`
  const inCategory = (name: string) => `${name}: ${categories[name].title}`
  const facts: [string, (code: any) => string][] = [
    [terms.class, code => inClass(`${String(code.code)[0]}yz`)],
    [terms.category, code => inCategory(`x${String(code.code)[1]}z`)],
    [terms.standardText, code => `\`${code.text}\``],
    [terms.definedIn, definition],
    [terms.mayAnswer, mayAnswer],
    [terms.connection, code => terms[code.closesConnection ? 'connection.closes' : code.action === 'answer' ? 'connection.waits' : 'connection.stays']],
    [terms.action, code => terms[`action.${code.action}`]],
    [terms.enhanced, code => (code.enhanced.length === 0 ? terms.noEnhanced : list(code.enhanced.map((enhanced: string) => `[${enhanced}]`)))],
    [terms['library.systemNetMail'], code => member(code, code.systemNetMail)],
    [terms['library.mailKit'], code => member(code, code.mailKit)],
  ]

  const codes: Catalogue['codes'] = {}
  for (const name of jsonFiles(join(folder, 'codes'))) {
    const code = read(join(folder, 'codes', name))
    const words = read(join(prose, 'codes', name))
    codes[code.code] = {
      code: code.code,
      title: html(words.title),
      summary: html(words.summary),
      means: html(words.brief.means),
      when: html(words.brief.when),
      fix: html(words.brief.fix),
      facts: facts.map(([, text]) => html(text(code))),
      action: code.action,
    }
  }

  return {
    codes,
    factNames: facts.map(([name]) => name),
    terms,
    classes: mapValues(classes, (entry: any) => ({
      title: entry.title,
      short: entry.short,
      description: entry.description.map(html),
      whatToDo: block(entry.whatToDo.join('\n')),
    })),
    categories,
    pairs: jsonFiles(join(prose, 'compare')).map(name => name.replace('.json', '')),
  }
}

/** The short forms of the catalogue's prose (docs/catalogue/README.md) as links of the site; to the English page where the language has none. */
function expand(text: string, root: string, pages: string[]): string {
  const link = (name: string, target: string) => {
    const [page, anchor] = target.split('#')
    const own = pages.includes(`${root}${page}`) ? `${root}${page}` : page
    if (!pages.includes(own)) throw new Error(`The catalogue links to ${target}, which does not exist: ${text}`)
    return `[${name}](${address(own)}${anchor === undefined ? '' : `#${anchor}`})`
  }
  const rfc = (number: string, section?: string) =>
    section ? `[RFC ${number} §${section}](https://www.rfc-editor.org/rfc/rfc${number}#section-${section})` : `[RFC ${number}](https://www.rfc-editor.org/rfc/rfc${number})`
  return text.replace(shortForm, (match, inCode, code, enhanced, rule, pair, number, section, label, page) => {
    if (inCode) return match
    if (code) return link(code, `codes/${code}.md`)
    if (enhanced) return link(enhanced, `enhanced.md#${enhanced}`)
    if (rule) return pages.includes(`rules/${rule}.md`) ? link(rule, `rules/${rule}.md`) : `\`${rule}\``
    if (pair) return link(pair, `compare/${pair.replace(' vs ', '-vs-')}.md`)
    if (number) return rfc(number, section)
    return link(label, page)
  })
}

const shortForm =
  /((?<!\[)`[^`]*`)|\[(\d{3})\](?!\()|\[(\d\.\d{1,3}\.\d{1,3})\](?!\()|\[(SMTP\d{4})\](?!\()|\[(\d{3} vs \d{3})\](?!\()|\[RFC (\d+)(?: §([\d.]+))?\](?!\()|\[([^\]]+)\]\(docs:([^)]+)\)/g

function mapValues<T, U>(object: Record<string, T>, map: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value)]))
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
