import { expect, test } from 'vitest'
import { useApp } from '../../tests/harness/app.ts'
import { clerk, office, unitHead } from '../../tests/harness/database.ts'

const app = useApp()
const leader = { name: '李文静', role: 'politicalOfficeLeader' } as const
const personId = async (name: string): Promise<string> =>
  (await app.services.pool.query<{ id: string }>(`select "id" from "people" where "name" = $1 and "kind" = 'officer'`, [name]))
    .rows[0]?.id ?? ''
const found = async (name = '辅警教育管理专班') => {
  const desk = await app.signedIn(office)
  const { json } = await desk.send('POST', '/api/task-forces', { name, reference: '明公通〔2026〕7号', foundedOn: '2026-09-01' })
  return { desk, force: json }
}

test('辅警办成立专班、任命组长；各单位主要领导当然是成员，换了人自己跟着换', async () => {
  const { desk, force } = await found()
  const path = `/api/task-forces/${force.id}`
  const body = { version: 1, personId: await personId('高远山'), duty: 'head', fromOn: '2026-09-01' }
  const appointed = (await desk.send('POST', `${path}/appointments`, body)).json
  expect(appointed.appointments).toMatchObject([{ person: { name: '高远山', title: '局长' }, duty: 'head', isInForce: true }])
  const headOf = (view: { unitHeads: { unit: { name: string }; personName: string | null }[] }) =>
    view.unitHeads.find((h) => h.unit.name === '柳河派出所')?.personName
  expect([appointed.unitHeads.length, headOf(appointed)]).toEqual([40, '郭立军'])
  const liuhe = (await app.services.pool.query(`select "id", "version" from "units" where "name" = '柳河派出所'`)).rows[0]
  const successor = { version: liuhe.version, duty: 'unitHead', personId: await personId('孙立新'), fromOn: '2026-11-20' }
  await desk.send('POST', `/api/units/${liuhe.id}/appointments`, successor)
  expect(headOf((await desk.get(path)).json)).toBe('孙立新')
  expect(headOf((await desk.get(`${path}?on=2026-11-19`)).json)).toBe('郭立军')
})

test('任职有起止：换办公室主任，前任到那天为止；到某天看，是那天的人；历史都在', async () => {
  const { desk, force } = await found('轮换专班')
  const path = `/api/task-forces/${force.id}`
  const appoint = async (name: string, fromOn: string, version: number) =>
    desk.send('POST', `${path}/appointments`, { version, personId: await personId(name), duty: 'officeDirector', fromOn })
  await appoint('李文静', '2026-09-01', 1)
  expect((await appoint('何俊杰', '2026-09-01', 2)).status).toBe(422)
  const { json } = await appoint('何俊杰', '2026-11-01', 2)
  expect(json.appointments).toMatchObject([
    { person: { name: '何俊杰' }, toOn: null, isInForce: true },
    { person: { name: '李文静' }, toOn: '2026-11-01', isInForce: false },
  ])
  const then = (await desk.get(`${path}?on=2026-10-01`)).json.appointments.filter((a: { isInForce: boolean }) => a.isInForce)
  expect(then).toMatchObject([{ person: { name: '李文静' } }])
  const now = json.appointments[0]
  const ended = await desk.send('POST', `${path}/appointments/${now.id}/ending`, { version: now.version, toOn: '2026-11-10' })
  expect(ended.json.appointments[0]).toMatchObject({ toOn: '2026-11-10', isInForce: false })
  const again = await desk.send('POST', `${path}/appointments/${now.id}/ending`, { version: 2, toOn: '2026-11-12' })
  expect(again.json.code).toBe('alreadyEnded')
})

test('内勤只看不改，名单能打印，当然成员只列范围内的单位；旧版本不收', async () => {
  const { desk, force } = await found('只读专班')
  const path = `/api/task-forces/${force.id}`
  const browser = await app.signedIn(clerk)
  const { json } = await browser.get(path)
  expect([json.abilities, json.unitHeads.length]).toEqual([{ change: false, appoint: false, serve: false }, 1])
  const body = { version: 1, name: '改名专班', reference: '明公通〔2026〕8号', dissolvedOn: null }
  expect((await browser.send('PATCH', path, body)).status).toBe(403)
  const head = await app.signedIn(unitHead)
  const sheet = await head.get(`${path}/sheet?on=2026-11-01`)
  expect([sheet.status, sheet.text.slice(0, 5)]).toEqual([200, '%PDF-'])
  expect((await desk.send('PATCH', path, body)).json).toMatchObject({ name: '改名专班', version: 2 })
  expect((await desk.send('PATCH', path, body)).json.code).toBe('stale')
  const dissolved = { version: 2, name: '改名专班', reference: '明公通〔2026〕8号', dissolvedOn: '2026-11-20' }
  await desk.send('PATCH', path, dissolved)
  const late = { version: 3, personId: await personId('李文静'), duty: 'head', fromOn: '2026-11-21' }
  expect((await desk.send('POST', `${path}/appointments`, late)).json.code).toBe('dissolved')
})

test('会商周期由专班办公室定：办公室副主任也能定，别人不能；下次会商最迟哪天看得见', async () => {
  const { desk, force } = await found('周期专班')
  const path = `/api/task-forces/${force.id}`
  const cycle = { everyCount: 2, everyUnit: 'week', firstDueOn: '2026-11-25', joinWords: ['政治处'], joinFrom: 30 }
  const politics = await app.signedIn(leader)
  expect((await politics.send('PATCH', `${path}/cycle`, { version: 1, ...cycle })).status).toBe(403)
  const deputy = { version: 1, personId: await personId('孙立新'), duty: 'officeDeputy', fromOn: '2026-11-01' }
  await desk.send('POST', `${path}/appointments`, deputy)
  const sun = await app.signedIn({ name: '孙立新', role: 'leaderInCharge' })
  const set = await sun.send('PATCH', `${path}/cycle`, { version: 2, ...cycle })
  expect(set.json.cycle).toMatchObject({ everyCount: 2, nextDueOn: '2026-11-25', light: 'near' })
  const listed = (await sun.get('/api/task-forces')).json
  expect(listed.rows.find((f: { id: string }) => f.id === force.id)).toMatchObject({ abilities: { serve: true } })
})
