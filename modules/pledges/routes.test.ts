import { expect, test } from 'vitest'
import { transact } from '../../platform/database/transact.ts'
import { useApp } from '../../tests/harness/app.ts'
import { clerk, office, songYongkang, unitHead } from '../../tests/harness/database.ts'
import { settleRounds } from './commands/settle-rounds.ts'

const app = useApp()
const one = async <T>(text: string, values: unknown[] = []): Promise<T> =>
  (await app.services.pool.query(text, values)).rows[0] as T
const wordingIdOf = async (code: string) =>
  (await one<{ id: string }>('select "id" from "wordings" where "code" = $1', [code])).id
const unitIdOf = async (name: string) => (await one<{ id: string }>('select "id" from "units" where "name" = $1', [name])).id
const everybody = {
  people: 'auxiliary',
  unitIds: [] as string[],
  postIds: [],
  auxiliaryKinds: [],
  joinedSince: null,
  isOutdatedOnly: false,
}
const round = async (over: object = {}) => ({
  title: '保密承诺书',
  wordingId: await wordingIdOf('confidentialityPledge'),
  audience: everybody,
  isStanding: false,
  fromOn: '2026-11-23',
  dueOn: '2026-11-27',
  ...over,
})
const settle = async () => {
  const { id } = await one<{ id: string }>('select "bureauId" as id from "bureaus" limit 1')
  await transact(app.services.pool, 'owner', {}, (tx) => settleRounds(tx, id, '2026-11-23'))
}

test('辅警办请全局 887 人签保密承诺书；柳河的内勤只看得见本所 46 人，青桥的名字一个也不出现', async () => {
  const desk = await app.signedIn(office)
  const { wordingId } = await round()
  const counted = await desk.send('POST', '/api/signing-rounds/audience', { wordingId, audience: everybody })
  expect(counted.json).toEqual({ count: 887 })
  const opened = await desk.send('POST', '/api/signing-rounds', await round())
  expect([opened.status, opened.json.tally.asked, opened.json.units.length]).toEqual([200, 887, 40])
  expect(opened.json.serialNumber).toMatch(/^签〔2026〕\d+号$/)
  const browser = await app.signedIn(clerk)
  const seen = await browser.get(`/api/signing-rounds/${opened.json.id}`)
  expect([seen.json.tally.asked, seen.json.units.map((u: { unitName: string }) => u.unitName)]).toEqual([46, ['柳河派出所']])
  const answers = await browser.send('POST', '/api/signing-answers', { roundId: opened.json.id, limit: '100' })
  expect([answers.json.total, answers.json.rows.length]).toEqual([46, 46])
  expect(answers.text).not.toContain('青桥')
  expect(new Set(answers.json.rows.map((r: { state: string }) => r.state))).toEqual(new Set(['open']))
})

test('内勤给本所的人发起一批：外所的内勤看不见，所长看得见，也不能结束', async () => {
  const browser = await app.signedIn(clerk)
  const outside = await unitIdOf('青桥派出所')
  const opened = await browser.send('POST', '/api/signing-rounds', await round({ title: '柳河所补签' }))
  expect([opened.status, opened.json.tally.asked]).toEqual([200, 46])
  const refused = await browser.send(
    'POST',
    '/api/signing-rounds',
    await round({ audience: { ...everybody, unitIds: [outside] } }),
  )
  expect([refused.status, refused.json.code]).toEqual([422, 'nobody'])
  const other = await app.signedIn({ name: '邵美琳', role: 'unitClerk' })
  expect((await other.get(`/api/signing-rounds/${opened.json.id}`)).status).toBe(404)
  const head = await app.signedIn(unitHead)
  expect((await head.get(`/api/signing-rounds/${opened.json.id}`)).json.abilities).toEqual({
    change: false,
    remind: true,
    openDesk: false,
    onPaper: false,
  })
  const closing = { version: opened.json.version, reason: '改由全局统一签' }
  const address = `/api/signing-rounds/${opened.json.id}/closing`
  expect((await head.send('POST', address, closing)).status).toBe(403)
  const closed = await browser.send('POST', address, closing)
  expect([closed.status, closed.json.tally.asked, closed.json.closedByName]).toEqual([200, 0, '谢春燕'])
  expect((await browser.send('POST', address, { ...closing, version: closed.json.version })).json.code).toBe('roundClosed')
})

