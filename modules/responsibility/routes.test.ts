import { beforeAll, expect, test } from 'vitest'
import { addDemoChains } from '../../database/demo/chains.ts'
import { addDays } from '../../platform/calendar/dates.ts'
import type { CommandContext } from '../../platform/context.ts'
import { useApp } from '../../tests/harness/app.ts'
import { as, clerk, office, songYongkang, unitHead, zhouQihang } from '../../tests/harness/database.ts'
import { ruleChain } from './commands/rule-chain.ts'
import { viewChain } from './commands/view-chain.ts'
import { presentSettings } from './presenter.ts'
import { findSettings } from './queries.ts'

const app = useApp()
const idOf = async (name: string): Promise<string> =>
  (await app.services.pool.query<{ id: string }>(`select "id" from "people" where "name" = $1 order by "kind"`, [name])).rows[0]
    ?.id ?? ''
const today = '2026-11-23'
const chainOf = async (ctx: CommandContext, name: string, on?: string, purpose?: 'notice' | 'letter') =>
  viewChain(ctx, { params: { id: await idOf(name) }, query: { on, purpose } })
const words = (levels: { duty: string; name: string; responsibility: string; isFirstResponsible: boolean; state: string }[]) =>
  levels.map((l) => `${l.state === 'held' ? l.name : l.state}：${l.isFirstResponsible ? '第一责任人、' : ''}${l.responsibility}`)

beforeAll(async () => {
  const { rows } = await app.services.pool.query('select 1 from "chainRulings"')
  if (rows.length === 0) await as(app.services, office, addDemoChains, true)
})

test('两个模板按用途各用各的：日常管理到所长为止，责任书到分管局领导', async () => {
  const [notice, letter] = await as(app.services, clerk, async (ctx) => [
    await chainOf(ctx, '宋永康'),
    await chainOf(ctx, '宋永康', undefined, 'letter'),
  ])
  expect(words(notice?.levels ?? [])).toEqual(['郭立军：第一责任人、主要领导责任', '孙立新：重要领导责任', '周启航：直接责任'])
  expect(words(letter?.levels ?? [])).toEqual(['冯家乐：第一责任人、主要领导责任', '郭立军：重要领导责任', '周启航：直接责任'])
  expect([notice?.template.name, letter?.template.name]).toEqual(['通知第六条', '附件4第四部分'])
})

test('换过民警和领导以后，过去那一天还是当时的人；空缺的几天显示空缺', async () => {
  const { before, gap, bars } = await as(app.services, office, async (ctx) => ({
    before: await chainOf(ctx, '宋永康', addDays(today, -300)),
    gap: await chainOf(ctx, '宋永康', addDays(today, -85)),
    bars: (await chainOf(ctx, '宋永康')).bars,
  }))
  expect(words(before.levels)).toEqual(['郭立军：第一责任人、主要领导责任', '郭立军：重要领导责任', '邹国平：直接责任'])
  expect(words(gap.levels)[2]).toBe('gap：直接责任')
  const officers = bars.find((b) => b.key === 'leadOfficer')?.spans.map((s) => (s.state === 'held' ? s.name : s.state))
  expect(officers?.slice(-3)).toEqual(['邹国平', 'gap', '周启航'])
})

test('已定下个月上任的所长，今天还不是，到那天才是', async () => {
  const { now, later } = await as(app.services, office, async (ctx) => {
    const unit = await ctx.db
      .selectFrom('units')
      .where('name', '=', '柳河派出所')
      .select(['id', 'unitSortKey', 'bureauId'])
      .executeTakeFirstOrThrow()
    await ctx.tx
      .updateTable('unitAppointments')
      .set({ toOn: '2026-12-15' })
      .where('unitId', '=', unit.id)
      .where('duty', '=', 'unitHead')
      .where('toOn', 'is', null)
      .execute()
    const personId = await idOf('梁志勇')
    await ctx.tx
      .insertInto('unitAppointments')
      .values({
        bureauId: unit.bureauId,
        id: crypto.randomUUID(),
        unitId: unit.id,
        unitSortKey: unit.unitSortKey,
        personId,
        duty: 'unitHead',
        fromOn: '2026-12-15',
        toOn: null,
      })
      .execute()
    return { now: await chainOf(ctx, '宋永康', today), later: await chainOf(ctx, '宋永康', '2026-12-15') }
  })
  expect([now.levels[0]?.name, later.levels[0]?.name]).toEqual(['郭立军', '梁志勇'])
})

