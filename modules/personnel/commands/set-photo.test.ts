import { Transformer } from '@napi-rs/image'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDocuments } from '../../../platform/documents/render.ts'
import { createApp } from '../../../server/app.ts'
import { sentAs, useApp } from '../../../tests/harness/app.ts'
import { clerk, office, songYongkang, zhouQihang } from '../../../tests/harness/database.ts'
import { breakingPool } from '../../../tests/proofs/half-states.ts'
import { headersOf } from '../../../tests/proofs/story-kit.ts'

const app = useApp()
afterAll(closeDocuments)
const otherClerk = { name: '邵美琳', role: 'unitClerk' } as const
const one = async (query: string, values: unknown[] = []): Promise<string> =>
  String(Object.values((await app.services.pool.query<Record<string, unknown>>(query, values)).rows[0] ?? {})[0])
const idOf = (name: string) => one('select "id" from "people" where "name" = $1 order by "kind" limit 1', [name])
const fileOf = (id: string) => one('select "photoFileId" from "people" where "id" = $1', [id])
const versionOf = async (id: string) => Number(await one('select "version" from "people" where "id" = $1', [id]))
const picture = async (shade: number): Promise<Uint8Array> =>
  Transformer.fromRgbaPixels(new Uint8Array(90 * 120 * 4).fill(shade), 90, 120).jpeg()
const photoOf = (id: string) => `/api/people/${id}/photo`
const setting = async (id: string) => `${photoOf(id)}?version=${await versionOf(id)}`
/** Ids of the files that stand on the disk: what was put there and not removed. */
const onDisk = new Set<string>()
beforeAll(() => {
  const { files } = app.services
  const { put, remove } = files
  files.put = async (id, bytes) => {
    await put(id, bytes)
    onDisk.add(id)
  }
  files.remove = async (id) => {
    await remove(id)
    onDisk.delete(id)
  }
})
const isStored = (fileId: string) =>
  app.services.files.get(fileId).then(
    () => true,
    () => false,
  )

test('谢春燕给宋永康传照片：花名册的人都看得到，他本人在我的档案里也看得到，知道是谁传的', async () => {
  const id = await idOf('宋永康')
  const browser = await app.signedIn(clerk)
  expect((await browser.get(`/api/people/${id}`)).json.hasPhoto).toBe(false)
  expect((await browser.get(photoOf(id))).status).toBe(404)
  const set = await browser.send('POST', await setting(id), await picture(120))
  expect([set.status, set.json.hasPhoto, set.json.abilities.removePhoto]).toEqual([200, true, true])
  for (const reader of [clerk, office, zhouQihang, songYongkang]) {
    const shown = await (await app.signedIn(reader)).get(photoOf(id))
    expect([reader.name, shown.status, shown.text.slice(6, 10)]).toEqual([reader.name, 200, 'JFIF'])
  }
  const own = (await (await app.signedIn(songYongkang)).get('/api/me/file')).json
  expect(own.held).toContainEqual({ field: 'photo', value: '已上传' })
  expect(own.views.rows[0]).toMatchObject({ who: '谢春燕', verb: 'person.photoSet' })
})

test('照片当图片给，不当网页给；别人的档案打不开，照片也打不开', async () => {
  const id = await idOf('马玉兰')
  await (await app.signedIn(clerk)).send('POST', await setting(id), await picture(90))
  const answer = await app.hono.request(photoOf(id), { headers: await headersOf(app.services, clerk) })
  const [type, sniffing, keeping] = ['content-type', 'x-content-type-options', 'cache-control'].map((h) => answer.headers.get(h))
  expect([answer.status, type, sniffing, keeping]).toEqual([200, 'image/jpeg', 'nosniff', 'no-store'])
  for (const stranger of [otherClerk, songYongkang]) {
    const browser = await app.signedIn(stranger)
    const [theirs, missing] = [await browser.get(photoOf(id)), await browser.get(photoOf(crypto.randomUUID()))]
    expect([theirs.status, theirs.text]).toEqual([404, missing.text])
  }
  const outside = await app.signedIn(otherClerk)
  expect((await outside.send('POST', await setting(id), await picture(1))).status).toBe(404)
  expect((await outside.send('DELETE', photoOf(id), { version: await versionOf(id) })).status).toBe(404)
  const reader = await app.signedIn(zhouQihang)
  expect((await reader.send('POST', await setting(id), await picture(1))).status).toBe(403)
})

