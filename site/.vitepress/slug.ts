/** The anchor that GitHub gives a heading, so that one link works there and on the site. Repeated ones are numbered by the caller, in both alike. */
export function githubSlug(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replace(/ /g, '-')
}
