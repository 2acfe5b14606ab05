import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { icon } from './icon'
import { readPages } from './pages'

/** For each comparison that has a page, a page under the reverse order that leads to it, so that a plain file server answers both alike. */
export function writeReversedComparisons(outDir: string, base: string, docs: string): void {
  for (const page of readPages(docs)) {
    const match = /^((?:\w+\/)?compare)\/(\d{3})-vs-(\d{3})\.md$/.exec(page)
    if (!match) continue
    const [, folder, first, second] = match
    const target = `${base}${folder}/${first}-vs-${second}`
    const isArabic = folder.startsWith('ar/')
    writeFileSync(
      join(outDir, folder, `${second}-vs-${first}.html`),
      `<!DOCTYPE html>
<html lang="${isArabic ? 'ar' : 'en'}" dir="${isArabic ? 'rtl' : 'ltr'}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="refresh" content="0; url=${target}">
<link rel="icon" href="${icon}">
<link rel="canonical" href="${target}">
<title>${first} – ${second}</title>
<h1><a href="${target}"><bdi>${first}</bdi> – <bdi>${second}</bdi></a></h1>
</html>
`,
    )
  }
}
