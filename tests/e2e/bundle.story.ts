import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

const dist = join(import.meta.dirname, '../../dist')
const page = readFileSync(join(dist, 'index.html'), 'utf8')
const scripts = readdirSync(join(dist, 'assets')).filter((name) => name.endsWith('.js'))

test('第一次打开要下载的脚本不超过 250 kB（压缩后）', () => {
  const first = [...page.matchAll(/assets\/[\w.-]+\.js/g)].map(([path]) => path)
  const size = [...new Set(first)].reduce((sum, path) => sum + gzipSync(readFileSync(join(dist, path))).length, 0)
  expect(first.length).toBeGreaterThan(2)
  expect(size).toBeLessThanOrEqual(250_000)
})

test('网页里没有内联脚本，也不从别处取任何东西', () => {
  expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/)
  expect(
    [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, target]) => target).filter((target) => !target?.startsWith('/')),
  ).toEqual([])
})

test('脚本里没有 Chromium 83 读不懂的写法', () => {
  const newer = [/\?\?=/, /\|\|=/, /&&=/, /static\{/, /#\w+ in /]
  const found = scripts.filter((name) => {
    const text = readFileSync(join(dist, 'assets', name), 'utf8')
    return newer.some((shape) => shape.test(text))
  })
  expect(scripts.length).toBeGreaterThan(20)
  expect(found).toEqual([])
})
