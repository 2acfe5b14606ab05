// A browser over the built site, which hears everything that a page complains of or asks for.
import assert from 'node:assert/strict'
import { chromium } from 'playwright-core'
import { serve } from '../server.mjs'

const server = await serve()
export const origin = `http://127.0.0.1:${server.address().port}`

// As in a container: without a sandbox of its own, and without a browser that came with the package.
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-dev-shm-usage'],
})

export const desktop = { width: 1280, height: 900 }
export const phone = { width: 360, height: 740 }

export async function closeAll() {
  await browser.close()
  server.closeAllConnections?.()
  server.close()
}

/**
 * Opens a path in a fresh session, runs the body with the page, and then fails on anything that the console called an error or a warning, on any exception
 * and on any request that left 127.0.0.1.
 */
export async function visit(path, body, { viewport = desktop, colorScheme = 'light', javaScriptEnabled = true } = {}) {
  const context = await browser.newContext({ viewport, colorScheme, javaScriptEnabled, reducedMotion: 'reduce' })
  const complaints = []
  const missing = new Set()
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(10_000)
    page.on('pageerror', error => complaints.push(`exception: ${error.message}`))
    page.on('request', request => {
      if (!request.url().startsWith(`${origin}/`) && !request.url().startsWith('data:')) complaints.push(`request to ${request.url()}`)
    })
    page.on('response', response => {
      // A page that is answered with 404.html is reported by the browser itself; any other resource must exist.
      if (response.status() >= 400 && response.request().isNavigationRequest()) missing.add(response.url().replace(/#.*/, ''))
      else if (response.status() >= 400) complaints.push(`${response.status()} for ${response.url()}`)
    })
    page.on('console', message => {
      const ofMissingPage = message.text().startsWith('Failed to load resource') && missing.has(message.location().url.replace(/#.*/, ''))
      if (['error', 'warning'].includes(message.type()) && !ofMissingPage) complaints.push(`console: ${message.text()}`)
    })
    const response = await page.goto(origin + path, { waitUntil: 'networkidle' })
    await body(page, response)
  } finally {
    await context.close()
  }
  assert.deepEqual(complaints, [], `${path} complains`)
}

/** The path that the page's address has got to. */
export function pathOf(page) {
  const { pathname, hash } = new URL(page.url())
  return decodeURIComponent(pathname + hash)
}