test('旧版本存不进去是 409，没带版本是 428，不是照片的 415，哪一样都不留下文件', async () => {
  const id = await idOf('罗婷婷')
  const browser = await app.signedIn(clerk)
  const version = await versionOf(id)
  const before = [...onDisk]
  expect((await browser.send('POST', photoOf(id), await picture(60))).status).toBe(428)
  expect((await browser.send('POST', `${photoOf(id)}?version=${version + 1}`, await picture(60))).status).toBe(409)
  const page = Buffer.from('<html><script>alert(1)</script></html>')
  expect((await browser.send('POST', `${photoOf(id)}?version=${version}`, page)).json.code).toBe('notAPicture')
  expect((await browser.send('DELETE', photoOf(id), { version })).json.code).toBe('noPhoto')
  expect([[...onDisk], await versionOf(id)]).toEqual([before, version])
})

test('换照片以后旧的一张从盘上消失；删掉以后一张也没有', async () => {
  const id = await idOf('田雨欣')
  const browser = await app.signedIn(clerk)
  await browser.send('POST', await setting(id), await picture(30))
  const first = await fileOf(id)
  await browser.send('POST', await setting(id), await picture(200))
  const second = await fileOf(id)
  expect([await isStored(first), await isStored(second)]).toEqual([false, true])
  const removed = await browser.send('DELETE', photoOf(id), { version: await versionOf(id) })
  expect([removed.status, removed.json.hasPhoto, removed.json.abilities.removePhoto]).toEqual([200, false, false])
  expect([await isStored(second), (await browser.get(photoOf(id))).status]).toEqual([false, 404])
  const verbs = (await browser.get(`/api/people/${id}/views`)).json.rows.map((r: { verb: string }) => r.verb)
  expect(verbs.slice(0, 4)).toEqual(['person.photoRemoved', 'person.photoSet', 'person.photoSet', 'person.added'])
})

test('同一次提交来两遍，照片只换一次，盘上只有一张', async () => {
  const id = await idOf('范景瑞')
  const browser = await app.signedIn(clerk)
  const before = onDisk.size
  const [address, bytes, key] = [await setting(id), await picture(77), { 'idempotency-key': crypto.randomUUID() }]
  const answers = [await browser.send('POST', address, bytes, key), await browser.send('POST', address, bytes, key)]
  expect(answers.map((a) => [a.status, a.json.version])).toEqual([
    [200, answers[0]?.json.version],
    [200, answers[0]?.json.version],
  ])
  expect([await isStored(await fileOf(id)), onDisk.size]).toEqual([true, before + 1])
  expect((await browser.send('POST', address, await picture(78), key)).json.code).toBe('idempotencyKeyReused')
})

test('提交已经落盘、答复丢了：照片没有跟着丢，同一次提交再来还是那一张', async () => {
  const breaking = breakingPool(app.services.pool)
  const { hono } = createApp({ ...app.services, pool: breaking.pool }, false)
  const send = async (name: string) => {
    const sent = sentAs(await picture(140))
    const request = { method: 'POST', ...sent, headers: { ...(await headersOf(app.services, clerk)), ...sent.headers } }
    const address = await setting(await idOf(name))
    return async () => (await hono.request(address, request)).status
  }
  breaking.arm(0, 'lost')
  expect(await (await send('彭晓东'))()).toBe(200)
  const again = await send('曹建伟')
  breaking.arm(breaking.calls(), 'unanswered')
  expect(await again()).toBe(503)
  const fileId = await fileOf(await idOf('曹建伟'))
  expect(await isStored(fileId)).toBe(true)
  expect(await again()).toBe(200)
  expect([await fileOf(await idOf('曹建伟')), await isStored(fileId)]).toEqual([fileId, true])
})

test('离岗的人不再传照片；已有的辅警办还可以删', async () => {
  const id = await idOf('韩子轩')
  const desk = await app.signedIn(office)
  await desk.send('POST', await setting(id), await picture(50))
  const left = { version: await versionOf(id), separatedOn: '2026-11-23', kind: 'resigned', reason: '本人辞职' }
  expect((await desk.send('POST', `/api/people/${id}/separation`, left)).status).toBe(200)
  expect((await desk.send('POST', await setting(id), await picture(51))).json.code).toBe('separated')
  expect((await desk.get(`/api/people/${id}`)).json.abilities).toMatchObject({ edit: false, removePhoto: true })
  expect((await desk.send('DELETE', photoOf(id), { version: await versionOf(id) })).status).toBe(200)
})

test('档案卡上印照片；没有照片的照旧是空框', async () => {
  const browser = await app.signedIn(clerk)
  const id = await idOf('宋永康')
  const card = async (person: string) => (await browser.send('POST', `/api/people/${person}/card`, {})).text
  expect(await card(id)).toContain('/Subtype /Image')
  expect(await card(await idOf('罗婷婷'))).not.toContain('/Subtype /Image')
})
