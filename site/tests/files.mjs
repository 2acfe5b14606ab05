// What was built, and what it was built from.
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { dist } from '../server.mjs'

export const docs = fileURLToPath(new URL('../../docs/', import.meta.url))

/** All files below a folder, relative to it. */
export function filesBelow(folder, prefix = '') {
  return readdirSync(folder + prefix, { withFileTypes: true })
    .flatMap(entry => (entry.isDirectory() ? filesBelow(folder, `${prefix}${entry.name}/`) : [prefix + entry.name]))
    .sort()
}

export const built = new Set(filesBelow(dist))

/** The pages, by their path on the site. */
export const pages = new Map(
  [...built].filter(file => file.endsWith('.html')).map(file => [pathOfFile(file), readFileSync(dist + file, 'utf8')]),
)

/** The Markdown files that are pages. */
export const sources = filesBelow(docs).filter(file => file.endsWith('.md') && !/^(catalogue|samples)\//.test(file))

/** The path on the site of a Markdown file of the documentation. */
export function pathOfSource(file) {
  return `/${file.replace(/(^|\/)README\.md$/, '$1').replace(/\.md$/, '')}`
}

export function catalogue(file) {
  return JSON.parse(readFileSync(`${docs}catalogue/${file}`, 'utf8'))
}

/** The catalogue's codes, and the comparisons that have a page. */
export const codes = filesBelow(docs, 'catalogue/codes/').map(file => file.replace(/\D/g, ''))
export const comparisons = filesBelow(docs, 'catalogue/en/compare/').map(file => /\d{3}-vs-\d{3}/.exec(file)[0])

/** A pair of codes that has no page. */
export const pairWithoutPage = ['421', '550', '250', '354', '503']
  .flatMap((first, index, all) => all.slice(index + 1).map(second => [first, second].sort()))
  .find(pair => pair.every(code => codes.includes(code)) && !comparisons.includes(pair.join('-vs-')))

function pathOfFile(file) {
  return `/${file.replace(/(^|\/)index\.html$/, '$1').replace(/\.html$/, '')}`
}
