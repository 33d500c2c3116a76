import { expect, test } from 'vitest'
import { demoNoticeLines } from '../../database/demo/notice-text.ts'
import { type Browser, useApp } from '../../tests/harness/app.ts'
import { clerk, office, type Player } from '../../tests/harness/database.ts'
import { noticeDocx } from '../../tests/harness/notice-docx.ts'
import type { ClauseView, FindingView, NoticeView } from './contract.ts'

const app = useApp()
const head: Player = { name: '郭立军', role: 'unitHead' }
const politicalLeader: Player = { name: '李文静', role: 'politicalOfficeLeader' }
const text = demoNoticeLines('2026年11月20日', () => '12月15日').join('\n')
let running = 0
const said = () => ({
  number: `明公通〔2026〕${++running}号`,
  title: '关于辅警教育管理的通知',
  issuer: '明河县公安局',
  issuedOn: '2026-11-20',
})
const enter = async (desk: Browser): Promise<NoticeView> =>
  (await desk.send('POST', '/api/notices', { ...said(), text, fileId: null })).json
const act = (desk: Browser, { id, version }: NoticeView, noun: string, body: object = {}) =>
  desk.send('POST', `/api/notices/${id}/${noun}`, { version, ...body })
/** Pages that the search box offers for a text. */
const doorsOf = async (who: Browser, text: string): Promise<string[]> =>
  (await who.send('POST', '/api/search', { text })).json.rows.map((r: { href: string }) => r.href)
const clauseOf = (n: NoticeView, number: string): ClauseView => {
  const found = n.clauseList.find((c) => c.number === number)
  if (!found) throw new Error(`no clause ${number}`)
  return found
}
const asSent = (n: NoticeView, number: string) => {
  const c = clauseOf(n, number)
  const parties = c.parties.map((p) => ({ part: p.part, group: p.group, unitId: p.unit?.id ?? null, words: p.words }))
  return { clauseId: c.id, leadUnitId: c.lead?.id ?? null, parties, deliverables: c.deliverables, dueOn: c.dueOn, cycle: c.cycle }
}

test('从 .docx 读出通知，录入切成八条五个附件，分工按表读出；草稿单位看不见，生效才看得见；撤回以后编号可以再用', async () => {
  const desk = await app.signedIn(office)
  const upload = (await desk.send('POST', '/api/uploads?name=通知.docx', await noticeDocx())).json
  const read = (await desk.send('POST', '/api/notice-readings', { fileId: upload.id })).json
  expect(read).toMatchObject({
    number: '明公通〔2026〕7号',
    issuer: '明河县公安局',
    issuedOn: '2026-11-20',
    clauses: 8,
    annexes: 5,
  })
  const { number, title, issuer, issuedOn } = read
  const body = { number, title, issuer, issuedOn, text: read.text, fileId: upload.id }
  const entered: NoticeView = (await desk.send('POST', '/api/notices', body)).json
  expect(entered.clauseList.map((c) => [c.number, c.section, c.lead?.name])).toEqual([
    ['1', '一、组织领导', '政治处'],
    ['2', '二、全面加强教育管理', '政治处'],
    ['3', '二、全面加强教育管理', '政治处'],
    ['4', '二、全面加强教育管理', '政治处'],
    ['5', '三、进一步明确管理责任', '政治处'],
    ['6', '三、进一步明确管理责任', '政治处'],
    ['7', '三、进一步明确管理责任', '政治处'],
    ['8', '四、切实做好关心关爱', '政治处'],
  ])
  const two = clauseOf(entered, '2')
  expect(two.parties.map((p) => [p.part, p.group ?? p.unit?.name, p.units])).toEqual([
    ['assisting', '网络安全大队', 1],
    ['assisting', '控申科', 1],
    ['assisting', '宣教科', 1],
    ['responsible', 'stationsAndDirectUnits', 40],
  ])
  expect([two.dueOn, two.deliverables.map((d) => d.annex)]).toEqual(['2026-12-15', [1]])
  expect(clauseOf(entered, '3').cycle).toEqual({ every: 'monthly', day: 15 })
  expect((await desk.send('POST', '/api/notices', body)).json.code).toBe('numberTaken')
  const unit = await app.signedIn(head)
  expect((await unit.get(`/api/notices/${entered.id}`)).status).toBe(404)
  expect(await doorsOf(unit, number)).not.toContain(`/notices/${entered.id}`)
  expect((await (await app.signedIn(politicalLeader)).get(`/api/notices/${entered.id}`)).status).toBe(200)
  const inForce: NoticeView = (await act(desk, entered, 'force')).json
  expect(inForce).toMatchObject({ state: 'inForce', inForceOn: '2026-11-23', abilities: { change: false, withdraw: true } })
  expect((await unit.get(`/api/notices/${entered.id}`)).json.clauseList).toHaveLength(8)
  expect(await doorsOf(unit, number)).toContain(`/notices/${entered.id}`)
  expect(Buffer.from((await unit.get(`/api/notices/${entered.id}/original`)).bytes.slice(0, 2)).toString()).toBe('PK')
  expect(Buffer.from((await unit.get(`/api/notices/${entered.id}/export`)).bytes.slice(0, 2)).toString()).toBe('PK')
  expect((await act(unit, inForce, 'withdrawal', { reason: '单位自己撤回' })).status).toBe(403)
  const withdrawn = (await act(desk, inForce, 'withdrawal', { reason: '上级重新印发' })).json
  expect(withdrawn).toMatchObject({ state: 'withdrawn', withdrawReason: '上级重新印发' })
  expect((await act(desk, withdrawn, 'force')).json.code).toBe('wrongState')
  expect((await desk.send('POST', '/api/notices', body)).status).toBe(200)
})

