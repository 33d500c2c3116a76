import { expect, test } from 'vitest'
import { ageOn } from '../../platform/personal-number.ts'
import { as, clerk, office, useDatabase } from '../../tests/harness/database.ts'
import { findSnapshot, findUnits, freezeForm, printForms } from '../frozen-forms/public.ts'
import { assign } from '../personnel/public.ts'
import { type AnnexFiveRow, annexFive } from './documents.ts'
import { changesBetween, presentRow, presentSnapshot } from './presenter.ts'
import { annexFacts } from './queries.ts'

const database = useDatabase()
const idOf = async (table: string, name: string): Promise<string> =>
  (await database.services.pool.query<{ id: string }>(`select "id" from "${table}" where "name" = $1`, [name])).rows[0]?.id ?? ''

test('柳河派出所的附件5：四十六人，花名册顺序，年龄按当天算，空格留给笔', async () => {
  const unitId = await idOf('units', '柳河派出所')
  const facts = await as(database.services, clerk, (ctx) => annexFacts(ctx, [unitId], '2026-11-23'))
  const rows = facts.map((f) => presentRow(f, '2026-11-23'))
  expect(rows).toHaveLength(46)
  expect(rows.slice(0, 3).map((r) => r.name)).toEqual(['宋永康', '马玉兰', '韩子轩'])
  expect(rows[0]?.dutyText).toBe('巡逻防控岗9项工作职责')
  expect(rows.find((r) => r.name === '曹建伟')?.leadOfficer).toBe('')
  expect(rows[0]?.age).toBe(ageOn(facts[0]?.bornOn ?? '', '2026-11-23'))
})

test('换了责任民警，换之前那天打印的还是原来的人', async () => {
  const [unitId, person, liang] = await Promise.all([
    idOf('units', '柳河派出所'),
    idOf('people', '宋永康'),
    idOf('people', '梁志勇'),
  ])
  const seen = await as(database.services, clerk, async (ctx) => {
    await assign(ctx, { personIds: [person], aspect: 'leadOfficer', targetId: liang, fromOn: ctx.today, reason: '调整' })
    const officerOn = async (on: string) => (await annexFacts(ctx, [unitId], on))[0]?.leadOfficer
    return [await officerOn('2026-11-22'), await officerOn('2026-11-23')]
  })
  expect(seen).toEqual(['周启航', '梁志勇'])
})

test('定稿给编号，下一号说出改了什么，上一号不变', async () => {
  const [unitId, person, liang] = await Promise.all([
    idOf('units', '柳河派出所'),
    idOf('people', '宋永康'),
    idOf('people', '梁志勇'),
  ])
  const [first, second, firstAgain] = await as(database.services, clerk, async (ctx) => {
    const freeze = async () => (await freezeForm(ctx, annexFive, unitId, { on: ctx.today })).id
    const firstId = await freeze()
    const one = presentSnapshot(await findSnapshot(ctx, 'annex5', firstId))
    await assign(ctx, { personIds: [person], aspect: 'leadOfficer', targetId: liang, fromOn: ctx.today, reason: '调整' })
    return [
      one,
      presentSnapshot(await findSnapshot(ctx, 'annex5', await freeze())),
      presentSnapshot(await findSnapshot(ctx, 'annex5', firstId)),
    ]
  })
  expect([first?.serialNumber, second?.serialNumber]).toEqual(['2026-A5-柳河所-001', '2026-A5-柳河所-002'])
  expect(second?.changes).toEqual(['宋永康 责任民警 周启航→梁志勇'])
  expect(firstAgain).toEqual(first)
  expect(second?.digest).not.toBe(first?.digest)
})

test('定稿以后再打印，末行说出比上一号改了什么；没有改动也说；空白表什么都不说', async () => {
  const [unitId, person, liang] = await Promise.all([
    idOf('units', '柳河派出所'),
    idOf('people', '宋永康'),
    idOf('people', '梁志勇'),
  ])
  const notes = await as(database.services, clerk, async (ctx) => {
    const print = async (isBlank: boolean) =>
      (await printForms(ctx, annexFive, [unitId], { on: ctx.today, isBlank, showsHeadLine: true })).form.sections[0]?.lastLine
    const before = await print(false)
    await freezeForm(ctx, annexFive, unitId, { on: ctx.today })
    const same = await print(false)
    await assign(ctx, { personIds: [person], aspect: 'leadOfficer', targetId: liang, fromOn: ctx.today, reason: '调整' })
    return [before, same, await print(false), await print(true)]
  })
  expect(notes).toEqual(['共46人', '共46人　比001号没有改动', '共46人　比001号变更1人', ''])
})

test('同名的两个人各算各的：来了一个张强，走了一个张强，都说得出是哪一个', () => {
  const zhang = (sex: string, age: number, more: Partial<AnnexFiveRow> = {}): AnnexFiveRow => ({
    name: '张强',
    sex,
    age,
    postName: '窗口服务岗',
    dutyText: '窗口服务岗4项工作职责',
    leadOfficer: '周启航',
    leaderInCharge: '孙立新',
    remark: '',
    ...more,
  })
  const first = { unitName: '柳河派出所', personIds: ['甲'], rows: [zhang('男', 31)], changes: [] }
  const words = (personIds: string[], rows: AnnexFiveRow[]) => changesBetween(first, { personIds, rows }).map((c) => c.words)
  expect(words(['甲', '乙'], [zhang('男', 31), zhang('女', 36)])).toEqual(['增加 张强（女，36岁）'])
  expect(words(['乙'], [zhang('女', 36)])).toEqual(['增加 张强（女，36岁）', '减少 张强（男，31岁）'])
  expect(words(['甲'], [zhang('男', 32, { postName: '治安协管岗', dutyText: '治安协管岗9项工作职责' })])).toEqual([
    '张强 岗位 窗口服务岗→治安协管岗',
  ])
})

test('外单位的附件5，内勤打不开', async () => {
  const other = await idOf('units', '青桥派出所')
  await expect(as(database.services, clerk, (ctx) => findUnits(ctx, [other]))).rejects.toMatchObject({ kind: 'notFound' })
  expect(await as(database.services, clerk, (ctx) => annexFacts(ctx, [other], '2026-11-23'))).toEqual([])
  expect((await as(database.services, office, (ctx) => findUnits(ctx, [other]))).map((u) => u.name)).toEqual(['青桥派出所'])
})
