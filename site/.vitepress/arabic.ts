import type MarkdownIt from 'markdown-it'

const leftToRightMark = '\u200e'

/** A name that begins with a dot, as text that runs from right to left needs it: else the dot goes to the other end. */
export function keepLeadingDots(text: string): string {
  return text.replace(/(?<!\S)\.(?=[A-Z])/g, `${leftToRightMark}.`)
}

/** What the renderer writes by itself, in Arabic; and names that begin with a dot. */
export function arabicPages(md: MarkdownIt): void {
  md.core.ruler.push('arabic_pages', state => {
    if (!state.env.relativePath?.startsWith('ar/')) return
    for (const block of state.tokens)
      for (const [index, token] of (block.children ?? []).entries()) {
        if (token.type === 'text') token.content = keepLeadingDots(token.content)
        // Code has a direction of its own, but its text is taken out of it for the list of headings.
        if (token.type === 'code_inline' && token.content.startsWith('.') && block.children![index - 1]?.type === 'text')
          block.children![index - 1].content += leftToRightMark
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
