import { expect, test } from 'vitest'
import { type Browser, useApp } from '../../tests/harness/app.ts'
import { clerk, office, type Player, unitHead } from '../../tests/harness/database.ts'

const app = useApp()
const political: Player = { name: '李文静', role: 'politicalOfficeLeader' }
const leadOfficer: Player = { name: '周启航', role: 'leadOfficer' }
const auditor: Player = { name: '审计管理员', role: 'auditAdministrator' }
const one = async (query: string, ...values: unknown[]) =>
  Object.values((await app.services.pool.query(query, values)).rows[0] ?? {})[0]
const liuhe = () => one(`select "id" from "units" where "name" = '柳河派出所'`)

/** A hazard of 柳河 that is past its day. */
async function overdueHazard(): Promise<string> {
  const unit = await app.signedIn(clerk)
  const body = {
    unitId: await liuhe(),
    category: 'teamManagement',
    subcategoryId: null,
    title: '值班表与实际不符',
    description: '抽查三天，两天不符。',
  }
  const { id } = (await unit.send('POST', '/api/hazards', body)).json
  await app.services.pool.query(
    `update "hazards" set "state" = 'measuresSet', "rectifyBy" = '2026-11-16', "ownerId" = (select "personId" from "accounts" where "name" = '周启航'), "ownerName" = '周启航' where "id" = $1`,
    [id],
  )
  return id
}
async function causeOf(desk: Browser, hazardId: string) {
  const { rows } = (await desk.get('/api/accountability-triggers?trigger=overdueCloseOut&limit=200')).json
  return rows.find((t: { id: string }) => t.id === hazardId)
}
async function openFor(desk: Browser, change: object = {}) {
  const hazardId = await overdueHazard()
  const unitId = await liuhe()
  const { levels } = (await desk.get(`/api/answerable-levels?unitId=${unitId}&on=2026-11-17`)).json
  const head = levels.find((l: { duty: string }) => l.duty === 'unitHead').people[0]
  const leaderId = await one(`select "accountId" from "accounts" where "name" = '李文静'`)
  const body = {
    trigger: 'overdueCloseOut',
    triggerId: hazardId,
    unitId,
    on: '2026-11-17',
    duty: 'unitHead',
    personId: head.id,
    leaderId,
  }
  return desk.send('POST', '/api/accountability-reviews', { ...body, matter: '逾期五个工作日没有督促整改。', ...change })
}

test('逾期未销号的隐患列为情形；看那一天的责任链，启动问责，从此是密封的核查，只有启动的人和选定的领导看得到', async () => {
  const desk = await app.signedIn(office)
  const hazardId = await overdueHazard()
  expect(await causeOf(desk, hazardId)).toMatchObject({
    since: '2026-11-16',
    unit: { name: '柳河派出所' },
    href: `/hazards/${hazardId}`,
  })
  const { chainName, levels } = (await desk.get(`/api/answerable-levels?unitId=${await liuhe()}&on=2026-11-17`)).json
  expect(chainName).toBe('通知第六条')
  const seen = (duty: string) => levels.find((l: { duty: string }) => l.duty === duty)
  expect(seen('unitHead')).toMatchObject({ responsibility: '主要领导责任', people: [{ name: '郭立军', led: 0 }] })
  expect(seen('leadOfficer').people.find((p: { name: string }) => p.name === '周启航').led).toBeGreaterThan(0)
  const { status, json } = await openFor(desk)
  expect(status).toBe(200)
  const leader = await app.signedIn(political)
  const file = (await leader.get(`/api/proceedings/${json.id}`)).json
  expect(file).toMatchObject({ kind: 'accountability', state: 'reported', subject: { name: '郭立军' } })
  const words = JSON.stringify(file.entries)
  for (const part of ['隐患逾期未销号', '主要领导（主要领导责任）', '2026年11月17日', '柳河派出所']) expect(words).toContain(part)
  for (const other of [unitHead, clerk, leadOfficer]) {
    const browser = await app.signedIn(other)
    expect((await browser.get(`/api/proceedings/${json.id}`)).status).toBe(404)
    expect((await browser.get('/api/proceedings')).json).toMatchObject({ rows: [], total: 0 })
  }
  const trail = await (await app.signedIn(auditor)).get('/api/trail?limit=200')
  expect([trail.status, trail.text.includes('accountabilityReview')]).toEqual([200, false])
})

test('那一天没有担任这一级的人，问不到；将来的日期、别的单位的事项也不行', async () => {
  const desk = await app.signedIn(office)
  const clerkPerson = await one(`select "personId" from "accounts" where "name" = '周启航'`)
  expect((await openFor(desk, { personId: clerkPerson })).json).toMatchObject({ code: 'notAnswerable' })
  expect((await openFor(desk, { on: '2026-12-31' })).json).toMatchObject({ code: 'future' })
  expect((await openFor(desk, { triggerId: null })).json).toMatchObject({ code: 'causeMissing' })
  const elsewhere = await one(`select "id" from "units" where "name" = '青桥派出所'`)
  const { levels } = (await desk.get(`/api/answerable-levels?unitId=${elsewhere}&on=2026-11-17`)).json
  const person = levels.find((l: { duty: string }) => l.duty === 'unitHead').people[0].id
  expect((await openFor(desk, { unitId: elsewhere, personId: person })).json).toMatchObject({ code: 'otherUnit' })
})

test('所带辅警违规违纪没有清单，写明情况启动；本单位的人启动不了问责，也看不到情形', async () => {
  const desk = await app.signedIn(office)
  expect((await openFor(desk, { trigger: 'breach', triggerId: null })).status).toBe(200)
  const head = await app.signedIn(unitHead)
  expect((await head.get('/api/accountability-triggers')).status).toBe(403)
  expect((await openFor(desk)).status).toBe(200)
})

test('漏报的排查也列为情形，清单可以导出，按日期排', async () => {
  const desk = await app.signedIn(office)
  const checklists = (await desk.get('/api/screening-checklists')).json.rows
  const checklistId = checklists.find((c: { state: string }) => c.state === 'inForce').id
  const asked = { title: '十月排查', checklistId, unitIds: [await liuhe()], dueOn: '2026-11-27' }
  const round = (await desk.send('POST', '/api/screening-rounds', asked)).json
  await app.services.pool.query(
    `update "screeningReturns" set "openedOn" = '2026-11-02', "dueOn" = '2026-11-03', "firstSubmittedAt" = null, "state" = 'waiting', "submittedAt" = null, "closedAt" = null where "id" = (select "id" from "screeningReturns" where "roundId" = $1 limit 1)`,
    [round.id],
  )
  const { rows, total } = (await desk.get('/api/accountability-triggers?trigger=missedReport&sort=since')).json
  expect(rows[0]).toMatchObject({ trigger: 'missedReport', since: '2026-11-03' })
  expect(rows[0].what).toContain(round.title)
  expect(total).toBe(rows.length)
  expect((await desk.get('/api/accountability-triggers/export?trigger=missedReport')).status).toBe(200)
})
