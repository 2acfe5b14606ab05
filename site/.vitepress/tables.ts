import type MarkdownIt from 'markdown-it'

/** The empty corner of a table heads nothing, and so is no heading. */
export function tableCorners(md: MarkdownIt): void {
  md.core.ruler.push('table_corners', state => {
    state.tokens.forEach((token, index) => {
      if (token.type !== 'th_open' || state.tokens[index + 1].content !== '') return
      token.tag = 'td'
      state.tokens[index + 2].tag = 'td'
    })
  })
}
