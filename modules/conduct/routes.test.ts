import { beforeAll, expect, test } from 'vitest'
import { transact } from '../../platform/database/transact.ts'
import { useApp } from '../../tests/harness/app.ts'
import {
  admitted,
  decided,
  found,
  heard,
  investigated,
  playersOf,
  punished,
  report,
  served,
  vetted,
} from '../../tests/harness/proceedings.ts'
import { settleProceedings } from './commands/settle-proceedings.ts'

const app = useApp()
const players = playersOf(app)
const rowsOf = async <T>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await app.services.pool.query(text, values)).rows as T[]
const settle = async (today: string) => {
  const [bureau] = await rowsOf<{ id: string }>('select "bureauId" as id from "bureaus" limit 1')
  await transact(app.services.pool, 'owner', {}, (tx) => settleProceedings(tx, bureau?.id ?? '', today, app.services.keys))
}
const shown = async (part: 'person' | 'leader' | 'second') => {
  const browser = await players.browser(part)
  const path = part === 'person' ? '/api/me/outcomes' : `/api/people/${await players.person('宋永康')}/outcomes`
  return (await browser.get(path)).json.rows
}
/** Whether the leader's in-box asks for something in the file. */
const waits = async (number: string) => (await (await players.browser('leader')).get('/api/todos')).text.includes(number)
const employ = (employer: string) => rowsOf(`update "people" set "employer" = $1 where "name" = '宋永康'`, [employer])

/** A third leader, so that a review and an appeal have two different deciders. */
beforeAll(async () => {
  await rowsOf(
    `insert into "grants" ("bureauId", "id", "accountId", "role", "unitId", "fromOn", "proposedBy", "confirmedBy", "confirmedAt")
     select "bureauId", gen_random_uuid(), "accountId", 'bureauLeader', "unitId", '2025-01-01', gen_random_uuid(), gen_random_uuid(), now() from "accounts" where "name" = '邵美琳'`,
  )
})

test('警告：从密封报告到送达，一步不少；影响期内只在本人和辅警办、政治处看得到，到期自行失效并通知本人', async () => {
  const course = await punished(players)
  const view = (await course.read('person')).json
  expect(view).toMatchObject({ side: 'subject', state: 'served', influenceUntil: '2027-05-23' })
  expect(view.entries.map((e: { kind: string }) => e.kind)).toEqual([
    'notice',
    'noticeReceipt',
    'statement',
    'answer',
    'decision',
    'decisionReceipt',
  ])
  expect(view.rights.at(-1)).toEqual(['不因申辩、申诉加重处理', '全程'])
  expect(view.openings.map((o: { name: string }) => o.name)).toContain('宋永康')
  expect(await shown('person')).toMatchObject([
    { name: '警告', servedOn: '2026-11-23', untilOn: '2027-05-23', isSuspended: false },
  ])
  expect(await shown('second')).toHaveLength(1)
  await settle('2027-05-22')
  expect((await course.read('person')).json.state).toBe('served')
  await settle('2027-05-23')
  await settle('2027-05-23')
  const lapsed = (await course.read('person')).json
  expect(lapsed.state).toBe('lapsed')
  expect(lapsed.entries.filter((e: { kind: string }) => e.kind === 'lapse')).toHaveLength(1)
  expect([await shown('person'), await shown('second')]).toEqual([[], []])
  const todos = (await (await players.browser('person')).get('/api/todos')).text
  expect(todos).toContain('看办理结果')
  await course.done('person', 'receipts', { witnesses: [], note: '' })
  expect((await (await players.browser('person')).get('/api/todos')).text).not.toContain('看办理结果')
})

