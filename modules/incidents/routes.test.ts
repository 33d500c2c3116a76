import { expect, test } from 'vitest'
import { type Browser, useApp } from '../../tests/harness/app.ts'
import { clerk, office, unitHead, zhouQihang } from '../../tests/harness/database.ts'
import { incidentTracks } from './contract.ts'

const app = useApp()
const one = async (query: string): Promise<string> => (await app.services.pool.query<{ id: string }>(query)).rows[0]?.id ?? ''
const officer = (name: string) => one(`select "id" from "people" where "name" = '${name}' and "kind" = 'officer'`)
const liuhe = () => one(`select "id" from "units" where "name" = '柳河派出所'`)
const said = { summary: '集市散场时人流集中。', place: '集市东口', happenedOn: '2026-11-20', happenedTime: '09:30' }
const step = { takenOn: '2026-11-20', takenTime: '10:00', text: '到现场疏导。' }

async function recorded(title = '集市秩序'): Promise<{ unit: Browser; path: string; view: { id: string; version: number } }> {
  const unit = await app.signedIn(clerk)
  const { json } = await unit.send('POST', '/api/incidents', { unitId: await liuhe(), title, ...said })
  return { unit, path: `/api/incidents/${json.id}`, view: json }
}

test('内勤登记事件，三路各定负责人、记步骤；缺一路不能报处置完毕；辅警办复盘，问题进单位台账', async () => {
  const { unit, path, view } = await recorded()
  expect((await unit.get('/api/owed')).text).toContain('报处置完毕：集市秩序')
  expect(view).toMatchObject({ state: 'open', happenedAt: '2026-11-20T01:30:00.000Z' })
  const head = await app.signedIn(unitHead)
  expect((await head.send('POST', `${path}/conclusion`, { version: view.version })).json.code).toBe('notHandled')
  let { version } = view
  for (const track of incidentTracks) {
    const owned = await unit.send('POST', `${path}/owner`, { version, track, ownerId: await officer('郭立军') })
    if (track === 'lawful') expect((await head.get('/api/todos')).text).toContain('您负责的一路还没有步骤')
    const stepped = await unit.send('POST', `${path}/steps`, { version: owned.json.version, track, ...step })
    expect(stepped.json.tracks.find((t: { track: string }) => t.track === track)).toMatchObject({
      owner: { name: '郭立军' },
      steps: [{ text: '到现场疏导。', by: '谢春燕', takenAt: '2026-11-20T02:00:00.000Z' }],
    })
    version = stepped.json.version
  }
  expect((await unit.send('POST', `${path}/conclusion`, { version })).status).toBe(403)
  const desk = await app.signedIn(office)
  const review = { text: '要补疏导预案。', findings: [{ category: 'other', title: '没有疏导预案', description: '没有写。' }] }
  expect((await desk.send('POST', `${path}/review`, { version, ...review })).json.code).toBe('wrongState')
  const handled = await head.send('POST', `${path}/conclusion`, { version })
  expect(handled.json.state).toBe('handled')
  const reviewed = await desk.send('POST', `${path}/review`, { version: handled.json.version, ...review })
  expect(reviewed.json).toMatchObject({ state: 'reviewed', review: { by: '何俊杰', findings: 1 } })
  expect((await unit.get('/api/hazards')).text).toContain('没有疏导预案')
  const late = await unit.send('POST', `${path}/steps`, { version: reviewed.json.version, track: 'lawful', ...step })
  expect(late.json.code).toBe('wrongState')
  for (const format of ['pdf', 'docx']) expect((await unit.get(`${path}/sheet?format=${format}`)).status).toBe(200)
  expect((await unit.get('/api/incidents/export?state=reviewed')).status).toBe(200)
})

