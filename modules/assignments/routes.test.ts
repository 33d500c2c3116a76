import { expect, test } from 'vitest'
import { useApp } from '../../tests/harness/app.ts'
import { as, clerk } from '../../tests/harness/database.ts'
import { assign } from '../personnel/public.ts'
import { handOver } from './commands/hand-over.ts'
import { withdrawAssignments } from './commands/withdraw-assignments.ts'
import { findHandover, findResponsibility, findSpans } from './queries.ts'

const app = useApp()
const idOf = async (name: string): Promise<string> =>
  (await app.services.pool.query<{ id: string }>(`select "id" from "people" where "name" = $1 order by "kind"`, [name])).rows[0]
    ?.id ?? ''
const today = '2026-11-23'

test('邹国平离任，所带的人一次全部交给梁志勇，留一条交接记录', async () => {
  const { led, left, received, first, events } = await as(app.services, clerk, async (ctx) => {
    const { officer, led } = await findHandover(ctx, await idOf('邹国平'))
    const receiver = await idOf('梁志勇')
    const before = (await findHandover(ctx, receiver)).led.length
    await handOver(ctx, { params: { id: officer.id }, body: { toOfficerId: receiver, fromOn: today, reason: '邹国平调离' } })
    return {
      led: led.length,
      left: (await findHandover(ctx, officer.id)).led.length,
      received: (await findHandover(ctx, receiver)).led.length - before,
      first: (await findResponsibility(ctx, { q: led[0]?.name ?? '' })).rows[0]?.officerName,
      events: await ctx.db.selectFrom('events').where('verb', '=', 'officer.handedOver').select('result').execute(),
    }
  })
  expect(led).toBeGreaterThan(5)
  expect([left, received, first, events]).toEqual([0, led, '梁志勇', [{ result: 'done' }]])
})

test('分头交接要人人有着落；中间有一步办不成，什么都没有变', async () => {
  const browser = await app.signedIn(clerk)
  const id = await idOf('邹国平')
  const { led } = (await browser.get(`/api/officers/${id}/handover`)).json as { led: { id: string }[] }
  const [first = '', ...rest] = led.map((p) => p.id)
  const body = (split: object[]) => ({ split, fromOn: today, reason: '邹国平调离' })
  const send = async (split: object[]) => browser.send('POST', `/api/officers/${id}/handover`, body(split))
  const zhou = await idOf('周启航')
  expect((await send([{ toOfficerId: zhou, personIds: rest }])).json).toMatchObject({ status: 422, code: 'notAll' })
  const auxiliary = await idOf('马玉兰')
  const failed = await send([
    { toOfficerId: zhou, personIds: rest },
    { toOfficerId: auxiliary, personIds: [first] },
  ])
  expect([failed.status, failed.json.code]).toEqual([422, 'unknownOfficer'])
  expect((await browser.get(`/api/officers/${id}/handover`)).json.led).toHaveLength(led.length)
  const { rows } = await app.services.pool.query(
    `select 1 from "events" where "verb" = 'officer.handedOver' and "result" = 'done'`,
  )
  expect(rows).toEqual([])
})

test('给两个没有民警的人指定周启航，当天可以撤回；内勤够不到外单位的人', async () => {
  const browser = await app.signedIn(clerk)
  const people = [await idOf('曹建伟'), await idOf('彭晓东')]
  const body = { personIds: people, aspect: 'leadOfficer', targetId: await idOf('周启航'), fromOn: today, reason: '补齐责任民警' }
  const gaps = async () =>
    (await browser.get('/api/responsibility?gap=leadOfficer')).json as {
      total: number
      rows: { name: string }[]
      withoutOfficer: number
    }
  expect((await gaps()).rows.map((r) => r.name)).toEqual(['曹建伟', '彭晓东', '曾庆凯'])
  expect((await browser.send('POST', '/api/assignments', body)).status).toBe(200)
  expect((await gaps()).total).toBe(1)
  expect(
    (
      await browser.send('POST', '/api/assignments/withdrawal', { personIds: people, aspect: 'leadOfficer' })
    ).json.personIds.sort(),
  ).toEqual([...people].sort())
  expect((await gaps()).total).toBe(3)
  const again = await browser.send('POST', '/api/assignments/withdrawal', { personIds: people, aspect: 'leadOfficer' })
  expect([again.status, again.json.code]).toEqual([409, 'nothingToWithdraw'])
  const other = await app.signedIn({ name: '邵美琳', role: 'unitClerk' })
  expect((await other.send('POST', '/api/assignments', body)).status).toBe(404)
  expect((await other.send('POST', '/api/assignments/withdrawal', { personIds: people, aspect: 'leadOfficer' })).status).toBe(404)
})

test('撤回当天的改派，原来的民警接着带，日期不断', async () => {
  const facts = await as(app.services, clerk, async (ctx) => {
    const [person, zou] = [await idOf('宋永康'), await idOf('邹国平')]
    await assign(ctx, { personIds: [person], aspect: 'leadOfficer', targetId: zou, fromOn: today, reason: '轮换' })
    await withdrawAssignments(ctx, { body: { personIds: [person], aspect: 'leadOfficer' } })
    return ctx.db
      .selectFrom('assignments as a')
      .innerJoin('people as p', 'p.id', 'a.targetId')
      .where('a.personId', '=', person)
      .where('a.aspect', '=', 'leadOfficer')
      .where('a.voidedAt', 'is', null)
      .where('a.toOn', 'is', null)
      .select('p.name')
      .execute()
  })
  expect(facts).toEqual([{ name: '周启航' }])
})

test('责任关系按编制顺序列出；带辅人数按花名册顺序，不排名次，零也在', async () => {
  const list = await as(app.services, clerk, (ctx) => findResponsibility(ctx, { limit: 3 }))
  expect([list.total, list.withoutOfficer, list.rows.map((r) => r.name)]).toEqual([46, 3, ['宋永康', '马玉兰', '韩子轩']])
  const spans = await as(app.services, clerk, (ctx) => findSpans(ctx, {}))
  expect(spans.rows.map((r) => r.name)).toEqual(['郭立军', '孙立新', '周启航', '梁志勇', '邹国平', '谢春燕'])
  expect(spans.rows.map((r) => r.led).reduce((a, b) => a + b, 0)).toBe(43)
  expect(spans.rows.every((r) => r.inUnit === 46)).toBe(true)
  const many = await as(app.services, clerk, (ctx) => findSpans(ctx, { over: '11' }))
  expect(many.rows.every((r) => r.led > 11)).toBe(true)
  expect(many.total).toBeLessThan(spans.total)
})
