import { expect, test } from 'vitest'
import type { CommandContext } from '../../../platform/context.ts'
import { as, clerk, office, useDatabase } from '../../../tests/harness/database.ts'
import { presentPost, presentTouching } from '../presenter.ts'
import { findLivingDuties, findPost, findPosts, findRedLines } from '../queries.ts'
import { addPost } from './add-post.ts'
import { addRedLine } from './add-red-line.ts'
import { draftVersion } from './draft-version.ts'
import { editDraft } from './edit-draft.ts'
import { putInForce } from './put-in-force.ts'

const database = useDatabase()

async function idOf(ctx: CommandContext, name: string): Promise<string> {
  const found = (await findPosts(ctx, { q: name })).rows[0]
  if (!found) throw new Error(name)
  return found.id
}
const read = async (ctx: CommandContext, id: string) => presentPost(ctx, await findPost(ctx, id))
async function drafted(ctx: CommandContext, name: string) {
  const id = await idOf(ctx, name)
  await draftVersion(ctx, { params: { id }, body: { version: (await read(ctx, id)).version } })
  const view = await read(ctx, id)
  const draft = view.versions[0]
  if (!draft) throw new Error('no draft')
  return { id, draft, duties: draft.duties.map((d) => ({ text: d.text })) }
}

test('何俊杰起草巡逻防控岗新版本：加一项、删一项、换位置，施行后目录显示新版本，原版本留着', async () => {
  const view = await as(database.services, office, async (ctx) => {
    const { id, draft, duties } = await drafted(ctx, '巡逻防控岗')
    const [first = { text: '' }, second = { text: '' }, , ...rest] = duties
    const next = [second, first, ...rest, { text: '协助寻找走失人员' }, { text: '协助校园周边护学' }]
    await editDraft(ctx, { params: { id }, body: { version: draft.version, duties: next } })
    await putInForce(ctx, { params: { id }, body: { version: draft.version + 1, fromOn: '2026-11-23' } })
    return read(ctx, id)
  })
  expect(view).toMatchObject({ dutyCount: 10, versionNumber: 2, fromOn: '2026-11-23', hasDraft: false, isExample: false })
  expect(view.versions[0]?.duties.slice(0, 2).map((d) => d.text)).toEqual([
    '协助民警值守卡点和重点部位',
    '在民警带领下参加社会面巡逻',
  ])
  expect(view.versions[0]?.duties.at(-1)).toMatchObject({ position: 10, text: '协助校园周边护学' })
  expect(view.versions[1]).toMatchObject({ number: 1, state: 'superseded', toOn: '2026-11-23' })
  expect(view.versions[1]?.duties).toHaveLength(9)
})

test('触及红线：没有理由不存，说出第几项、第几条、因哪个词；写了理由才存，并列给辅警办看', async () => {
  const rows = await as(database.services, office, async (ctx) => {
    const { id, draft, duties } = await drafted(ctx, '巡逻防控岗')
    const crossing = { text: '独立对违法人员作出处罚决定并开具文书' }
    const list = [...duties.slice(0, 5), crossing, ...duties.slice(6)]
    await expect(editDraft(ctx, { params: { id }, body: { version: draft.version, duties: list } })).rejects.toMatchObject({
      kind: 'invalid',
      code: 'redLine',
      errors: [{ path: 'duties.5', code: 'redLine', message: '触及红线第 5 条：不得作出行政处理决定。因“处罚决定”命中。' }],
    })
    await expect(
      editDraft(ctx, {
        params: { id },
        body: { version: draft.version, duties: list.map((d) => (d === crossing ? { ...d, redLineReason: '工作需要' } : d)) },
      }),
    ).rejects.toMatchObject({ code: 'redLine' })
    const kept = list.map((d) => (d === crossing ? { ...d, redLineReason: '只限送达，不含决定本身，文字待修改' } : d))
    await editDraft(ctx, { params: { id }, body: { version: draft.version, duties: kept } })
    return presentTouching(await findLivingDuties(ctx), await findRedLines(ctx))
  })
  expect(rows).toMatchObject([
    {
      postName: '巡逻防控岗',
      versionNumber: 2,
      state: 'draft',
      position: 6,
      redLineReason: '只限送达，不含决定本身，文字待修改',
      hits: [{ number: 5, keyword: '处罚决定' }],
    },
  ])
})