test('查否：终结以后哪里也不显示，本人看到书面结论', async () => {
  const course = await report(players)
  await investigated(players, course)
  await found(course)
  await course.done('first', 'notices', { outcomeCode: 'criticism', basis: '劳动合同第十四条', share: null })
  expect((await course.by('first', 'closing', { reason: '没有证实' })).status).toBe(403)
  const closed = await course.done('leader', 'closing', { reason: '监控显示当时在岗，反映不实' })
  expect(closed).toMatchObject({ state: 'unproven', gaps: [] })
  const seen = (await course.read('person')).json
  expect(seen.entries.at(-1)).toMatchObject({ kind: 'closing', title: '查否终结' })
  expect(await shown('leader')).toEqual([])
  expect((await course.by('first', 'notices', { outcomeCode: 'warning', basis: '再来告知一次', share: null })).json.code).toBe(
    'wrongState',
  )
})

const bars = ['hazardousWork', 'workInjury', 'medicalPeriod', 'motherhood', 'nearRetirement', 'otherLaw']
const noBars = bars.map((bar) => ({ bar, applies: false, source: '人事档案、体检记录' }))

test('解除劳动合同：依据、六项法定限制逐项核对，工会书面答复并经研究，才能决定', async () => {
  await employ('明河县公安局')
  const course = await report(players)
  await investigated(players, course)
  await found(course)
  const wrong = await course.by('first', 'notices', { outcomeCode: 'return', basis: '劳动合同法第六十五条', share: null })
  expect(wrong.json.code).toBe('wrongEnding')
  await heard(course, 'ending')
  await vetted(players, course)
  expect((await course.read('leader')).json.state).toBe('ending')
  await course.done('leader', 'handlers', { capacity: 'decider', handlerId: await players.account('冯家乐') })
  const decision = { outcomeCode: 'ending', basis: '条例第三十二条', share: null, facts: '严重违反规章制度。' }
  expect((await course.by('decider', 'decisions', decision)).json.code).toBe('wrongState')
  const grounds = { ground: 'incompetence', words: '培训后仍不能胜任', bars: noBars }
  expect((await course.by('leader', 'ending-grounds', { ...grounds, bars: noBars.slice(1) })).json.code).toBe('barsOpen')
  const injured = noBars.map((b) => (b.bar === 'workInjury' ? { ...b, applies: true } : b))
  expect((await course.by('leader', 'ending-grounds', { ...grounds, bars: injured })).json.code).toBe('barred')
  await course.done('leader', 'ending-grounds', { ground: 'seriousBreach', words: '两次被处理后再犯', bars: noBars })
  expect((await course.read('union')).status).toBe(404)
  await course.done('leader', 'union-letters', { handlerId: await players.account('局工会'), reason: '拟解除，理由见告知书' })
  const letter = (await course.read('union')).json
  expect(letter.entries.map((e: { kind: string }) => e.kind)).toEqual(['notice', 'endingGrounds', 'unionLetter'])
  expect(letter.deadlines).toMatchObject([{ label: '工会意见', dueOn: '2026-11-30' }])
  expect((await course.by('leader', 'union-replies', { reason: '已研究' })).json.code).toBe('notReady')
  await course.done('union', 'union-opinions', { hasObjection: true, opinion: '建议调离岗位' })
  await course.done('leader', 'union-replies', { reason: '经研究，情节严重，维持拟处理，已书面回复' })
  expect((await course.done('decider', 'decisions', decision)).deadlines).toEqual([])
  const one = await course.by('first', 'receipts', { witnesses: ['王民警'], note: '' })
  expect(one.json.code).toBe('witnessesMissing')
  const end = await course.done('first', 'receipts', { witnesses: ['王民警', '李民警'], note: '本人拒签，已说明' })
  expect(end).toMatchObject({ state: 'served', influenceUntil: null })
})

