import { expect, test } from 'vitest'
import { useApp } from '../../tests/harness/app.ts'
import { clerk, office, unitHead, zhouQihang } from '../../tests/harness/database.ts'
import { closing, deputy, hazardDesk, politicalLeader } from '../../tests/harness/hazard-desk.ts'

const app = useApp()
const { idOf, as, todosOf, find, act, done, measures, withMeasures, evidence, fileOf, submitted, closed } = hazardDesk(app)

test('发现、定措施、整改、交佐证、上一级确认、辅警办核验销号：一步一个人，经过写明谁、何时', async () => {
  const found = await find()
  expect(found).toMatchObject({ state: 'found', light: 'none', foundBy: '谢春燕', source: 'ownFinding', relapses: 0 })
  expect(found.number).toMatch(/^2026-柳-\d{3}$/)
  expect(await todosOf(unitHead)).toContain(found.title)
  const set = await done(unitHead, found, 'measures', await measures())
  expect(set).toMatchObject({
    state: 'measuresSet',
    rectifyBy: '2026-12-07',
    owner: { name: '周启航' },
    measures: { count: 1, done: 0 },
  })
  expect(await todosOf(zhouQihang)).toContain(found.title)
  const started = await done(zhouQihang, set, 'start', { note: '' })
  expect((await act(zhouQihang, started, 'evidence', await evidence(zhouQihang))).json.code).toBe('measuresOpen')
  const finishedOne = await done(zhouQihang, started, 'finished-measure', {
    measureId: started.measureList[0].id,
    note: '已收回',
  })
  expect((await act(zhouQihang, finishedOne, 'evidence', { note: '没有文件', files: [] })).json.code).toBe('noEvidence')
  const undeclared = { note: '没有声明', files: [{ fileId: await fileOf(zhouQihang), isDeclaredUnclassified: false }] }
  expect((await act(zhouQihang, finishedOne, 'evidence', undeclared)).json.code).toBe('notDeclared')
  const sent = await done(zhouQihang, finishedOne, 'evidence', await evidence(zhouQihang))
  expect(sent).toMatchObject({
    state: 'evidenceSubmitted',
    confirmers: [{ name: '孙立新', duty: 'leaderInCharge', mayAct: true }],
    nobodyMay: null,
  })
  expect(await todosOf(deputy)).toContain(found.title)
  expect(await todosOf(unitHead)).not.toContain(found.title)
  expect((await act(unitHead, sent, 'confirmation', { note: '' })).status).toBe(403)
  expect((await act(office, sent, 'verification', closing)).json.code).toBe('wrongState')
  const sure = await done(deputy, sent, 'confirmation', { note: '看过' })
  expect(await todosOf(office)).toContain(found.title)
  const out = await done(office, sure, 'verification', closing)
  expect(out).toMatchObject({ state: 'closed', isClosedLate: false, closedOn: '2026-11-23', lookBackOn: '2026-12-24' })
  expect(out.steps.map((s: { act: string; by: string }) => [s.act, s.by])).toEqual([
    ['found', '谢春燕'],
    ['measuresSet', '郭立军'],
    ['started', '周启航'],
    ['measureDone', '周启航'],
    ['evidenceSubmitted', '周启航'],
    ['confirmed', '孙立新'],
    ['closedOut', '何俊杰'],
  ])
  const listed = async (conditions: string) =>
    (await (await as(office)).get(`/api/hazards?q=${out.number}${conditions}`)).json.total
  expect([await listed(''), await listed('&state=open')]).toEqual([1, 0])
  const [file] = out.steps[4].evidence
  expect(file).toMatchObject({ name: 'photo.pdf', size: 10 })
  const taken = await (await as(office)).get(`/api/hazards/${out.id}/evidence/${file.id}`)
  expect([taken.status, taken.text]).toEqual([200, '%PDF-1.7 a'])
})

test('确认、核验都可以退回，写明理由；退回以后补交，原来的佐证还在经过里', async () => {
  const sent = await submitted()
  const back = await done(deputy, sent, 'return', { reason: '照片看不清领用登记' })
  expect([back.state, back.steps.at(-1).note]).toEqual(['rectifying', '照片看不清领用登记'])
  expect(await todosOf(zhouQihang)).toContain('孙立新退回：照片看不清领用登记')
  const again = await done(zhouQihang, back, 'evidence', await evidence(zhouQihang))
  const sure = await done(deputy, again, 'confirmation', { note: '' })
  expect((await act(deputy, sure, 'return', { reason: '又想起一条' })).status).toBe(403)
  const partOf = async (player: Parameters<typeof as>[0]) => (await (await as(player)).get(`/api/hazards/${sure.id}`)).json.part
  expect([await partOf(zhouQihang), await partOf(deputy), await partOf(office)]).toEqual(['owner', 'confirmer', null])
  const returned = await done(office, sure, 'return', { reason: '现场没有登记簿' })
  expect(returned.state).toBe('rectifying')
  expect(returned.steps.filter((s: { evidence: unknown[] }) => s.evidence.length > 0)).toHaveLength(2)
})