test('存草稿以后新增了红线，施行时再查一遍', async () => {
  await as(database.services, office, async (ctx) => {
    const { id, draft } = await drafted(ctx, '窗口服务岗')
    await addRedLine(ctx, { body: { number: 10, wording: '不得收取费用', basis: '本局规定', keywords: ['意见收集'] } })
    await expect(
      putInForce(ctx, { params: { id }, body: { version: draft.version, fromOn: '2026-11-23' } }),
    ).rejects.toMatchObject({ code: 'redLine', errors: [{ path: 'duties.3' }] })
  })
})

test('两人同时改草稿，后存的被告知，先存的不丢', async () => {
  const texts = await as(database.services, office, async (ctx) => {
    const { id, draft, duties } = await drafted(ctx, '治安协管岗')
    await editDraft(ctx, { params: { id }, body: { version: draft.version, duties: [{ text: '先存的一项' }, ...duties] } })
    await expect(
      editDraft(ctx, { params: { id }, body: { version: draft.version, duties: [{ text: '后存的一项' }] } }),
    ).rejects.toMatchObject({ kind: 'conflict', code: 'stale' })
    return (await read(ctx, id)).versions[0]?.duties.map((d) => d.text)
  })
  expect(texts?.[0]).toBe('先存的一项')
  expect(texts).toHaveLength(10)
})

test('施行中的版本不能改；草稿只有一份；没有职责的草稿不能施行；不能施行到将来', async () => {
  await as(database.services, office, async (ctx) => {
    const id = await idOf(ctx, '案件协理岗')
    await expect(editDraft(ctx, { params: { id }, body: { version: 1, duties: [] } })).rejects.toMatchObject({ code: 'noDraft' })
    const { draft } = await drafted(ctx, '案件协理岗')
    await expect(draftVersion(ctx, { params: { id }, body: { version: 3 } })).rejects.toMatchObject({ code: 'draftExists' })
    await expect(
      putInForce(ctx, { params: { id }, body: { version: draft.version, fromOn: '2026-12-01' } }),
    ).rejects.toMatchObject({ code: 'future' })
    await expect(
      putInForce(ctx, { params: { id }, body: { version: draft.version, fromOn: '2026-11-01' } }),
    ).rejects.toMatchObject({ code: 'reasonRequired' })
    await expect(
      putInForce(ctx, { params: { id }, body: { version: draft.version, fromOn: '2020-01-01', reason: '补记' } }),
    ).rejects.toMatchObject({ code: 'tooEarly' })
    await editDraft(ctx, { params: { id }, body: { version: draft.version, duties: [] } })
    await expect(
      putInForce(ctx, { params: { id }, body: { version: draft.version + 1, fromOn: '2026-11-23' } }),
    ).rejects.toMatchObject({ code: 'noDuties' })
  })
})

test('内勤谢春燕看得到施行的版本，看不到草稿和草稿的职责，也不能改', async () => {
  const id = await as(database.services, office, async (ctx) => (await drafted(ctx, '社区警务协管岗')).id, true)
  await as(database.services, clerk, async (ctx) => {
    const view = await read(ctx, id)
    expect(view.versions.map((v) => v.state)).toEqual(['inForce'])
    expect(view).toMatchObject({ hasDraft: false, abilities: { draft: false, edit: false, retire: false } })
    expect(
      await ctx.db
        .selectFrom('postDuties')
        .innerJoin('postVersions', 'postVersions.id', 'postDuties.postVersionId')
        .where('postVersions.state', '=', 'draft')
        .selectAll('postDuties')
        .execute(),
    ).toEqual([])
    await expect(editDraft(ctx, { params: { id }, body: { version: 1, duties: [] } })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    await expect(draftVersion(ctx, { params: { id }, body: { version: 1 } })).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(
      addPost(ctx, { body: { name: '内勤岗', category: 'civilian', policeLine: null, supervisionNote: '' } }),
    ).rejects.toMatchObject({ kind: 'forbidden' })
  })
  const hidden = await as(database.services, clerk, (ctx) => ctx.db.selectFrom('postDuties').selectAll().execute())
  const whole = await as(database.services, office, (ctx) => ctx.db.selectFrom('postDuties').selectAll().execute())
  expect(whole.length - hidden.length).toBe(7)
})