test('劳务派遣：只能退回派遣单位，按第六十五条选依据，不经工会', async () => {
  await employ('明安保安服务公司')
  const course = await report(players)
  await investigated(players, course)
  await found(course)
  const wrong = await course.by('first', 'notices', { outcomeCode: 'ending', basis: '条例第三十二条', share: null })
  expect(wrong.json.code).toBe('wrongEnding')
  await heard(course, 'return')
  await vetted(players, course)
  const own = await course.by('leader', 'ending-grounds', { ground: 'seriousBreach', words: '再犯', bars: noBars })
  expect(own.json.code).toBe('wrongGround')
  const next = await course.done('leader', 'ending-grounds', { ground: 'return39', words: '严重违反规章制度', bars: noBars })
  expect(next.state).toBe('deciding')
  await decided(players, course, 'return')
  const lines = (await served(course)).entries.find((e: { kind: string }) => e.kind === 'decision').lines
  expect(lines).toContainEqual(['派遣单位', '明安保安服务公司'])
})

test('申诉撤销：复核维持、申诉由另一个人决定，不得加重；撤销以后哪里也不显示', async () => {
  const course = await punished(players, 'demerit')
  expect(await shown('second')).toMatchObject([{ name: '记过', untilOn: '2027-11-23' }])
  await course.done('person', 'remedies', { kind: 'review', reason: '当时已经报告' })
  const again = await course.by('person', 'remedies', { kind: 'appeal', reason: '同时申诉' })
  expect(again.json.code).toBe('alreadyAsked')
  const own = await course.by('leader', 'handlers', { capacity: 'remedyDecider', handlerId: await players.account('冯家乐') })
  expect(own.json.code).toBe('notApart')
  await course.done('leader', 'handlers', { capacity: 'remedyDecider', handlerId: await players.account('李文静') })
  const heavier = { result: 'lighter', outcomeCode: 'transfer', reason: '加重' }
  expect((await course.by('leader', 'remedy-decisions', heavier)).json.code).toBe('aggravated')
  const same = { result: 'lighter', outcomeCode: 'demerit', reason: '同样' }
  expect((await course.by('leader', 'remedy-decisions', same)).json.code).toBe('aggravated')
  await course.done('leader', 'suspensions', { isSuspended: true, reason: '复核期间暂停执行' })
  expect(await shown('person')).toMatchObject([{ isSuspended: true }])
  await course.done('leader', 'remedy-decisions', { result: 'lighter', outcomeCode: 'warning', reason: '情节较轻' })
  expect(await shown('person')).toMatchObject([{ name: '警告', untilOn: '2027-05-23' }])
  const view = await course.done('person', 'remedies', { kind: 'appeal', reason: '仍然不服' })
  expect(view.deadlines).toMatchObject([{ label: '申诉决定', dueOn: '2027-01-22' }])
  expect(
    (await course.by('leader', 'remedy-decisions', { result: 'withdrawn', outcomeCode: null, reason: '撤销' })).json.code,
  ).toBe('decidedBefore')
  const { number, standingCode } = (await course.read('leader')).json
  expect(standingCode).toBe('warning')
  expect(await waits(number)).toBe(true)
  await course.done('leader', 'handlers', { capacity: 'remedyDecider', handlerId: await players.account('邵美琳') })
  expect(await waits(number)).toBe(false)
  const other = await app.signedIn({ name: '邵美琳', role: 'bureauLeader' })
  const act = async (noun: string, body: object) => {
    const { version } = (await other.get(`/api/proceedings/${course.id}`)).json
    return other.send('POST', `/api/proceedings/${course.id}/${noun}`, { version, ...body })
  }
  expect((await act('remedy-extensions', { reason: '需要调取录音' })).json.deadlines).toMatchObject([{ dueOn: '2027-02-21' }])
  const end = await act('remedy-decisions', { result: 'withdrawn', outcomeCode: null, reason: '录音证实已报告' })
  expect(end.json).toMatchObject({ state: 'withdrawn', influenceUntil: null })
  expect([await shown('person'), await shown('second'), await shown('leader')]).toEqual([[], [], []])
})

