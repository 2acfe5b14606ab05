// Every built page, read as a file: its links and anchors, its headings, its language, and that it needs nothing from elsewhere.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { dist } from '../server.mjs'
import { built, codes, comparisons, pages, pathOfSource, sources } from './files.mjs'
import { tags } from './html.mjs'

const parsed = new Map([...pages].map(([path, html]) => [path, tags(html)]))
const ids = new Map([...parsed].map(([path, all]) => [path, all.filter(tag => 'id' in tag.attributes).map(tag => tag.attributes.id)]))
const isReversed = path => /\/compare\/(\d{3})-vs-(\d{3})$/.test(path) && RegExp.$1 > RegExp.$2
const written = [...parsed].filter(([path]) => path !== '/404' && !isReversed(path))

/** Why a link of a page leads nowhere; null if it leads somewhere. */
function fault(href, from) {
  const target = new URL(href, `http://site${from}`)
  if (target.host !== 'site') return null
  const path = decodeURIComponent(target.pathname)
  if (!pages.has(path)) return built.has(path.slice(1)) ? null : 'no such page'
  const anchor = decodeURIComponent(target.hash.slice(1))
  return anchor === '' || ids.get(path).includes(anchor) ? null : 'no such anchor'
}

test('links to nothing are seen', () => {
  assert.equal(fault('/codes/999', '/'), 'no such page')
  assert.equal(fault('#nothing', '/codes/421'), 'no such anchor')
  assert.equal(fault('./421#nothing', '/codes/334'), 'no such anchor')
  assert.equal(fault('./334', '/codes/421'), null)
  assert.ok(tags('<p><a class=x href="/codes/999">').some(tag => tag.name === 'a' && tag.attributes.href === '/codes/999'))
})

test('each Markdown file is a page, and each page comes from one', () => {
  assert.deepEqual(
    written.map(([path]) => path).sort(),
    sources.map(pathOfSource).sort(),
  )
})

test('each code and each comparison has a page in both languages, comparisons in either order', () => {
  const wanted = [
    ...codes.map(code => `codes/${code}`),
    ...comparisons.flatMap(pair => [`compare/${pair}`, `compare/${pair.split('-vs-').reverse().join('-vs-')}`]),
  ].flatMap(path => [`/${path}`, `/ar/${path}`])
  assert.ok(codes.length > 0 && comparisons.length > 0)
  assert.deepEqual(wanted.filter(path => !pages.has(path)), [])
})

for (const [path, all] of written) {
  test(`page ${path}`, () => {
    const html = all.find(tag => tag.name === 'html').attributes
    const isArabic = path.startsWith('/ar/')
    assert.deepEqual([html.lang, html.dir], isArabic ? ['ar', 'rtl'] : ['en', 'ltr'])
    assert.match(pages.get(path), /<title>[^<]+ \| SmtpReplyAnalyzers<\/title>|<title>SmtpReplyAnalyzers[^<]*<\/title>/)

    const links = all.filter(tag => tag.name === 'a' && tag.attributes.href !== undefined).map(tag => tag.attributes.href)
    assert.ok(links.length > 0)
    assert.deepEqual(links.map(href => [href, fault(href, path)]).filter(([, why]) => why !== null), [], 'links to nothing')

    const levels = all.filter(tag => /^h[1-6]$/.test(tag.name) && tag.attributes.id !== undefined).map(tag => Number(tag.name[1]))
    assert.equal(levels[0], 1, 'the first heading is the title')
    assert.deepEqual(levels.filter(level => level === 1), [1], 'one title')
    assert.deepEqual(levels.filter((level, index) => index > 0 && level > levels[index - 1] + 1), [], 'no level is left out')

    assert.deepEqual(ids.get(path).filter((id, index, every) => every.indexOf(id) !== index), [], 'ids are unique')
    assert.deepEqual(all.filter(tag => tag.name === 'img' && tag.attributes.alt === undefined), [], 'images have a text')

    const loaded = all
      .filter(tag => ['script', 'img', 'iframe', 'source'].includes(tag.name) || (tag.name === 'link' && tag.attributes.rel !== 'canonical'))
      .map(tag => tag.attributes.src ?? tag.attributes.href)
      .filter(address => address !== undefined)
    assert.deepEqual(loaded.filter(address => /^(https?:)?\/\//.test(address)), [], 'nothing is loaded from elsewhere')
    assert.deepEqual(loaded.filter(address => address.startsWith('/') && !built.has(address.slice(1))), [], 'what is loaded exists')
  })
}

for (const [path, all] of [...parsed].filter(([path]) => isReversed(path))) {
  test(`page ${path} leads to the other order`, () => {
    const target = path.replace(/(\d{3})-vs-(\d{3})/, '$2-vs-$1')
    assert.ok(pages.has(target))
    assert.equal(all.find(tag => tag.attributes['http-equiv'] === 'refresh').attributes.content, `0; url=${target}`)
    assert.equal(all.find(tag => tag.attributes.rel === 'canonical').attributes.href, target)
  })
}

test('style sheets load nothing from elsewhere', () => {
  const sheets = [...built].filter(file => file.endsWith('.css'))
  assert.ok(sheets.length > 0)
  for (const file of sheets)
    for (const [, address] of readFileSync(dist + file, 'utf8').matchAll(/url\(["']?([^"')]+)/g))
      assert.ok(address.startsWith('data:') || built.has(address.slice(1)), `${file}: ${address}`)
})
