// The search box, as one uses it: from the keyboard, in both languages.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { closeAll, pathOf, phone, visit } from './browser.mjs'

after(closeAll)

async function search(page, query) {
  await page.keyboard.press('Control+k')
  const box = page.locator('.VPLocalSearchBox input')
  await box.fill(query)
  await page.locator('.VPLocalSearchBox .result').first().waitFor()
  return page.locator('.VPLocalSearchBox a.result').evaluateAll(links => links.map(link => decodeURIComponent(link.getAttribute('href'))))
}

const finds = [
  ['/', '421', /^\/codes\/421(#|$)/],
  ['/', '550', /^\/codes\/550(#|$)/],
  ['/', 'ServiceNotAvailable', /^\/codes\/421(#|$)/],
  ['/', 'SmtpStatusCode.ServiceNotAvailable', /^\/codes\/421(#|$)/, 4],
  ['/', 'greylisting', /^\/codes\/45[01](#|$)/],
  ['/', 'greylistng', /^\/codes\/45[01](#|$)/],
  ['/', '4.7.0', /^\/(enhanced#.*470|codes\/4\d\d)/],
  ['/', 'SMTP1003', /^\/rules\/SMTP1003(#|$)/],
  ['/ar/', '421', /^\/ar\/codes\/421(#|$)/],
  ['/ar/', '٤٢١', /^\/ar\/codes\/421(#|$)/],
  ['/ar/', 'ServiceNotAvailable', /^\/ar\/codes\/421(#|$)/],
  // Of several words each counts, and whitelisting comes with greylisting.
  ['/ar/', 'greylisting', /^\/ar\/codes\/45[01](#|$)/, 4],
  ['/ar/', 'القائمة الرمادية', /^\/ar\/codes\/45[01](#|$)/, 4],
  ['/ar/', '4.7.0', /^\/ar\/(enhanced#.*470|codes\/4\d\d)/],
]

for (const [from, query, wanted, within = 1] of finds)
  test(`${from}: "${query}" is found${within === 1 ? ' first' : ''} where it belongs`, () =>
    visit(from, async page => {
      const found = await search(page, query)
      assert.ok(found.slice(0, within).some(link => wanted.test(link)), found.join('\n'))
      assert.ok(found.every(link => link.startsWith('/ar/') === (from === '/ar/')), 'the results are in one language')
    }))

test('4.7.0 is one word: what has only its digits apart is not found', () =>
  visit('/', async page => {
    await search(page, '4.7.0')
    const texts = await page.locator('.VPLocalSearchBox .result').count()
    assert.ok(texts > 0)
    const marked = await page.locator('.VPLocalSearchBox mark').allInnerTexts()
    assert.deepEqual(marked.filter(text => /^\d$/.test(text)), [])
  }))

test('Arabic is found with and without its signs', async () => {
  const found = []
  for (const query of ['الإصلاح', 'الاصلاح', 'إصلاح', 'الإِصْلَاح'])
    await visit('/ar/', async page => found.push((await search(page, query)).join('\n')))
  assert.notEqual(found[0], '')
  assert.deepEqual(found.map(list => list === found[0]), [true, true, true, true])
})

test('nothing found is said, in either language', async () => {
  for (const [from, text] of [['/', /No results for/], ['/ar/', /لا نتائج/]])
    await visit(from, async page => {
      await page.keyboard.press('Control+k')
      await page.locator('.VPLocalSearchBox input').fill('zzzzqqqq')
      await page.locator('.VPLocalSearchBox .no-results').waitFor()
      assert.match(await page.locator('.VPLocalSearchBox .no-results').innerText(), text)
    })
})

test('from the keyboard alone: open, choose, go; open, close', () =>
  visit('/', async page => {
    await search(page, '421')
    await page.keyboard.press('Enter')
    await page.waitForURL(/codes\/421/)
    assert.match(pathOf(page), /^\/codes\/421/)
    assert.equal(await page.locator('.VPLocalSearchBox').count(), 0)

    await page.keyboard.press('/')
    await page.locator('.VPLocalSearchBox input').waitFor()
    assert.ok(await page.locator('.VPLocalSearchBox input').evaluate(input => input === document.activeElement))
    await page.keyboard.press('Escape')
    await page.locator('.VPLocalSearchBox').waitFor({ state: 'detached' })
  }))

test('on a phone', () =>
  visit(
    '/ar/',
    async page => {
      await page.locator('.DocSearch-Button, .VPNavBarSearch button').first().click()
      await page.locator('.VPLocalSearchBox input').fill('421')
      await page.locator('.VPLocalSearchBox a.result').first().click()
      await page.waitForURL(/ar\/codes\/421/)
      assert.equal(await page.locator('html').getAttribute('dir'), 'rtl')
    },
    { viewport: phone },
  ))
