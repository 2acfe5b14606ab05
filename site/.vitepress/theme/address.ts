/** What an address asks for that no file of the site answers. */
export type Address =
  | { kind: 'code'; code: string }
  | { kind: 'pair'; first: string; second: string }
  | { kind: 'other' }

export interface Place {
  /** Empty, or `/ar`. */
  prefix: string
  address: Address
}

/** Reads a path of the site, with its base: `/codes/999`, `/ar/compare/421-vs-334`, with or without `.html` or a slash at the end. */
export function readAddress(path: string, base: string): Place {
  const plain = decodePath(path).replace(new RegExp(`^${base.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`), '/').replace(/(\.html|\.md)?\/?$/, '')
  const [, prefix, rest] = /^(\/ar)?(\/.*|)$/s.exec(plain) ?? ['', '', plain]
  const pair = /^\/compare\/([^/]+?)-vs-([^/]+)$/i.exec(rest)
  const code = /^\/codes\/([^/]+)$/.exec(rest)
  return {
    prefix: prefix ?? '',
    address: pair
      ? { kind: 'pair', first: shorten(pair[1]), second: shorten(pair[2]) }
      : code
        ? { kind: 'code', code: shorten(code[1]) }
        : { kind: 'other' },
  }
}

// What somebody typed is shown back, but not at any length.
function shorten(text: string): string {
  return text.length > 12 ? `${text.slice(0, 12)}…` : text
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
