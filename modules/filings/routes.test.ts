import { expect, test } from 'vitest'
import { transact } from '../../platform/database/transact.ts'
import { type Browser, useApp } from '../../tests/harness/app.ts'
import { clerk, office, songYongkang } from '../../tests/harness/database.ts'
import { settleFilings } from './commands/settle-filings.ts'

const app = useApp()
const rowsOf = async <T>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await app.services.pool.query(text, values)).rows as T[]
const settle = async () => {
  const [bureau] = await rowsOf<{ id: string }>('select "bureauId" as id from "bureaus" limit 1')
  await transact(app.services.pool, 'owner', {}, (tx) => settleFilings(tx, bureau?.id ?? ''))
}
/** Auxiliaries of 柳河 in roster order. */
const people = (skip: number, n: number) =>
  rowsOf<{ id: string; name: string; officer: string | null }>(
    `select p."id", p."name", o."name" as officer from "people" p join "units" u on u."id" = p."unitId" left join "people" o on o."id" = p."leadOfficerId"
      where u."name" = '柳河派出所' and p."kind" = 'auxiliary' and p."separatedOn" is null and p."leadOfficerId" is not null order by p."numberSortKey" offset $1 limit $2`,
    [skip, n],
  )
const officerOtherThan = async (name: string | null) =>
  (
    await rowsOf<{ id: string; name: string }>(
      `select p."id", p."name" from "people" p join "units" u on u."id" = p."unitId" where u."name" = '柳河派出所' and p."kind" = 'officer' and p."name" <> $1 limit 1`,
      [name ?? ''],
    )
  )[0] ?? { id: '', name: '' }
const give = async (browser: Browser, personIds: string[], targetId: string) =>
  browser.send('POST', '/api/assignments', {
    personIds,
    aspect: 'leadOfficer',
    targetId,
    fromOn: '2026-11-23',
    reason: '岗位轮换',
  })
const seen = (rows: { id: string; version: number }[]) => rows.map(({ id, version }) => ({ id, version }))

test('换了带辅责任民警，备案自己开出来，写明前后；入册时的安排不算变动', async () => {
  const browser = await app.signedIn(clerk)
  const [person] = await people(12, 1)
  const mine = `/api/filings?personId=${person?.id}`
  expect((await browser.get(mine)).json.total).toBe(0)
  const officer = await officerOtherThan(person?.officer ?? null)
  expect((await give(browser, [person?.id ?? ''], officer.id)).status).toBe(200)
  await settle()
  await settle()
  const { json } = await browser.get(mine)
  expect(json.total).toBe(1)
  expect(json.rows[0]).toMatchObject({
    person: { name: person?.name },
    aspect: 'leadOfficer',
    before: person?.officer,
    after: officer.name,
    state: 'open',
    dueOn: null,
    abilities: { lodge: true, answer: false },
  })
})

test('期限由本局定：定了五个工作日，从登记那天数，周末不算；过期才报的记迟报，退回重报也还是迟报', async () => {
  const desk = await app.signedIn(office)
  const { json: rule } = await desk.get('/api/filing-rule')
  expect((await desk.send('PATCH', '/api/filing-rule', { version: rule.version, filingDays: 5 })).json.filingDays).toBe(5)
  const browser = await app.signedIn(clerk)
  const [person] = await people(1, 1)
  await give(browser, [person?.id ?? ''], (await officerOtherThan(person?.officer ?? null)).id)
  await settle()
  const listed = (await browser.get(`/api/filings?personId=${person?.id}`)).json.rows[0]
  expect(listed.dueOn > listed.changedOn).toBe(true)
  await app.services.pool.query(`update "filings" set "dueOn" = '2026-11-20' where "id" = $1`, [listed.id])
  const late = (await browser.get('/api/filings?state=late')).json
  expect([late.total, late.rows[0].light]).toEqual([1, 'overdue'])
  const lodged = await browser.send('POST', '/api/filings/lodging', { filings: seen([listed]), note: '岗位轮换' })
  expect(lodged.json.rows[0]).toMatchObject({ state: 'lodged', isLate: true, lodgedBy: '谢春燕' })
  const returned = await desk.send('POST', '/api/filings/return', { filings: seen(lodged.json.rows), reason: '请补轮换的文号。' })
  expect(returned.json.rows[0]).toMatchObject({ state: 'returned', answer: '请补轮换的文号。' })
  await app.services.pool.query(`update "filings" set "dueOn" = '2027-01-01' where "id" = $1`, [listed.id])
  const again = await browser.send('POST', '/api/filings/lodging', { filings: seen(returned.json.rows), note: '文号已补' })
  expect(again.json.rows[0]).toMatchObject({ state: 'lodged', isLate: true, note: '文号已补' })
})

