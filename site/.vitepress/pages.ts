import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** The Markdown files below a folder that are pages, as sorted paths relative to it with forward slashes. */
export function readPages(docs: string, folder = ''): string[] {
  return readdirSync(join(docs, folder), { withFileTypes: true })
    .flatMap(entry => {
      const path = folder ? `${folder}/${entry.name}` : entry.name
      if (path === 'catalogue' || path === 'samples') return []
      if (entry.isDirectory()) return readPages(docs, path)
      return entry.name.endsWith('.md') ? [path] : []
    })
    .sort()
}
