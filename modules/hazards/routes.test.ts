import { expect, test } from 'vitest'
import { useApp } from '../../tests/harness/app.ts'
import { clerk, office, unitHead, zhouQihang } from '../../tests/harness/database.ts'
import { deputy, hazardDesk, type Seen } from '../../tests/harness/hazard-desk.ts'

const otherClerk = { name: '邵美琳', role: 'unitClerk' } as const
const app = useApp()
const { idOf, unitId, as, todosOf, find, act, done, measures, withMeasures, evidence } = hazardDesk(app)

test('外单位看不见、碰不着；过期的版本、连点两次只成一次；指名外单位的单位登记不进去', async () => {
  const found = await find()
  const stranger = await as(otherClerk)
  expect((await stranger.get(`/api/hazards/${found.id}`)).status).toBe(404)
  expect((await stranger.send('POST', `/api/hazards/${found.id}/measures`, { version: 1, ...(await measures()) })).status).toBe(
    404,
  )
  expect((await stranger.get('/api/hazards')).text).not.toContain(found.title)
  expect((await stranger.get(`/api/hazards?q=${encodeURIComponent(found.title)}`)).json.total).toBe(0)
  const outside = {
    unitId: await unitId(),
    category: 'other',
    subcategoryId: null,
    title: '别人单位的事',
    description: '写不进去。',
  }
  expect((await stranger.send('POST', '/api/hazards', outside)).status).toBe(404)
  const set = await done(unitHead, found, 'measures', await measures())
  expect((await act(unitHead, found, 'measures', await measures())).json.code).toBe('stale')
  expect((await (await as(unitHead)).send('POST', `/api/hazards/${found.id}/start`, { note: '' })).status).toBe(428)
  const [first, second] = await Promise.all([
    act(zhouQihang, set, 'start', { note: '' }),
    act(unitHead, set, 'start', { note: '' }),
  ])
  expect([first.status, second.status].sort()).toEqual([200, 409])
})

test('带辅责任民警只看得见自己负责的隐患和措施；措施由别人负责的，那个人也看得见、登记得了', async () => {
  const ownerId = await idOf('孙立新')
  const said = await measures('孙立新', { measures: [{ text: '建领用登记', ownerId: await idOf('周启航'), dueOn: null }] })
  const set = await done(unitHead, await find(), 'measures', { ...said, ownerId })
  const unseen = await find()
  const officer = await as(zhouQihang)
  expect((await officer.get(`/api/hazards/${unseen.id}`)).status).toBe(404)
  expect((await officer.get(`/api/hazards/${set.id}`)).json.unit.name).toBe('柳河派出所')
  const started = await done(deputy, set, 'start', { note: '' })
  expect(await todosOf(zhouQihang)).toContain('措施：建领用登记')
  const marked = await done(zhouQihang, started, 'finished-measure', { measureId: started.measureList[0].id, note: '已启用' })
  expect(marked.measures).toMatchObject({ count: 1, done: 1 })
  expect((await act(zhouQihang, marked, 'evidence', await evidence(zhouQihang))).status).toBe(403)
  const listed = (await officer.get('/api/hazards?state=all&limit=200')).json.rows
  expect(listed.map((r: { id: string }) => r.id)).toContain(set.id)
  const mine = listed.every((r: { owner: { name: string }; id: string }) => r.owner.name === '周启航' || r.id === set.id)
  expect(mine).toBe(true)
})

test('成批定责任人、延长时限：一条不行就都不办；检索按编号、隐患、责任人；导出留痕', async () => {
  const [a, b] = [await find(), await find()]
  const ownerId = await idOf('孙立新')
  const seen = (rows: Seen[]) => rows.map(({ id, version }) => ({ id, version }))
  const head = await as(unitHead)
  const assigned = await head.send('POST', '/api/hazards/assignment', { hazards: seen([a, b]), ownerId })
  expect(assigned.json.rows.map((r: { owner: { name: string } }) => r.owner.name)).toEqual(['孙立新', '孙立新'])
  const desk = await as(office)
  const day = { day: '2026-12-25', reason: '全局统一延期' }
  expect((await desk.send('POST', '/api/hazards/extensions', { hazards: seen(assigned.json.rows), ...day })).json.code).toBe(
    'wrongState',
  )
  const set = await withMeasures()
  const longer = await desk.send('POST', '/api/hazards/extensions', { hazards: seen([set]), ...day })
  expect(longer.json.rows[0]).toMatchObject({ rectifyBy: '2026-12-25', extensions: 1 })
  const search = async (q: string) =>
    (await head.get(`/api/hazards?state=all&limit=200&q=${encodeURIComponent(q)}`)).json.rows.map((r: Seen) => r.id)
  expect(await search(a.number)).toEqual([a.id])
  expect(await search(a.title.slice(-6))).toContain(a.id)
  expect(await search('孙立新')).toEqual(expect.arrayContaining([a.id, b.id]))
  expect(await search('柳')).toContain(a.id)
  expect(await search('没有这样的隐患')).toEqual([])
  const daysBy = async (sort: string) =>
    (await desk.get(`/api/hazards?limit=200&sort=${sort}`)).json.rows.map((h: { rectifyBy: string | null }) => h.rectifyBy ?? '')
  const days = (await daysBy('rectifyBy')).filter(Boolean)
  expect(days).toEqual(days.toSorted())
  expect((await daysBy('-rectifyBy')).filter(Boolean)).toEqual(days.toReversed())
  const sheet = await desk.get('/api/hazards/export?state=all')
  expect([sheet.status, Buffer.from(sheet.bytes.slice(0, 2)).toString()]).toEqual([200, 'PK'])
})

test('子类和原因由辅警办管：加、改、停用，重名不收；停用的不能再选', async () => {
  const desk = await as(office)
  const added = await desk.send('POST', '/api/hazard-terms', { kind: 'cause', category: null, name: '交接没有清单' })
  const term = added.json.rows.find((t: { name: string }) => t.name === '交接没有清单')
  expect((await desk.send('POST', '/api/hazard-terms', { kind: 'cause', category: null, name: '交接没有清单' })).json.code).toBe(
    'nameTaken',
  )
  expect(
    (await (await as(clerk)).send('POST', '/api/hazard-terms', { kind: 'cause', category: null, name: '别的' })).status,
  ).toBe(403)
  const renamed = await desk.send('POST', `/api/hazard-terms/${term.id}/name`, { version: term.version, name: '交接不清' })
  const now = renamed.json.rows.find((t: { id: string }) => t.id === term.id)
  expect(now.name).toBe('交接不清')
  await desk.send('POST', `/api/hazard-terms/${term.id}/retirement`, { version: now.version })
  const set = await act(unitHead, await find(), 'measures', await measures('周启航', { causeId: term.id }))
  expect(set.json.code).toBe('unknownTerm')
})
