// Serves the built site as static hosts do: /codes/421 is codes/421.html, /compare/ is compare/index.html, and what does not exist is 404.html with status 404.
import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { extname, join, normalize } from 'node:path'

export const dist = fileURLToPath(new URL('.vitepress/dist/', import.meta.url))

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

/** The file that answers a path of the site, or null. */
export async function resolve(path) {
  const plain = normalize(decodeURIComponent(path))
  const names = plain.endsWith('/') ? [`${plain}index.html`] : [plain, `${plain}.html`, `${plain}/index.html`]
  for (const name of names) {
    if (extname(name) === '') continue
    const body = await readFile(join(dist, name)).catch(() => null)
    if (body !== null) return { name, body }
  }
  return null
}

/** Listens on 127.0.0.1; port 0 takes a free one. */
export function serve(port = 0) {
  const server = createServer(async (request, response) => {
    try {
      const { pathname } = new URL(request.url, 'http://127.0.0.1')
      const found = await resolve(pathname)
      const { name, body } = found ?? { name: '404.html', body: await readFile(join(dist, '404.html')) }
      response.writeHead(found ? 200 : 404, { 'content-type': types[extname(name)] ?? 'application/octet-stream' }).end(body)
    } catch {
      response.writeHead(400).end('Bad request')
    }
  })
  return new Promise(listening => server.listen(port, '127.0.0.1', () => listening(server)))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const server = await serve(Number(process.env.PORT ?? 4173))
  console.log(`http://127.0.0.1:${server.address().port}/`)
}