test('催办：点名的人在自己的档案里看得见谁催的；都答复了就不用催', async () => {
  const browser = await app.signedIn(clerk)
  const opened = await browser.send('POST', '/api/signing-rounds', await round({ title: '催办试试' }))
  const song = await one<{ id: string }>(`select "personId" as id from "accounts" where "name" = '宋永康'`)
  const address = `/api/signing-rounds/${opened.json.id}/reminders`
  expect((await browser.send('POST', address, { personIds: [song.id], unitIds: [] })).json).toEqual({ reminded: 1 })
  const listed = await browser.send('POST', '/api/signing-answers', { roundId: opened.json.id, q: '宋永康' })
  expect(listed.json.rows[0].remindedAt).not.toBeNull()
  const mine = await app.signedIn(songYongkang)
  expect((await mine.get('/api/me/views')).text).toContain('round.reminded')
  expect((await browser.send('POST', address, { personIds: [], unitIds: [] })).json.code).toBe('nobodyOpen')
})

test('长期批次：新入职的人自动要签；改一个字不再请，实质修改请所有人重签，旧的待签收回', async () => {
  const desk = await app.signedIn(office)
  const unitId = await unitIdOf('柳河派出所')
  const wordingId = await wordingIdOf('onlineConductPledge')
  const standing = {
    title: '网络承诺长期',
    wordingId,
    isStanding: true,
    dueOn: null,
    audience: { ...everybody, unitIds: [unitId] },
  }
  const { json: opened } = await desk.send('POST', '/api/signing-rounds', await round(standing))
  const asked = async () =>
    (
      await one<{ n: number }>(
        `select count(*)::int as n from "signingRequests" where "occasionId" = $1 and "state" <> 'withdrawn'`,
        [opened.id],
      )
    ).n
  expect(await asked()).toBe(46)
  await app.services.pool.query(
    `update "people" set "unitId" = $1, "unitSortKey" = (select "unitSortKey" from "units" where "id" = $1) where "id" = (
      select p."id" from "people" p join "units" u on u."id" = p."unitId" where u."name" = '青桥派出所' and p."kind" = 'auxiliary' limit 1)`,
    [unitId],
  )
  await settle()
  await settle()
  expect(await asked()).toBe(47)
  const revise = async (changeKind: string, fromOn: string) => {
    const { rows } = await app.services.pool.query(
      `insert into "wordingVersions" ("bureauId", "id", "wordingId", "number", "title", "body", "changeKind", "draftedBy", "draftedByName", "approvedBy", "approvedAt", "digest", "digestSm3")
       select "bureauId", gen_random_uuid(), "wordingId", (select max("number") + 1 from "wordingVersions" where "wordingId" = $1), "title", "body", $2, gen_random_uuid(), '起草人', gen_random_uuid(), now(), 'x', 'x'
       from "wordingVersions" where "wordingId" = $1 and "inForceTo" is null and "inForceFrom" is not null returning "id"`,
      [wordingId, changeKind],
    )
    await app.services.pool.query(
      `update "wordingVersions" set "inForceTo" = $2 where "wordingId" = $1 and "inForceTo" is null and "inForceFrom" is not null`,
      [wordingId, fromOn],
    )
    await app.services.pool.query(`update "wordingVersions" set "inForceFrom" = $2 where "id" = $1`, [rows[0].id, fromOn])
    return rows[0].id as string
  }
  const signOne = `update "signingRequests" set "state" = 'signed' where "id" = (select "id" from "signingRequests" where "occasionId" = $1 and "state" = 'open' limit 1)`
  await app.services.pool.query(signOne, [opened.id])
  const editorial = await revise('editorial', '2026-11-22')
  await settle()
  const byVersion = async (id: string) =>
    (
      await one<{ n: number }>(
        `select count(*)::int as n from "signingRequests" where "occasionId" = $1 and "versionId" = $2 and "state" = 'open'`,
        [opened.id, id],
      )
    ).n
  expect([await asked(), await byVersion(editorial)]).toEqual([47, 46])
  const material = await revise('material', '2026-11-23')
  await settle()
  expect([await asked(), await byVersion(material)]).toEqual([48, 47])
})
