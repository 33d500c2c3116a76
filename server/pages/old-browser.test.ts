import { expect, test } from 'vitest'
import { browserOf, oldBrowserPage } from './old-browser.ts'

const input = {
  bureauName: '明河县公安局',
  address: 'http://mingze.minghe.example/',
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/69.0.3497.100 Safari/537.36',
  support: '局科信大队内线 0000',
  nonce: 'abc',
}

test('a desktop with Chromium 69 is told what it has, what it needs and which code to report', () => {
  const page = oldBrowserPage({ ...input, updatedOn: '2026-09-01' })
  expect(page).toContain('检测到：Chromium 69 内核。需要：Chromium 83 或更高的内核。')
  expect(page).toContain('<b>BR-69</b>')
  expect(page).toContain('2026年9月1日更新')
})

test('the page carries no script and takes nothing from outside', () => {
  const page = oldBrowserPage(input)
  expect(page).not.toMatch(/<script|onload|src=|href=|url\(/i)
})

test('a name or an address with markup stays text', () => {
  const page = oldBrowserPage({
    ...input,
    bureauName: '<b onclick=x>',
    address: 'http://a/"><img src=x>',
    browsers: [['<i>', '1']],
  })
  expect(page).not.toMatch(/<img|<b onclick|<i>/)
})

test('other browsers have codes of their own', () => {
  expect(browserOf('Mozilla/5.0 (Windows NT 6.1; Trident/7.0; rv:11.0) like Gecko').code).toBe('BR-IE')
  expect(browserOf('Mozilla/5.0 (X11; rv:60.0) Gecko/20100101 Firefox/60.0')).toEqual({ name: 'Firefox 60', code: 'BR-F60' })
  expect(browserOf('')).toEqual({ name: '不认识的浏览器', code: 'BR-0' })
})