test('成批报、成批受理，各有备案号和回执；受理以后当天的指定不能撤回；本人看得见', async () => {
  const browser = await app.signedIn(clerk)
  const [song] = await rowsOf<{ id: string }>(`select "personId" as id from "accounts" where "name" = '宋永康'`)
  const others = await people(3, 2)
  const ids = [...new Set([song?.id ?? '', ...others.map((p) => p.id)])]
  const officer = await officerOtherThan(null)
  await give(browser, ids, officer.id)
  await settle()
  const { json } = await browser.get('/api/filings?state=open')
  const mine = json.rows.filter((r: { person: { id: string } }) => ids.includes(r.person.id))
  const lodged = await browser.send('POST', '/api/filings/lodging', { filings: seen(mine), note: '' })
  expect(lodged.status).toBe(200)
  expect((await browser.send('POST', '/api/filings/acceptance', { filings: seen(lodged.json.rows) })).status).toBe(403)
  const desk = await app.signedIn(office)
  const accepted = await desk.send('POST', '/api/filings/acceptance', { filings: seen(lodged.json.rows) })
  const numbers = accepted.json.rows.map((r: { serialNumber: string }) => r.serialNumber)
  expect(new Set(numbers).size).toBe(mine.length)
  expect(numbers[0]).toMatch(/^备〔2026〕\d+号$/)
  expect((await desk.send('POST', '/api/filings/acceptance', { filings: seen(accepted.json.rows) })).json.code).toBe('wrongState')
  const receipt = await browser.get(`/api/filings/${accepted.json.rows[0].id}/receipt`)
  expect([receipt.status, receipt.text.slice(0, 5)]).toEqual([200, '%PDF-'])
  const withdrawn = await browser.send('POST', '/api/assignments/withdrawal', { personIds: ids, aspect: 'leadOfficer' })
  expect(withdrawn.json.code).toBe('filed')
  const self = await app.signedIn(songYongkang)
  expect((await self.get('/api/me/views')).text).toContain('filing.accepted')
})

test('自己报的自己不能受理；外所的内勤看不见也报不了；撤回变动，没受理的备案跟着撤回', async () => {
  const desk = await app.signedIn(office)
  const browser = await app.signedIn(clerk)
  const [person] = await people(8, 1)
  await give(browser, [person?.id ?? ''], (await officerOtherThan(person?.officer ?? null)).id)
  await settle()
  const filing = (await browser.get(`/api/filings?personId=${person?.id}`)).json.rows[0]
  const other = await app.signedIn({ name: '邵美琳', role: 'unitClerk' })
  expect((await other.get(`/api/filings?personId=${person?.id}`)).json.total).toBe(0)
  expect((await other.send('POST', '/api/filings/lodging', { filings: seen([filing]), note: '' })).status).toBe(404)
  const lodged = await desk.send('POST', '/api/filings/lodging', { filings: seen([filing]), note: '代报' })
  expect((await desk.send('POST', '/api/filings/acceptance', { filings: seen(lodged.json.rows) })).status).toBe(403)
  await browser.send('POST', '/api/assignments/withdrawal', { personIds: [person?.id], aspect: 'leadOfficer' })
  await settle()
  expect((await browser.get(`/api/filings?personId=${person?.id}&state=withdrawn`)).json.total).toBe(1)
})
