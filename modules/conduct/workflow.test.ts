import { expect, test } from 'vitest'
import { useApp } from '../../tests/harness/app.ts'
import { decided, found, heard, investigated, playersOf, punished, report, vetted } from '../../tests/harness/proceedings.ts'

const app = useApp()
const players = playersOf(app)
const code = async (answer: Promise<{ json: { code?: string } }>) => (await answer).json.code
const warning = { outcomeCode: 'warning', basis: '劳动合同第十四条', share: null }

test('不能跳步：每一步只从前一步走得到，不是经办人办不了，旧版本不收', async () => {
  const course = await report(players)
  expect(await code(course.by('leader', 'handlers', { capacity: 'investigator', handlerId: course.id }))).toBe('wrongState')
  expect(await code(course.by('reporter', 'admission', { isAdmitted: true, reason: '自己立案' }))).toBe('forbidden')
  await investigated(players, course)
  expect(await code(course.by('first', 'notices', warning))).toBe('wrongState')
  expect(await code(course.by('first', 'conclusion', { reason: '结束' }))).toBe('notReady')
  await found(course)
  expect(await code(course.by('first', 'facts', { text: '又一项事实。', source: '日志' }))).toBe('wrongState')
  expect(await code(course.by('first', 'receipts', { witnesses: ['王民警'], note: '' }))).toBe('notReady')
  expect(await code(course.by('leader', 'notices', warning))).toBe('forbidden')
  expect((await course.read('person')).status).toBe(404)
  await course.done('first', 'notices', warning)
  expect(await code(course.by('second', 'notices', warning))).toBe('alreadyNoticed')
  const stale = await (await players.browser('person')).send('POST', `/api/proceedings/${course.id}/receipts`, {
    version: 1,
    witnesses: [],
    note: '',
  })
  expect(stale.json.code).toBe('stale')
  expect(await code(course.by('first', 'vetting'))).toBe('wrongState')
})

test('陈述申辩：期限没满、本人没说完，不能往下走；逐项答复；纸质的附签名扫描件，替写不收', async () => {
  const course = await report(players)
  await investigated(players, course)
  await found(course)
  await course.done('first', 'notices', warning)
  await course.done('person', 'receipts', { witnesses: [], note: '' })
  const said = { points: ['我报告过。', '日志是补记的。'], means: 'system', fileId: null, isAll: false }
  expect(await code(course.by('first', 'statements', said))).toBe('wrongMeans')
  expect(await code(course.by('first', 'statements', { ...said, means: 'paper' }))).toBe('scanMissing')
  const view = await course.done('person', 'statements', said)
  const statementId = view.entries.at(-1).id
  expect((await course.read('first')).json.gaps).toEqual(['还有 2 项陈述没有答复', '陈述申辩期限未满，本人也没有说“就这些”'])
  for (const point of [0, 1])
    await course.done('first', 'answers', { statementId, point, isAccepted: true, answer: '采纳，补证据' })
  expect(await code(course.by('second', 'answers', { statementId, point: 1, isAccepted: true, answer: '再答' }))).toBe(
    'alreadyAnswered',
  )
  expect(await code(course.by('first', 'vetting'))).toBe('notReady')
  expect((await course.read('person')).json.deadlines).toMatchObject([{ label: '陈述申辩', dueOn: '2026-11-30' }])
  await course.done('first', 'statements', { points: [], means: 'paper', fileId: await course.upload('first'), isAll: true })
  expect((await course.done('first', 'vetting')).state).toBe('vetting')
})

test('退回上一步：写明原因，前后文书都在；加重要重新告知；重于告知的决定不收', async () => {
  const course = await report(players)
  await investigated(players, course)
  await found(course)
  await heard(course)
  await course.done('leader', 'handlers', { capacity: 'reviewer', handlerId: await players.account('郭立军') })
  const back = await course.done('reviewer', 'step-back', { reason: '答复不清楚' })
  expect(back.state).toBe('hearing')
  await course.done('first', 'vetting')
  await course.done('reviewer', 'vetting-opinions', { reason: '同意' })
  await course.done('leader', 'handlers', { capacity: 'decider', handlerId: await players.account('冯家乐') })
  const heavier = { outcomeCode: 'demerit', basis: '劳动合同第十四条', share: null, facts: '值班期间离岗。' }
  expect(await code(course.by('decider', 'decisions', heavier))).toBe('heavierThanNoticed')
  for (const [part, state] of [
    ['decider', 'vetting'],
    ['leader', 'hearing'],
    ['leader', 'notifying'],
  ] as const)
    expect((await course.done(part, 'step-back', { reason: '拟加重，重新告知' })).state).toBe(state)
  const again = await course.done('first', 'notices', { ...warning, outcomeCode: 'demerit' })
  const notices = again.entries.filter((e: { kind: string }) => e.kind === 'notice')
  expect(notices.map((n: { isSetAside: boolean }) => n.isSetAside)).toEqual([true, false])
  await course.done('person', 'receipts', { witnesses: [], note: '' })
  await course.done('person', 'statements', { points: [], means: 'waiver', fileId: null, isAll: true })
  await course.done('first', 'vetting')
  await vetted(players, course)
  expect((await decided(players, course, 'demerit').then(() => course.read('leader'))).json.state).toBe('serving')
})

test('涉嫌犯罪：移送以后内部办理等待，恢复以后从原处接着办', async () => {
  const course = await report(players)
  await investigated(players, course)
  expect(await code(course.by('leader', 'resumption', { reason: '没有移送' }))).toBe('wrongState')
  await course.done('first', 'referrals', { organ: '县人民检察院', reason: '涉嫌犯罪，移送' })
  expect(await code(course.by('first', 'facts', { text: '又一项事实。', source: '日志' }))).toBe('waiting')
  expect((await course.read('leader')).json).toMatchObject({ isWaiting: true, abilities: { resume: true, stepBack: false } })
  const resumed = await course.done('leader', 'resumption', { reason: '不构成犯罪，退回' })
  expect(resumed).toMatchObject({ isWaiting: false, state: 'finding' })
})

test('期限过了不能再申请复核；扣减工资写明百分比且不超过二成；不合要求的附件不收', async () => {
  const course = await punished(players)
  await app.services.pool.query(`update "proceedings" set "remedyDueOn" = '2026-11-22' where "id" = $1`, [course.id])
  expect(await code(course.by('person', 'remedies', { kind: 'review', reason: '不服' }))).toBe('windowOver')
  const other = await report(players)
  await investigated(players, other)
  const { entries } = await other.done('first', 'facts', { text: '值班期间离开岗位。', source: '日志' })
  const wrong = await (await players.browser('first')).send('POST', '/api/uploads?name=a.pdf', Buffer.from('MZ'))
  const evidence = { factId: entries.at(-1).id, source: '日志', fileId: wrong.json.id }
  expect(await code(other.by('first', 'evidence', evidence))).toBe('wrongKind')
  await other.done('first', 'fact-withdrawals', { factId: entries.at(-1).id, reason: '与日志不符' })
  await found(other)
  expect((await other.by('first', 'notices', { ...warning, share: 10 })).json.errors).toMatchObject([{ path: 'share' }])
  expect((await other.by('first', 'notices', { ...warning, outcomeCode: 'deduction', share: 21 })).status).toBe(422)
  const { entries: noticed } = await other.done('first', 'notices', { ...warning, outcomeCode: 'deduction', share: 20 })
  expect(noticed.at(-1).lines).toContainEqual(['拟作处理', '扣减当月工资（当月工资的20%）'])
})
