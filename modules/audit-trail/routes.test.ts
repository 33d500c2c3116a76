import { expect, test } from 'vitest'
import { wordsOfVerb } from '../../platform/audit/verb-words.ts'
import { useApp } from '../../tests/harness/app.ts'
import { as, clerk, office, type Player, songYongkang } from '../../tests/harness/database.ts'
import { headsPlace, withChainer } from '../../tests/proofs/trail-rows.ts'
import { exportEvents } from './commands/export-events.ts'
import { trailSheet } from './sheet.ts'

const app = useApp()
const auditor: Player = { name: '审计管理员', role: 'auditAdministrator' }

async function renameQingqiao(): Promise<string> {
  const browser = await app.signedIn(office)
  const { rows } = await app.services.pool.query<{ id: string; version: number }>(
    `select "id", "version" from "units" where "name" like '青桥%'`,
  )
  const { id = '', version = 1 } = rows[0] ?? {}
  const answer = await browser.send('POST', `/api/units/${id}/renaming`, {
    version,
    name: `青桥派出所${version}`,
    shortName: '青桥',
    fromOn: `2026-11-0${version}`,
    reason: '县政府批复',
  })
  expect(answer.status).toBe(200)
  return id
}

test('审计管理员看到谁在何时改了哪个单位，看不到改了什么内容', async () => {
  const unit = await renameQingqiao()
  const browser = await app.signedIn(auditor)
  const { json } = await browser.get('/api/trail?verb=unit.renamed&limit=10')
  expect(json.rows[0]).toMatchObject({
    actorName: '何俊杰',
    role: 'auxiliaryOffice',
    verb: 'unit.renamed',
    result: 'done',
    subjects: [{ kind: 'unit', count: 1 }],
  })
  const one = await browser.get(`/api/trail/${json.rows[0].id}`)
  expect(one.json.named).toEqual([{ kind: 'unit', id: unit }])
  expect(one.text).not.toMatch(/县政府批复|青桥/)
  const bySubject = await browser.get(`/api/trail?subjectId=${unit}`)
  expect(bySubject.json.rows.map((r: { verb: string }) => r.verb)).toContain('unit.renamed')
})

test('按日期、姓名、结果筛选；翻页不重不漏，最新在前', async () => {
  await (await app.signedIn(clerk)).get('/api/trail')
  const browser = await app.signedIn(auditor)
  const refused = await browser.get('/api/trail?result=refused&actorName=谢春')
  expect(refused.json.rows[0]).toMatchObject({ actorName: '谢春燕', result: 'forbidden' })
  expect((await browser.get('/api/trail?to=2020-01-01')).json.total).toBe(0)
  const seen: string[] = []
  let cursor = ''
  do {
    const { json } = await browser.get(`/api/trail?to=2099-01-01&limit=7${cursor ? `&cursor=${cursor}` : ''}`)
    seen.push(...json.rows.map((r: { id: string }) => r.id))
    cursor = json.nextCursor ?? ''
  } while (cursor)
  const { rows } = await app.services.pool.query<{ id: string }>('select "id" from "events" order by "seq" desc')
  expect(seen).toEqual(rows.map((r) => r.id))
  expect((await browser.get('/api/trail?sort=actorName')).status).toBe(422)
})

test('入链以后显示链上位置，链的状况说得出条数和待入链', async () => {
  const browser = await app.signedIn(auditor)
  const before = (await browser.get('/api/trail/health')).json
  expect(before.waiting).toBeGreaterThan(0)
  await withChainer(app.services.pool, headsPlace(), (chainer) => chainer.flush())
  const health = (await browser.get('/api/trail/health')).json
  expect(health).toMatchObject({ waiting: 0, lagSeconds: 0, count: health.lastPosition })
  const { json } = await browser.get('/api/trail?limit=1')
  expect(json.rows[0]).toMatchObject({ linkState: 'linked', position: health.count })
})

test('导出的表就是筛出来的行，导出这件事自己也留痕', async () => {
  const browser = await app.signedIn(auditor)
  const { json } = await browser.get('/api/trail?verb=unit.renamed')
  expect((await browser.get('/api/trail/export?verb=unit.renamed')).status).toBe(200)
  const newest = (await browser.get('/api/trail?limit=1')).json.rows[0]
  expect(newest).toMatchObject({ verb: 'trail.exported', actorName: '审计管理员' })
  expect(json.total).toBeGreaterThan(0)
  const { rows, on } = await as(app.services, auditor, (ctx) => exportEvents(ctx, { verb: 'unit.renamed' }))
  expect(rows).toHaveLength(json.total)
  expect(trailSheet(rows, on).rows[0]).toContain('单位改名')
})

test('别人看不到全局留痕，只看到自己账号的；看不到和不存在一样', async () => {
  for (const player of [office, clerk, songYongkang]) {
    const browser = await app.signedIn(player)
    expect((await browser.get('/api/trail')).status).toBe(403)
    expect((await browser.get('/api/trail/export')).status).toBe(403)
    const own = await browser.get('/api/trail/own?limit=100')
    const { rows } = await app.services.pool.query<{ n: number }>(
      `select count(*)::int as n from "events" e join "accounts" a using ("bureauId", "accountId") where a."name" = $1`,
      [player.name],
    )
    expect(own.json.total).toBe(rows[0]?.n)
    expect(own.json.total).toBeGreaterThan(0)
  }
  const auditing = await app.signedIn(auditor)
  expect((await auditing.get(`/api/trail/${crypto.randomUUID()}`)).status).toBe(404)
})

test('不认识的动作照样显示，不会出错', () => {
  expect(wordsOfVerb('unit.renamed')).toBe('单位改名')
  expect(wordsOfVerb('person.voided')).toBe('撤销误录')
  expect(wordsOfVerb('moon.landed')).toBe('moon.landed')
  expect(wordsOfVerb('constructor')).toBe('constructor')
  expect(wordsOfVerb('get /api/trail')).toBe('访问 /api/trail')
})
