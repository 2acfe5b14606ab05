import type MarkdownIt from 'markdown-it'

/** What the renderer writes by itself, in Arabic; and names that begin with a dot, which would else lose it to the other end. */
export function arabicPages(md: MarkdownIt): void {
  md.core.ruler.push('arabic_pages', state => {
    if (!state.env.relativePath?.startsWith('ar/')) return
    for (const block of state.tokens)
      for (const token of block.children ?? []) {
        if (token.type === 'text') token.content = token.content.replace(/(?<!\S)\.(?=[A-Z])/g, '\u200e.')
        const label = token.type === 'link_open' && token.attrGet('class') === 'header-anchor' ? token.attrGet('aria-label') : null
        if (label) token.attrSet('aria-label', label.replace('Permalink to', 'رابط دائم إلى'))
      }
  })

  const fence = md.renderer.rules.fence!
  md.renderer.rules.fence = (tokens, index, options, env, self) => {
    const html = fence(tokens, index, options, env, self)
    return env.relativePath?.startsWith('ar/') ? html.replace('title="Copy Code"', 'title="نسخ الشيفرة"') : html
  }
}
