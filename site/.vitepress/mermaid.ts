import type MarkdownIt from 'markdown-it'

/** A fenced block of Mermaid becomes the component that draws it; GitHub draws the same block by itself. */
export function mermaidFences(md: MarkdownIt): void {
  const fence = md.renderer.rules.fence!
  md.renderer.rules.fence = (tokens, index, ...rest) => {
    const token = tokens[index]
    if (token.info.trim() !== 'mermaid') return fence(tokens, index, ...rest)
    return `<MermaidDiagram code="${encodeURIComponent(token.content)}" />\n`
  }
}
