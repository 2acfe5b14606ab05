import { existsSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import type MarkdownIt from 'markdown-it'
import { repositoryUrl, releaseTag } from './repository'

/**
 * Makes of links between files, as the repository has them, links of the site: to the page where there is one, and to the repository for sources and
 * folders. A link to nothing ends the build.
 */
export function repositoryLinks(md: MarkdownIt, docs: string): void {
  md.core.ruler.push('repository_links', state => {
    // By the file that is read: VitePress renames README.md to index.md.
    const page: string = state.env.relativePath ?? ''
    for (const block of state.tokens)
      for (const token of block.children ?? []) {
        const href = token.type === 'link_open' ? token.attrGet('href') : null
        if (href) token.attrSet('href', target(href, page, docs))
      }
  })
}

function target(href: string, page: string, docs: string): string {
  if (/^([a-z]+:|#|\/)/i.test(href)) return href
  const [path, hash] = href.split('#', 2)
  const file = posix.normalize(posix.join(posix.dirname(page), decodeURI(path)))
  const anchor = hash === undefined ? '' : `#${hash}`
  if (file.startsWith('../../') || !existsSync(join(docs, file))) throw new Error(`${page} links to ${href}, which does not exist.`)
  const isFolder = statSync(join(docs, file)).isDirectory()
  if (isFolder || !file.endsWith('.md') || /^(\.\.|samples|catalogue)\//.test(file))
    return `${repositoryUrl}/${isFolder ? 'tree' : 'blob'}/${releaseTag}/${posix.join('docs', file)}${anchor}`
  return `/${file.replace(/(^|\/)README\.md$/, '$1').replace(/\.md$/, '')}${anchor}`
}
