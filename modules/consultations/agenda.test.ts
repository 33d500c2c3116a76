import { beforeAll, expect, test } from 'vitest'
import { useApp } from '../../tests/harness/app.ts'
import { as, clerk, office, unitHead } from '../../tests/harness/database.ts'
import { openHazards } from '../hazards/public.ts'

const app = useApp()
const leader = { name: '李文静', role: 'politicalOfficeLeader' } as const
const otherClerk = { name: '邵美琳', role: 'unitClerk' } as const
const one = async (text: string, values: unknown[] = []): Promise<string> =>
  String(Object.values((await app.services.pool.query(text, values)).rows[0] ?? {})[0])
const unitId = (name: string) => one('select "id" from "units" where "name" = $1', [name])
const personId = (name: string) => one(`select "id" from "people" where "name" = $1 and "kind" = 'officer'`, [name])

/** A hazard of a unit with its cause, found on a day. */
async function caused(unit: string, title: string, cause: string, foundOn = '2026-11-20'): Promise<string> {
  const of = { unitId: await unitId(unit), category: 'teamManagement', source: 'ownFinding', description: '现场查看。' } as const
  const [opened] = await as(app.services, office, (ctx) => openHazards(ctx, [{ ...of, title }]), true)
  await app.services.pool.query(
    `update "hazards" set "foundOn" = $2, "causeId" = (select "id" from "hazardTerms" where "kind" = 'cause' and "name" = $3) where "id" = $1`,
    [opened?.id, foundOn, cause],
  )
  return opened?.id ?? ''
}
let force = ''
const prepare = async (units: string[]) => {
  const desk = await app.signedIn(office)
  const chairId = await personId('李文静')
  const unitIds = await Promise.all(units.map(unitId))
  const of = { taskForceId: force, meetingOn: '2026-11-23', place: '会议室', chairId, unitIds }
  return (await desk.send('POST', '/api/consultations', of)).json
}
const causesOf = (view: { points: { kind: string; title: string; facts: string }[] }) =>
  view.points.filter((p) => p.kind === 'cause').map((p) => `${p.title}，${p.facts.split('：')[0]}`)

beforeAll(async () => {
  const desk = await app.signedIn(office)
  const body = { name: '专班', reference: '明公通〔2026〕7号', foundedOn: '2026-09-01' }
  force = (await desk.send('POST', '/api/task-forces', body)).json.id
})

test('同一原因在本局定的天数里、几个单位出现，进议程；只在一个单位、太早的不进；改了规定跟着变，不定就没有', async () => {
  for (const unit of ['柳河派出所', '青桥派出所', '城关派出所']) await caused(unit, `${unit}没有登记`, '制度没有执行')
  await caused('柳河派出所', '又没有登记', '制度没有执行')
  for (const title of ['门禁坏了', '柜子坏了', '灯坏了']) await caused('柳河派出所', title, '设施条件不够')
  await caused('柳河派出所', '分工没有写', '责任不清')
  await caused('青桥派出所', '分工没有定', '责任不清', '2026-03-01')
  const desk = await app.signedIn(office)
  const { id } = await prepare(['柳河派出所'])
  const drawn = async () => causesOf((await desk.get(`/api/consultations/${id}`)).json)
  expect(await drawn()).toEqual(['同类原因反复：制度没有执行，近 180 天 3 个单位 4 件'])
  const rule = async (repeatUnits: number | null, repeatDays: number | null) => {
    const { rules } = (await desk.get('/api/hazard-terms')).json
    const body = { version: rules.version, lookBackDays: null, escalationDays: null, repeatUnits, repeatDays }
    return desk.send('PATCH', '/api/hazard-rules', body)
  }
  expect((await rule(2, 365)).json.rules).toMatchObject({ repeatUnits: 2, repeatDays: 365 })
  expect(await drawn()).toEqual([
    '同类原因反复：制度没有执行，近 365 天 3 个单位 4 件',
    '同类原因反复：责任不清，近 365 天 2 个单位 2 件',
  ])
  await rule(4, 365)
  expect(await drawn()).toEqual([])
  expect((await rule(2, null)).json.code).toBe('halfRule')
  await rule(null, null)
  expect(await drawn()).toEqual([])
  await rule(2, 180)
  const mine = (await (await app.signedIn(clerk)).get(`/api/consultations/${id}`)).json
  expect(causesOf(mine)).toEqual([])
  await desk.send('POST', `/api/consultations/${id}/cancellation`, { version: 1, reason: '改期' })
})

test('隐患上看得到在哪次会商上研判过、定了什么；看不见那次会、那条隐患的，一样也看不到；看得见改不了的，说清由谁办', async () => {
  const [desk, head] = [await app.signedIn(office), await app.signedIn(unitHead)]
  const hazardId = await caused('柳河派出所', '巡逻车钥匙没有登记', '检查不到位')
  const of = (browser: typeof desk) => browser.get(`/api/hazards/${hazardId}/consultations`)
  const { id } = await prepare(['柳河派出所', '青桥派出所'])
  expect((await of(desk)).json.rows).toEqual([])
  const held = (await desk.send('POST', `/api/consultations/${id}/holding`, { version: 1, absences: [] })).json
  const point = held.points.find((p: { hazardId: string }) => p.hazardId === hazardId)
  expect(point).toMatchObject({ kind: 'hazard', opensHazard: true })
  const minutes = { version: 2, points: [{ id: point.id, minutes: '要有登记。' }], level: 'general', reasons: '平稳。' }
  await desk.send('PATCH', `/api/consultations/${id}/minutes`, minutes)
  const ownerId = await personId('郭立军')
  const measure = { version: 3, text: '建钥匙登记簿', pointId: point.id, hazardId, unitId: null, ownerId, dueOn: '2026-12-10' }
  const drafted = (await desk.send('POST', `/api/consultations/${id}/decisions`, measure)).json
  expect((await of(head)).json.rows).toMatchObject([{ id, state: 'held', decided: [] }])
  const gone = await head.send('POST', `/api/consultation-decisions/${drafted.id}/removal`, { version: 1 })
  expect(gone.status).toBe(404)
  const writes: [string, string, object][] = [
    ['PATCH', '/minutes', minutes],
    ['POST', '/holding', { version: 2, absences: [] }],
    ['POST', '/cancellation', { version: 2, reason: '不开了' }],
    ['POST', '/decisions', measure],
    ['POST', '/approval', { version: 4 }],
  ]
  for (const [method, noun, body] of writes) {
    const refused = await head.send(method, `/api/consultations/${id}${noun}`, body)
    expect([noun, refused.status, refused.json.detail.slice(0, 9)]).toEqual([noun, 403, '您可以看这次会商；'])
  }
  await (await app.signedIn(leader)).send('POST', `/api/consultations/${id}/approval`, { version: 4 })
  const [meeting] = (await of(head)).json.rows
  expect(meeting).toMatchObject({ state: 'approved', decided: [{ number: 1, text: '建钥匙登记簿', ownerName: '郭立军' }] })
  const [row] = (await head.get('/api/consultation-decisions')).json.rows
  expect(row).toMatchObject({ hazard: { id: hazardId }, abilities: { openHazard: true, openMeeting: true } })
  expect((await of(await app.signedIn(otherClerk))).status).toBe(404)
  const next = (await desk.get(`/api/consultations/${(await prepare(['政治处'])).id}`)).json
  expect(next.points[0]).toMatchObject({ kind: 'followUp', hazardId })
})
