import { expect, test } from 'vitest'
import { clerk } from '../harness/database.ts'
import { useImportDesk } from '../harness/import-desk.ts'
import { hostileFiles } from '../harness/roster-files/hostile-files.ts'
import { slowness } from './server-process.ts'

const desk = useImportDesk()
const isLarge = process.env.MINGZE_PROVE === '1'
/** Some of each kind in turn, all of them in the large proof. */
const files = hostileFiles().filter((_, i) => isLarge || i % 5 === 0)

test('恶意的文件从上传到读取：五秒内说出原因，什么也没有写进花名册；读的时候别的请求照常，内存不多占 300 MB', async () => {
  const browser = await desk.app.signedIn(clerk)
  const people = await desk.countPeople()
  const unitId = await desk.unitOf('柳河派出所')
  const slow = await slowness()
  const before = process.memoryUsage.rss()
  let longest = 0
  let isOver = false
  const watch = (async () => {
    while (!isOver) {
      const asked = performance.now()
      expect((await browser.get('/readyz')).status).toBe(200)
      longest = Math.max(longest, performance.now() - asked)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  })()
  for (const { fileName, bytes } of files) {
    const started = performance.now()
    const sent = await browser.send('POST', `/api/uploads?name=${encodeURIComponent(fileName)}`, bytes)
    if (sent.status === 413 || sent.status === 422) continue
    const begun = await browser.send('POST', '/api/imports', { fileId: sent.json.id, unitId })
    const view = begun.status === 200 ? await desk.settled(browser, begun.json.id) : undefined
    expect([fileName, view?.state ?? begun.status]).toEqual([fileName, 'failed'])
    expect(view?.failure).toMatch(/^[^<>{}]*[。；]/)
    expect(performance.now() - started).toBeLessThan(5000 * slow)
  }
  isOver = true
  await watch
  expect(longest).toBeLessThan(2000 * slow)
  expect(process.memoryUsage.rss() - before).toBeLessThan(300 * 1024 * 1024)
  expect(await desk.countPeople()).toBe(people)
}, 180_000)

test('超过 20 MB 的文件不收，读到 20 MB 就停；文件名里的路径出不了数据目录', async () => {
  const browser = await desk.app.signedIn(clerk)
  const large = await browser.send('POST', '/api/uploads?name=a.xlsx', new Uint8Array(20 * 1024 * 1024 + 1))
  expect([large.status, large.json.code]).toEqual([413, 'fileTooLarge'])
  for (const name of ['../../etc/passwd', '..\\..\\x.xlsx', 'a\u0000b.xlsx', '名'.repeat(300)]) {
    const sent = await browser.send('POST', `/api/uploads?name=${encodeURIComponent(name)}`, new Uint8Array([1, 2, 3]))
    const stored = await desk.rows<{ id: string }>('select "id" from "files" where "id" = $1', [sent.json.id ?? null])
    expect([name, sent.status < 500, stored.every((f) => /^[\da-f-]{36}$/.test(f.id))]).toEqual([name, true, true])
  }
})
