// Addresses that people type: comparisons in any order, codes that do not exist, and nonsense.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { closeAll, pathOf, visit } from './browser.mjs'
import { pairWithoutPage } from './files.mjs'

after(closeAll)

const [low, high] = pairWithoutPage
const h1 = page => page.locator('h1').innerText()
/** Waits for a page whose title is so: one that is loaded when the address has changed already. */
const titled = (page, pattern) => page.locator('h1').filter({ hasText: pattern }).waitFor()
const headings = page => page.locator('.vp-doc :is(h1, h2, h3)').allInnerTexts()
// Without the marks that only steer direction, and what follows a heading for its link.
const plain = text => text.replace(/[\u200b\u200e\u200f]/g, '').trim()

for (const prefix of ['', '/ar']) {
  const language = prefix === '' ? 'English' : 'Arabic'

  test(`${language}: a comparison that has a page, in both orders`, async () => {
    for (const path of ['/compare/334-vs-421', '/compare/421-vs-334'])
      await visit(prefix + path, async (page, response) => {
        await page.waitForURL(/334-vs-421$/)
        await page.waitForLoadState('networkidle')
        assert.equal(response.status(), 200)
        assert.equal(pathOf(page), `${prefix}/compare/334-vs-421`)
        assert.match(await h1(page), /334.*421/)
        assert.match((await headings(page)).map(plain).join('\n'), prefix === '' ? /^Key differences$/m : /^الفروق الرئيسية$/m)
      })
  })

  test(`${language}: a comparison that has no page, in both orders`, async () => {
    for (const [first, second] of [[low, high], [high, low]])
      await visit(`${prefix}/compare/${first}-vs-${second}`, async page => {
        await page.locator('h1').waitFor()
        assert.match(await h1(page), new RegExp(`${first}.*${second}`))
        assert.match(await page.title(), new RegExp(`${first}.*${second}`))
        const titles = (await headings(page)).map(plain)
        const wanted = prefix === ''
          ? [`What ${first} means`, `When you see ${first}`, `How to fix ${first}`, `What ${second} means`, `When you see ${second}`, `How to fix ${second}`, 'Key differences', 'When each applies']
          : [`معنى ${first}`, `متى ترى ${first}`, `كيفية إصلاح ${first}`, `معنى ${second}`, `متى ترى ${second}`, `كيفية إصلاح ${second}`, 'الفروق الرئيسية', 'متى تستخدم أيًا منهما']
        assert.deepEqual(wanted.filter(title => !titles.includes(title)), [], titles.join('\n'))
        assert.deepEqual((await page.locator('thead th').allInnerTexts()).slice(1).map(plain), [first, second])
        assert.ok((await page.locator('tbody tr').count()) >= 8)
        assert.equal(await page.locator('html').getAttribute('dir'), prefix === '' ? 'ltr' : 'rtl')
        assert.equal(await page.locator('html').getAttribute('lang'), prefix === '' ? 'en' : 'ar')
        await page.locator(`h2 a[href="${prefix}/codes/${second}"]`).click()
        await page.waitForURL(new RegExp(`${prefix}/codes/${second}$`))
        await titled(page, new RegExp(`^\\s*${second}: `))
      })
  })

  test(`${language}: the pickers lead to any pair`, () =>
    visit(`${prefix}/compare/`, async page => {
      await page.locator('form select').first().selectOption(high)
      await page.locator('form select').nth(1).selectOption(low)
      await page.locator('form button').click()
      await page.waitForURL(new RegExp(`${prefix}/compare/${high}-vs-${low}$`))
      await titled(page, new RegExp(`${high}.*${low}`))
      assert.deepEqual(await page.locator('form select').evaluateAll(all => all.map(select => select.value)), [high, low])

      await page.locator('form select').first().selectOption('421')
      await page.locator('form select').nth(1).selectOption('334')
      await page.locator('form button').press('Enter')
      await page.waitForURL(new RegExp(`${prefix}/compare/334-vs-421$`))
    }))

  const unknown = prefix === ''
    ? { 499: /Transient negative/, 599: /Permanent negative/, 299: /Positive completion/, 399: /Positive intermediate/, 999: /No class of replies begins with 9/, '000': /No class of replies begins with 0/, 199: /begins with 1/ }
    : { 499: /سلبي مؤقت/, 599: /سلبي دائم/, 299: /إتمام إيجابي/, 399: /إيجابي وسيط/, 999: /لا توجد فئة ردود تبدأ بالرقم 9/, '000': /بالرقم 0/, 199: /بالرقم 1/ }
  for (const [code, explanation] of Object.entries(unknown))
    test(`${language}: /codes/${code} does not exist, says so and explains the class`, () =>
      visit(`${prefix}/codes/${code}`, async (page, response) => {
        assert.equal(response.status(), 404)
        await page.locator('h1').waitFor()
        assert.match(await h1(page), new RegExp(code))
        assert.match(await page.locator('.vp-doc').innerText(), explanation)
        assert.match(await page.locator('.vp-doc').innerText(), /RFC 5321/)
        if (/^[2-5]/.test(code)) {
          await page.locator(`.vp-doc a[href="${prefix}/classes/${code[0]}yz"]`).first().click()
          await page.waitForURL(new RegExp(`/classes/${code[0]}yz$`))
          await titled(page, new RegExp(`${code[0]}yz`))
        }
      }))

  test(`${language}: a comparison with a code that does not exist explains that one and names the other`, () =>
    visit(`${prefix}/compare/421-vs-999`, async (page, response) => {
      assert.equal(response.status(), 404)
      await page.locator('h1').waitFor()
      const text = await page.locator('.vp-doc').innerText()
      assert.match(text, prefix === '' ? /There is no reply code 999/ : /لا يوجد رمز رد 999/)
      assert.equal(await page.locator(`.vp-doc a[href="${prefix}/codes/421"]`).count(), 1)
    }))
}

for (const path of ['/codes/abc', '/codes/42', '/codes/4210', '/codes/421x', '/codes/%3Cimg%20src=x%20onerror=alert(1)%3E', '/compare/abc-vs-def', '/compare/421-vs-', '/nothing', '/ar/nothing', '/codes/' + '9'.repeat(500)])
  test(`${path.slice(0, 50)} is answered without a fault`, () =>
    visit(path, async (page, response) => {
      assert.equal(response.status(), 404)
      await page.locator('h1').waitFor()
      assert.equal(await page.locator('.vp-doc img').count(), 0)
      assert.ok((await page.locator('.vp-doc a').count()) + (await page.locator('.vp-doc p').count()) > 0)
    }))

test('addresses with .html, a slash at the end, in another case or with a fragment', async () => {
  await visit('/codes/421.html#description', async page => assert.match(await h1(page), /^421/))
  for (const [path, wanted, title] of [['/codes/421/', '/codes/421', /421: /], ['/rules/smtp1001', '/rules/SMTP1001', /SMTP1001/], ['/AR/codes/421#x', '/ar/codes/421#x', /421: /]])
    await visit(path, async page => {
      await titled(page, title)
      assert.equal(pathOf(page), wanted)
      assert.ok((await page.locator('.vp-doc p').count()) > 3)
    })
  await visit(`/compare/${high}-vs-${low}.html`, async page => assert.match(await h1(page), new RegExp(`${high}.*${low}`)))
})

test('the same code twice', () =>
  visit('/compare/421-vs-421', async page => {
    assert.match(await h1(page), /one code/)
    assert.equal(await page.locator('.vp-doc a[href="/codes/421"]').count(), 1)
  }))
