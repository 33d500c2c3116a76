import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { createApp } from '../../server/app.ts'
import { sentAs, useApp } from '../harness/app.ts'
import { clerk, headersOf, kitOf, office } from './story-kit.ts'
import { writeStories } from './write-stories.ts'

const app = useApp()
const kit = kitOf(app)
const doings = async (): Promise<number> => Number(await kit.one('select count(*) from "events" where "result" = \'done\''))
type Headers = Record<string, string>
const liuhe = () => kit.one(`select "id" from "units" where "name" = '柳河派出所'`)
async function patch(hono: typeof app.hono, headers: Headers, body: object) {
  const answer = await hono.request(`/api/units/${await liuhe()}`, { method: 'PATCH', headers, body: JSON.stringify(body) })
  return { status: answer.status, json: (await answer.json()) as { code?: string; version?: number; id?: string } }
}

test('每种写入，同一防重号三次同时提交：只办一次，三次答复同一条记录；重启以后再来，还是那一条', async () => {
  const found: string[] = []
  for (const story of writeStories) {
    const { path, body } = await story.ready(kit)
    const sent = sentAs(body)
    const headers = { ...(await headersOf(app.services, story.player)), ...sent.headers }
    const request = { method: story.endpoint.split(' ')[0]?.toUpperCase() ?? '', headers, body: sent.body }
    const before = await doings()
    const answers = await Promise.all([1, 2, 3].map(async () => app.hono.request(path, request)))
    const once = await doings()
    const ids = await Promise.all(answers.map(async (a) => ((await a.clone().json()) as { id?: string; jobId?: string }).id))
    const restarted = await createApp(app.services, false).hono.request(path, request)
    const statuses = [...answers.map((a) => a.status), restarted.status]
    if (statuses.some((s) => s !== 200)) found.push(`${story.endpoint}: ${statuses} ${await restarted.text()}`)
    if (new Set(ids).size !== 1) found.push(`${story.endpoint}: ids ${ids}`)
    if (once - before < 1 || (await doings()) !== once)
      found.push(`${story.endpoint}: ${once - before} events, then ${(await doings()) - once}`)
    const kept = await kit.one('select count(*) from "idempotencyKeys" where "key" = $1', [headers['idempotency-key']])
    if (kept !== '1') found.push(`${story.endpoint}: key kept ${kept} times`)
  }
  expect(found).toEqual([])
}, 120_000)

test('别人用同一个防重号，各办各的；换了内容 422', async () => {
  const key = { 'idempotency-key': randomUUID() }
  const [mine, theirs] = [await headersOf(app.services, office), await headersOf(app.services, clerk)]
  const version = Number(await kit.one(`select "version" from "units" where "name" = '柳河派出所'`))
  expect(await patch(app.hono, { ...mine, ...key }, { version, hotline: '6101' })).toMatchObject({
    status: 200,
    json: { version: version + 1 },
  })
  expect(await patch(app.hono, { ...theirs, ...key }, { version: version + 1, hotline: '6102' })).toMatchObject({
    status: 200,
    json: { version: version + 2 },
  })
  expect(await patch(app.hono, { ...theirs, ...key }, { version: version + 1, hotline: '6103' })).toMatchObject({
    status: 422,
    json: { code: 'idempotencyKeyReused' },
  })
})

test('办完以后被收回身份：重来的提交按现在的身份，不再给看', async () => {
  const headers = await headersOf(app.services, clerk)
  const version = Number(await kit.one(`select "version" from "units" where "name" = '柳河派出所'`))
  const body = { version, hotline: '6104' }
  expect((await patch(app.hono, headers, body)).status).toBe(200)
  expect((await patch(app.hono, headers, body)).status).toBe(200)
  const grant = `from "grants" where "accountId" = (select "accountId" from "accounts" where "name" = $1)`
  await kit.one(`update "grants" set "revokedAt" = $2 where "id" in (select "id" ${grant}) returning 1`, [
    clerk.name,
    app.services.clock(),
  ])
  const after = await patch(app.hono, headers, body)
  expect([401, 403, 404]).toContain(after.status)
  await kit.one(`update "grants" set "revokedAt" = null where "id" in (select "id" ${grant}) returning 1`, [clerk.name])
})

test('没有办成的不记：同一防重号改正以后再提交，照办', async () => {
  const headers = await headersOf(app.services, clerk)
  const version = Number(await kit.one(`select "version" from "units" where "name" = '柳河派出所'`))
  expect((await patch(app.hono, headers, { version: version + 9, hotline: '6105' })).status).toBe(409)
  expect((await patch(app.hono, headers, { version, hotline: 'not a number' })).status).toBe(422)
  expect(await kit.one('select count(*) from "idempotencyKeys" where "key" = $1', [headers['idempotency-key']])).toBe('0')
  expect((await patch(app.hono, headers, { version, hotline: '6106' })).status).toBe(200)
})