test('延期：责任人申请，辅警办准或者不准，准了时限才变、次数记下；申请人不能自己答复', async () => {
  const started = await done(zhouQihang, await withMeasures(), 'start', { note: '' })
  expect((await act(zhouQihang, started, 'extension-request', { day: '2026-12-01', reason: '等采购' })).json.code).toBe(
    'notLater',
  )
  const asked = await done(zhouQihang, started, 'extension-request', { day: '2026-12-21', reason: '等采购' })
  expect(asked).toMatchObject({ rectifyBy: '2026-12-07', extension: { day: '2026-12-21', reason: '等采购', by: '周启航' } })
  expect((await act(clerk, asked, 'extension-request', { day: '2026-12-22', reason: '再问' })).json.code).toBe('alreadyAsked')
  expect(await todosOf(office)).toContain('申请延到 2026-12-21：等采购')
  expect((await act(politicalLeader, asked, 'extension-answer', { isGranted: true, note: '同意' })).status).toBe(403)
  const refused = await done(office, asked, 'extension-answer', { isGranted: false, note: '登记簿可以先用旧的' })
  expect(refused).toMatchObject({ rectifyBy: '2026-12-07', extensions: 0, extension: null })
  const again = await done(clerk, refused, 'extension-request', { day: '2026-12-14', reason: '柜子周五到货' })
  const granted = await done(office, again, 'extension-answer', { isGranted: true, note: '同意' })
  expect(granted).toMatchObject({ rectifyBy: '2026-12-14', extensions: 1, extension: null })
  expect(granted.measureList).toMatchObject([{ dueOn: '2026-12-14' }])
  expect((await act(office, granted, 'extension-answer', { isGranted: true, note: '同意' })).json.code).toBe('notAsked')
})

test('定措施只能往早改，晚要延期；时限按工作日数，日历没有载入的年份要填日期；责任人须是本单位民警', async () => {
  const set = await withMeasures()
  expect((await act(unitHead, set, 'measures', await measures('周启航', { workingDays: 11 }))).json.code).toBe('laterDay')
  const sooner = await done(unitHead, set, 'measures', await measures('周启航', { workingDays: null, rectifyBy: '2026-12-01' }))
  expect(sooner).toMatchObject({ rectifyBy: '2026-12-01', measures: { count: 1 } })
  expect(sooner.measureList.map((m: { number: number; isDropped: boolean }) => [m.number, m.isDropped])).toEqual([
    [1, true],
    [2, false],
  ])
  const found = await find()
  expect((await act(unitHead, found, 'measures', await measures('周启航', { workingDays: 100 }))).json.code).toBe('yearNotLoaded')
  expect((await act(unitHead, found, 'measures', await measures('周启航', { rectifyBy: '2026-12-01' }))).json.code).toBe(
    'oneDeadline',
  )
  expect((await act(unitHead, found, 'measures', await measures('邵美琳'))).json.code).toBe('notOfUnit')
  expect((await act(unitHead, found, 'measures', await measures('周启航', { measures: [] }))).status).toBe(422)
  const dueOn = '2026-12-30'
  const late = [{ text: '建领用登记', ownerId: await idOf('周启航'), dueOn }]
  expect((await act(unitHead, found, 'measures', await measures('周启航', { measures: late }))).json.code).toBe('outOfSpan')
  const added = await done(clerk, sooner, 'further-measure', {
    text: '建领用登记',
    ownerId: await idOf('孙立新'),
    dueOn: '2026-11-27',
  })
  expect(added.measures).toMatchObject({ count: 2, done: 0 })
})

test('回头看：好的记下；又犯了，同一编号重新打开，措施从头定，经过都在', async () => {
  const held = await done(office, await closed(), 'look-back', { holds: true, method: 'onSite', note: '登记完整' })
  expect(held).toMatchObject({ state: 'closed', lookedBackOn: '2026-11-23', relapses: 0 })
  expect((await act(office, held, 'look-back', { holds: true, method: 'talk', note: '再看' })).json.code).toBe(
    'alreadyLookedBack',
  )
  const out = await closed()
  expect((await act(zhouQihang, out, 'look-back', { holds: true, method: 'talk', note: '很好' })).status).toBe(403)
  const again = await done(office, out, 'look-back', { holds: false, method: 'onSite', note: '又由辅警保管' })
  expect(again).toMatchObject({
    id: out.id,
    number: out.number,
    state: 'found',
    relapses: 1,
    closedOn: null,
    rectifyBy: null,
    measures: { count: 0 },
  })
  expect(again.measureList).toMatchObject([{ isEarlier: true, doneNote: '已收回' }])
  expect(again.steps.map((s: { act: string }) => s.act).slice(-3)).toEqual(['closedOut', 'lookedBack', 'relapsed'])
  const set = await done(unitHead, again, 'measures', await measures())
  expect(set.measures).toMatchObject({ count: 1, done: 0 })
  const third = await done(unitHead, await closed(), 'relapse', { note: '夜班又这样' })
  expect(third).toMatchObject({ state: 'found', relapses: 1 })
  const relapsed = (await (await as(office)).get('/api/hazards?state=relapsed')).json
  expect(relapsed.rows.map((r: { id: string }) => r.id).sort()).toEqual([again.id, third.id].sort())
})
