import { defineConfig } from 'vitepress'
import postcssRtlcss from 'postcss-rtlcss'
import { arabic } from './locales/ar'
import { english } from './locales/en'
import { readPages } from './pages'
import { githubSlug } from './slug'
import { repositoryUrl } from './repository'
import { repositoryLinks } from './links'
import { arabicPages } from './arabic'
import { mermaidFences } from './mermaid'
import { tableCorners } from './tables'
import { localSearch } from './search'
import { icon } from './icon'
import { nearbyPages } from './nearby'
import { writeReversedComparisons } from './reversed'
import { fileURLToPath } from 'node:url'

const docs = fileURLToPath(new URL('../../docs', import.meta.url))
const pages = readPages(docs)

// The site is the same Markdown that the repository shows: nothing is written for the site alone but what needs a script.
export default defineConfig({
  srcDir: '../docs',
  srcExclude: ['catalogue/**', 'samples/**'],
  rewrites: Object.fromEntries(
    pages.filter(page => /(^|\/)README\.md$/.test(page)).map(page => [page, page.replace(/README\.md$/, 'index.md')]),
  ),
  // Where it is served below a path, as on GitHub Pages: SITE_BASE=/SmtpReplyAnalyzers/
  base: process.env.SITE_BASE ?? '/',
  title: 'SmtpReplyAnalyzers',
  cleanUrls: true,
  metaChunk: true,
  head: [['link', { rel: 'icon', href: icon }]],
  locales: {
    root: { label: 'English', ...english(docs) },
    ar: { label: 'العربية', ...arabic(docs) },
  },
  themeConfig: {
    outline: [2, 3],
    socialLinks: [{ icon: 'github', link: repositoryUrl, ariaLabel: 'GitHub' }],
    search: localSearch(docs),
  },
  markdown: {
    anchor: { slugify: githubSlug },
    toc: { slugify: githubSlug },
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    config(md) {
      repositoryLinks(md, docs)
      mermaidFences(md)
      arabicPages(md)
      tableCorners(md)
    },
  },
  vite: {
    plugins: [
      {
        // The pages lie outside this folder, and so do not find its packages.
        name: 'packages-for-pages',
        enforce: 'pre',
        resolveId(id, importer) {
          return /^vue(\/|$)/.test(id) && importer?.startsWith(docs) ? this.resolve(id, fileURLToPath(import.meta.url), { skipSelf: true }) : null
        },
      },
    ],
    resolve: {
      alias: [{ find: /^.*\/VPSidebarItem\.vue$/, replacement: fileURLToPath(new URL('theme/components/SidebarItem.vue', import.meta.url)) }],
    },
    // The default theme says left and right: turned round for the Arabic pages.
    css: { postcss: { plugins: [postcssRtlcss({ ltrPrefix: ':where([dir="ltr"])', rtlPrefix: ':where([dir="rtl"])' })] } },
    server: { fs: { allow: ['..'] } },
    build: { chunkSizeWarningLimit: 2000 },
  },
  transformHtml(html, _, { page, siteConfig }) {
    if (page !== '404.md') return
    const paths = siteConfig.pages.map(name => (siteConfig.rewrites.map[name] ?? name).replace(/(^|\/)index\.md$/, '$1').replace(/\.md$/, ''))
    return html.replace('</head>', () => `${nearbyPages(paths, siteConfig.site.base)}</head>`)
  },
  buildEnd: site => writeReversedComparisons(site.outDir, site.site.base, docs),
})