test('没有指定民警的曹建伟，空缺摆在图上，不拿别人顶上；入职以前不在册', async () => {
  const { today: now, early } = await as(app.services, clerk, async (ctx) => ({
    today: await chainOf(ctx, '曹建伟'),
    early: await chainOf(ctx, '曹建伟', '2010-01-01'),
  }))
  expect(words(now.levels)[2]).toBe('gap：直接责任')
  expect([early.isServing, early.levels]).toEqual([false, []])
})

test('查看留痕，本人看得到；带他的民警和本人看得到同一条链，外单位的内勤看不到', async () => {
  for (const player of [unitHead, zhouQihang, songYongkang]) {
    const view = await as(app.services, player, (ctx) => chainOf(ctx, '宋永康'))
    expect([player.name, words(view.levels)[0]]).toEqual([player.name, '郭立军：第一责任人、主要领导责任'])
  }
  const browser = await app.signedIn(clerk)
  const id = await idOf('宋永康')
  expect((await browser.get(`/api/people/${id}/chain?on=2026-01-01`)).status).toBe(200)
  const { rows } = await app.services.pool.query(
    `select e."actorName" from "events" e join "eventSubjects" s on s."eventId" = e."id" where e."verb" = 'chain.viewed' and s."subjectId" = $1`,
    [id],
  )
  expect(rows).toEqual([{ actorName: '谢春燕' }])
  const other = await app.signedIn({ name: '邵美琳', role: 'unitClerk' })
  expect((await other.get(`/api/people/${id}/chain`)).status).toBe(404)
})

test('辅警办改了裁定：从那天起按新模板，此前仍按旧的，理由和日期都在', async () => {
  const { before, after, settings } = await as(app.services, office, async (ctx) => {
    const { current } = presentSettings(ctx, await findSettings(ctx))
    const letter = current.find((c) => c.purpose === 'letter')
    await ruleChain(ctx, {
      body: {
        purpose: 'notice',
        templateId: letter?.templateId ?? '',
        version: 1,
        fromOn: '2026-11-01',
        reason: '局党委会议决定统一口径',
      },
    })
    return {
      before: await chainOf(ctx, '宋永康', '2026-10-31'),
      after: await chainOf(ctx, '宋永康', '2026-11-01'),
      settings: presentSettings(ctx, await findSettings(ctx)),
    }
  })
  expect([before.template.name, after.template.name]).toEqual(['通知第六条', '附件4第四部分'])
  expect(settings.rulings.filter((r) => r.purpose === 'notice').map((r) => [r.templateName, r.fromOn, r.toOn, r.reason])).toEqual(
    [
      ['附件4第四部分', '2026-11-01', null, '局党委会议决定统一口径'],
      ['通知第六条', '2025-01-01', '2026-11-01', '日常管理按通知第六条，单位主要领导为第一责任人。'],
    ],
  )
  const rule = (version: number, fromOn: string) =>
    as(app.services, office, async (ctx) => {
      const letter = presentSettings(ctx, await findSettings(ctx)).current.find((c) => c.purpose === 'letter')
      return ruleChain(ctx, { body: { purpose: 'notice', templateId: letter?.templateId ?? '', version, fromOn, reason: '改' } })
    })
  await expect(rule(9, '2026-11-01')).rejects.toMatchObject({ code: 'stale' })
  await expect(rule(1, '2024-01-01')).rejects.toMatchObject({ code: 'tooEarly' })
  await expect(
    as(app.services, clerk, (ctx) =>
      ruleChain(ctx, { body: { purpose: 'notice', templateId: crypto.randomUUID(), version: 1, fromOn: today, reason: '改' } }),
    ),
  ).rejects.toMatchObject({ kind: 'forbidden' })
})

test('责任证明打印成 PDF，文件名写明是谁、哪一天', async () => {
  const browser = await app.signedIn(office)
  const answer = await browser.get(`/api/people/${await idOf('萧䶮')}/chain-print?on=2026-10-01`)
  expect([answer.status, answer.text.slice(0, 5)]).toEqual([200, '%PDF-'])
})
