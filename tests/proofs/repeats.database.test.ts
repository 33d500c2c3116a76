import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { useApp } from '../harness/app.ts'
import { clerk, headersOf, kitOf, office } from './story-kit.ts'

const app = useApp()
const kit = kitOf(app)
type Headers = Record<string, string>
const liuhe = () => kit.one(`select "id" from "units" where "name" = '柳河派出所'`)
async function patch(hono: typeof app.hono, headers: Headers, body: object) {
  const answer = await hono.request(`/api/units/${await liuhe()}`, { method: 'PATCH', headers, body: JSON.stringify(body) })
  return { status: answer.status, json: (await answer.json()) as { code?: string; version?: number; id?: string } }
}

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
