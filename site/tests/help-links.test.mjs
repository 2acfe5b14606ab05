// A diagnostic's help link names a Markdown file at the release tag; the site has the same page, under the same name.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, test } from 'node:test'
import { closeAll, visit } from './browser.mjs'
import { docs, sources } from './files.mjs'

after(closeAll)

const properties = readFileSync(new URL('../../Directory.Build.props', import.meta.url), 'utf8')
const property = name => new RegExp(`<${name}>([^<]+)<`).exec(properties)[1].replace(/\$\((\w+)\)/g, (_, other) => property(other))
const base = property('HelpLinkBase')
const rules = [...readFileSync(new URL('../../src/SmtpReplyAnalyzers/RuleIds.cs', import.meta.url), 'utf8').matchAll(/"(SMTP\d{4})"/g)].map(match => match[1])

test('the rules are known, and each has a page', () => {
  assert.ok(rules.length > 0)
  assert.deepEqual(rules.filter(id => !sources.includes(`rules/${id}.md`)), [])
})

for (const id of rules) {
  test(`help link of ${id}`, async () => {
    const stated = /\| Help link \| <([^>]+)> \|/.exec(readFileSync(`${docs}rules/${id}.md`, 'utf8'))[1]
    assert.equal(stated, `${base}/rules/${id}.md`)
    await visit(stated.slice(base.length).replace(/\.md$/, ''), async (page, response) => {
      assert.equal(response.status(), 200)
      assert.match(await page.locator('h1').innerText(), new RegExp(`^${id}: `))
    })
  })
}