test('人和人分开：报告人、受理人、核查人、复审人、决定人不能是同一个人；管理员、工会不能核查', async () => {
  const course = await report(players)
  await admitted(players, course)
  const name = async (capacity: string, who: string) =>
    (await course.by('leader', 'handlers', { capacity, handlerId: await players.account(who) })).json.code
  expect(await name('investigator', '谢春燕')).toBe('notApart')
  expect(await name('investigator', '李文静')).toBe('notApart')
  expect(await name('investigator', '宋永康')).toBe('notFitting')
  expect(await name('investigator', '局工会')).toBe('notFitting')
  expect(await name('decider', '审计管理员')).toBe('notFitting')
  expect(await name('decider', '郭立军')).toBe('notFitting')
  expect(await name('investigator', '孙立新')).toBeUndefined()
  expect(await name('investigator', '孙立新')).toBe('notApart')
  expect(await name('reviewer', '孙立新')).toBe('notApart')
  expect(await name('investigator', '冯家乐')).toBeUndefined()
  expect(await name('decider', '冯家乐')).toBe('notApart')
  expect(await name('investigator', '何俊杰')).toBe('twoAlready')
  const self = { personId: await players.person('宋永康'), leaderId: await players.account('谢春燕') }
  const body = { ...self, happenedOn: '2026-11-20', place: '值班室', matter: '离开岗位五分钟' }
  expect((await (await players.browser('reporter')).send('POST', '/api/proceedings', body)).json.code).toBe('notLeader')
  const officer = await players.person('谢春燕')
  const own = await (await players.browser('reporter')).send('POST', '/api/proceedings', { ...body, personId: officer })
  expect([404, 422]).toContain(own.status)
})

test('回避：有情形的交回，另行指定；本人要求回避由领导决定', async () => {
  const course = await report(players)
  await admitted(players, course)
  const first = await players.account('孙立新')
  await course.done('leader', 'handlers', { capacity: 'investigator', handlerId: first })
  const near = { isRelative: true, hasInterest: false, hasOther: false }
  expect((await course.by('first', 'recusal', { ...near, note: '' })).json.code).toBe('noteMissing')
  await course.done('first', 'recusal', { ...near, note: '本人的表弟' })
  expect((await course.read('first')).status).toBe(404)
  expect((await course.by('leader', 'handlers', { capacity: 'investigator', handlerId: first })).json.code).toBe('notApart')
  for (const name of ['冯家乐', '何俊杰'])
    await course.done('leader', 'handlers', { capacity: 'investigator', handlerId: await players.account(name) })
  const none = { isRelative: false, hasInterest: false, hasOther: false, note: '' }
  expect((await course.by('second', 'facts', { text: '离开岗位。', source: '日志' })).json.code).toBe('wrongState')
  await course.done('decider', 'recusal', none)
  await course.done('second', 'recusal', none)
  const { entries } = await course.done('decider', 'facts', { text: '离开岗位。', source: '日志' })
  const factId = entries.at(-1).id
  expect((await course.by('decider', 'conclusion', { reason: '清楚' })).json.detail).toContain('有事实还没有证据')
  await course.done('second', 'evidence', { factId, source: '日志', fileId: await course.upload('second') })
  await course.done('second', 'conclusion', { reason: '清楚' })
  await course.done('second', 'notices', { outcomeCode: 'warning', basis: '劳动合同第十四条', share: null })
  const view = (await course.read('person')).json
  expect(view.people.map((p: { name: string }) => p.name)).not.toContain('谢春燕')
  const mark = view.people.find((p: { name: string }) => p.name === '何俊杰').mark
  const asked = await course.done('person', 'recusal-requests', { mark, reason: '与我有矛盾' })
  const requestId = asked.entries.at(-1).id
  await course.done('leader', 'recusal-decisions', { requestId, isGranted: true, reason: '准予' })
  expect((await course.read('second')).status).toBe(404)
  expect((await course.read('leader')).json.gaps[0]).toContain('核查人 1 名')
})