test('周启航只有带辅责任民警的身份：负责一路的事件看得到、记得了自己的一路，别人的一路记不了，别的事件看不到', async () => {
  const { unit, path, view } = await recorded('夜市秩序')
  const hidden = await recorded('与他无关')
  const owner = await app.signedIn(zhouQihang)
  expect((await owner.get(path)).status).toBe(404)
  const mine = { track: 'onSite', ownerId: await officer('周启航') }
  const owned = await unit.send('POST', `${path}/owner`, { version: view.version, ...mine })
  const other = { track: 'lawful', ownerId: await officer('郭立军') }
  const { version } = (await unit.send('POST', `${path}/owner`, { version: owned.json.version, ...other })).json
  expect((await owner.get('/api/incidents')).json).toMatchObject({ total: 1, rows: [{ title: '夜市秩序', owned: 2 }] })
  expect((await owner.get('/api/todos')).text).toContain('您负责的一路还没有步骤')
  const told = (await owner.get(path)).json.tracks
  expect(told.map((t: { abilities: { addStep: boolean } }) => t.abilities.addStep)).toEqual([false, false, true])
  expect((await owner.send('POST', `${path}/steps`, { version, track: 'lawful', ...step })).status).toBe(403)
  const stepped = await owner.send('POST', `${path}/steps`, { version, track: 'onSite', ...step })
  expect(stepped.json.tracks[2]).toMatchObject({ steps: [{ by: '周启航' }] })
  expect((await owner.send('POST', `${path}/conclusion`, { version: stepped.json.version })).status).toBe(403)
  expect((await owner.get(hidden.path)).status).toBe(404)
})

test('声明分版：一人拟、另一位领导审定，看得见哪一版有效、谁在何时审定；自己拟的自己不能审', async () => {
  const { unit, path, view } = await recorded('路口拥堵')
  const head = await app.signedIn(unitHead)
  const draft = { text: '现场秩序正常。', isPublic: true }
  const own = await head.send('POST', `${path}/statements`, { version: view.version, ...draft })
  const approval = (v: { statements: { id: string }[] }) => `${path}/statements/${v.statements[0]?.id}/approval`
  expect((await head.send('POST', approval(own.json), { version: own.json.version })).status).toBe(403)
  const first = await unit.send('POST', `${path}/statements`, { version: own.json.version, ...draft })
  expect(first.json.statements.map((s: { state: string }) => s.state)).toEqual(['draft', 'superseded'])
  expect((await unit.send('POST', approval(first.json), { version: first.json.version })).status).toBe(403)
  const approved = await head.send('POST', approval(first.json), { version: first.json.version })
  expect(approved.json).toMatchObject({ approvedVersion: 2, statements: [{ state: 'approved', approvedBy: '郭立军' }, {}] })
  expect((await head.send('POST', approval(first.json), { version: first.json.version })).json.code).toBe('stale')
  const next = await unit.send('POST', `${path}/statements`, { version: approved.json.version, ...draft, text: '已经恢复。' })
  expect(next.json).toMatchObject({ approvedVersion: 2 })
  const again = await head.send('POST', approval(next.json), { version: next.json.version })
  expect(again.json.statements.map((s: { state: string }) => s.state)).toEqual(['approved', 'superseded', 'superseded'])
})

test('外单位找不到，也登记不到外单位；时间不能在现在以后；负责人要是在岗民警', async () => {
  const { unit, path, view } = await recorded('夜间巡逻')
  const other = await app.signedIn({ name: '邵美琳', role: 'unitClerk' })
  expect((await other.get(path)).status).toBe(404)
  const body = { title: '别处的事', ...said, unitId: await liuhe() }
  expect((await other.send('POST', '/api/incidents', body)).status).toBe(404)
  const future = { ...body, happenedOn: '2027-01-01' }
  expect((await unit.send('POST', '/api/incidents', future)).json.code).toBe('tooLate')
  const auxiliary = await one(`select "id" from "people" where "name" = '宋永康'`)
  const wrong = await unit.send('POST', `${path}/owner`, { version: view.version, track: 'lawful', ownerId: auxiliary })
  expect(wrong.json.code).toBe('unknownOfficer')
})
