// Keyboard, contrast, phone, dark, and without scripts.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, test } from 'node:test'
import { closeAll, desktop, phone, visit } from './browser.mjs'
import { pages, pairWithoutPage } from './files.mjs'

after(closeAll)

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const pair = pairWithoutPage.join('-vs-')
const diagrams = [...pages].filter(([, html]) => /class="diagram"/.test(html)).map(([path]) => path)
const sample = [
  '/', '/codes/421', '/codes/334', '/compare/334-vs-421', '/compare/', `/compare/${pair}`, '/codes/999', '/rules/SMTP1001',
  '/ar/', '/ar/codes/421', '/ar/compare/334-vs-421', '/ar/compare/', `/ar/compare/${pair}`, '/ar/codes/499', ...diagrams,
]

for (const path of sample) {
  for (const colorScheme of ['light', 'dark'])
    test(`${path}, ${colorScheme}: axe finds nothing`, () =>
      visit(
        path,
        async page => {
          await page.locator('h1').first().waitFor()
          await page.evaluate(axe)
          const { violations, passes } = await page.evaluate(() =>
            globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] }),
          )
          assert.ok(passes.some(rule => rule.id === 'color-contrast'), 'contrast was measured')
          assert.deepEqual(violations.map(rule => `${rule.id}: ${rule.nodes.map(node => node.html.slice(0, 160)).join('\n')}`), [])
        },
        { colorScheme },
      ))

  test(`${path} fits a phone`, () =>
    visit(
      path,
      async page => {
        await page.locator('h1').first().waitFor()
        const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
        assert.ok(content <= window, `${content} > ${window}`)
      },
      { viewport: phone },
    ))
}

test('axe sees poor contrast', () =>
  visit('/codes/421', async page => {
    await page.addStyleTag({ content: '.vp-doc p { color: #ddd !important; background: #fff !important }' })
    await page.evaluate(axe)
    const { violations } = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['color-contrast'] }))
    assert.equal(violations.length, 1)
  }))

/** Presses Tab until something that matches has the focus; how often, or -1. */
async function tabTo(page, selector, limit = 60) {
  for (let count = 1; count <= limit; count++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(wanted => document.activeElement?.matches(wanted), selector)) return count
  }
  return -1
}

for (const path of ['/codes/421', '/ar/codes/421']) {
  test(`${path}: the first stop of Tab skips to the content`, () =>
    visit(path, async page => {
      assert.equal(await tabTo(page, '.VPSkipLink', 1), 1)
      await page.keyboard.press('Enter')
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'VPContent')
    }))

  test(`${path}: search, languages and side menu are reached by Tab, and shown to have the focus`, () =>
    visit(path, async page => {
      for (const selector of ['.DocSearch-Button', '.VPNavBarTranslations button', '.VPSidebar a', '.VPSidebar button[aria-expanded]']) {
        assert.notEqual(await tabTo(page, selector, 200), -1, selector)
        assert.ok(await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle !== 'none'), `${selector} has an outline`)
        await page.evaluate(() => document.activeElement.blur())
      }
    }))

  test(`${path}: the language menu leads to the same page in the other language`, () =>
    visit(path, async page => {
      const other = path.startsWith('/ar') ? path.slice(3) : `/ar${path}`
      await page.locator('.VPNavBarTranslations button').focus()
      await page.keyboard.press('Enter')
      await page.locator(`.VPNavBarTranslations a[href="${other}"]`).click()
      await page.waitForURL(new RegExp(`${other}$`))
      await page.locator(other.startsWith('/ar') ? 'html[dir="rtl"][lang="ar"]' : 'html[dir="ltr"][lang="en"]').waitFor()
    }))

  test(`${path}: on a phone the menu opens, and its links lead on`, () =>
    visit(
      path,
      async page => {
        await page.locator('.VPLocalNav button.menu').click()
        const link = page.locator('.VPSidebar.open a').first()
        await link.waitFor()
        const box = await page.locator('.VPSidebar').boundingBox()
        assert.ok(path.startsWith('/ar') ? box.x + box.width >= phone.width - 1 : box.x <= 1, 'the menu stands where its language begins')
        await link.click()
        await page.locator('.VPSidebar.open').waitFor({ state: 'detached' })
        assert.ok((await page.locator('h1').count()) === 1)
      },
      { viewport: phone },
    ))
}

test('Arabic runs from right to left, and code within it from left to right', () =>
  visit('/ar/codes/421', async page => {
    const direction = selector => page.locator(selector).first().evaluate(element => getComputedStyle(element).direction)
    assert.equal(await direction('.vp-doc p'), 'rtl')
    assert.equal(await direction('.vp-doc pre'), 'ltr')
    assert.equal(await direction('.vp-doc :not(pre) > code'), 'ltr')
    const [sidebar, content] = [await page.locator('.VPSidebar').boundingBox(), await page.locator('.vp-doc').boundingBox()]
    assert.ok(sidebar.x > content.x)
    assert.ok(await page.evaluate(() => document.fonts.ready.then(() => document.fonts.check('16px "IBM Plex Sans Arabic"', 'رمز'))))
  }))

test('dark is kept from page to page', () =>
  visit('/codes/421', async page => {
    const isDark = () => page.locator('html').evaluate(html => html.classList.contains('dark'))
    assert.equal(await isDark(), false)
    await page.locator('.VPNavBarAppearance button').click()
    assert.equal(await isDark(), true)
    await page.reload()
    assert.equal(await isDark(), true)
  }))

for (const path of diagrams)
  test(`${path}: the diagrams are drawn`, () =>
    visit(path, async page => {
      await page.locator('div.diagram svg').first().waitFor()
      assert.equal(await page.locator('pre.diagram').count(), 0)
      for (const box of await page.locator('div.diagram svg').evaluateAll(all => all.map(svg => svg.getBoundingClientRect().toJSON())))
        assert.ok(box.width > 100 && box.height > 50 && box.width <= desktop.width)
    }))

test('without scripts the pages are there to read', () =>
  visit('/ar/codes/421', async page => assert.match(await page.locator('.vp-doc').innerText(), /ServiceNotAvailable/), { javaScriptEnabled: false }))