test('核对：两条责任链、附件1 缺栏、没有天数、外单位、条款以外的周报；意见署名，改好的留着', async () => {
  const desk = await app.signedIn(office)
  const entered = await enter(desk)
  const wordsOf = (n: NoticeView) => n.findings.map((f: FindingView) => f.words)
  expect(wordsOf(entered)).toEqual(
    expect.arrayContaining([
      '“第一责任人”有两种说法：第 5 条说是主要领导，附件4说是分管局领导。',
      '第 2 条要求写明完成时间、销号、目标要求，附件1的表上没有这几栏。',
      '第 6 条“及时备案”没有写几天。',
      '第 1 条的保安公司不是本局的单位，派不了任务。',
      '“各单位每周四12时前报送进展情况和排查情况”不属于任何条款，没有分工。',
    ]),
  )
  const ruling = { key: 'twoChains:第一责任人', ruling: '单位按第 5 条，责任书按附件4，各用各的。' }
  const ruled = (await act(desk, entered, 'rulings', ruling)).json
  expect(ruled.findings[0].ruling).toMatchObject({ text: ruling.ruling, by: '何俊杰' })
  expect((await act(desk, ruled, 'rulings', { key: 'noDays:99', ruling: '没有这个问题' })).json.code).toBe('notFoundAnymore')
  const assigned = (await act(desk, ruled, 'rulings', { key: 'outsideParty:1', ruling: '保安公司由警务保障室联系。' })).json
  const one = asSent(assigned, '1')
  const parties = one.parties.filter((p) => p.words === null)
  const settled = (await act(desk, assigned, 'assignment', { ...one, parties, reason: '' })).json
  expect(settled.settled).toMatchObject([{ words: '第 1 条的保安公司不是本局的单位，派不了任务。', by: '何俊杰' }])
})

test('手工改切分：拆开、加一条、去掉一条，留着的分工还在；过期的版本、别的身份、生效以后都不行', async () => {
  const desk = await app.signedIn(office)
  const entered = await enter(desk)
  const kept = entered.clauseList.map(({ id, number, section, heading, text: body }) => ({
    id,
    number,
    section,
    heading,
    text: body,
  }))
  const weekly = { id: null, number: '9', section: '五、工作要求', heading: '每周报送进展', text: '每周四12时前报送。' }
  const corrected = { clauses: [...kept.slice(0, 7), weekly], annexes: entered.annexes, closing: '' }
  const fixed: NoticeView = (await act(desk, entered, 'clauses', corrected)).json
  expect(fixed.clauseList.map((c) => c.number)).toEqual(['1', '2', '3', '4', '5', '6', '7', '9'])
  expect(clauseOf(fixed, '2').parties).toHaveLength(4)
  expect(clauseOf(fixed, '9').parties).toEqual([])
  expect((await act(desk, entered, 'clauses', corrected)).json.code).toBe('stale')
  const foreign = { ...corrected, clauses: [{ ...weekly, id: entered.id }] }
  expect((await act(desk, fixed, 'clauses', foreign)).status).toBe(404)
  expect((await act(await app.signedIn(clerk), fixed, 'clauses', corrected)).status).toBe(403)
  const nine = {
    ...asSent(fixed, '9'),
    leadUnitId: asSent(fixed, '2').leadUnitId,
    cycle: { every: 'weekly', day: 4 },
    reason: '',
  }
  const group = { part: 'responsible', group: 'usingUnits', unitId: null, words: null }
  const assigned: NoticeView = (await act(desk, fixed, 'assignment', { ...nine, parties: [group] })).json
  expect(clauseOf(assigned, '9')).toMatchObject({ lead: { name: '政治处' }, cycle: { every: 'weekly', day: 4 } })
  expect((await act(desk, assigned, 'assignment', { ...nine, parties: [group, group] })).json.code).toBe('twice')
  const nowhere = [{ ...group, group: null, unitId: entered.id }]
  expect((await act(desk, assigned, 'assignment', { ...nine, parties: nowhere })).status).toBe(404)
  const inForce: NoticeView = (await act(desk, assigned, 'force')).json
  expect((await act(desk, inForce, 'clauses', corrected)).json.code).toBe('wrongState')
  expect((await act(desk, inForce, 'assignment', { ...nine, parties: [group] })).json.code).toBe('noReason')
  const units = await app.services.pool.query(
    `select count(*)::int as n from "clauseParties" where "clauseId" = $1 and "unitId" is not null`,
    [clauseOf(inForce, '9').id],
  )
  expect(units.rows[0]?.n).toBeGreaterThan(30)
})
