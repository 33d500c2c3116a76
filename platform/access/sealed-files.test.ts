import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { as, clerk, office, songYongkang, unitHead, useDatabase } from '../../tests/harness/database.ts'
import type { CommandContext } from '../context.ts'
import { newId } from '../ids.ts'
import { capacitiesOf, endLending, findLendings, findOpenings, holderOf, lendFile, recordSealed } from './sealed-files.ts'

const database = useDatabase()
const auditor = { name: '审计管理员', role: 'auditAdministrator' } as const
const play = <T>(who: Parameters<typeof as>[1], work: (ctx: CommandContext) => Promise<T>) =>
  as(database.services, who, work, true)

const toMe = ({ actor }: CommandContext, capacity: string) => [{ to: actor.accountId, name: actor.name, capacity }]

/** A file lent to the head alone, with one event on it. */
async function sealed(): Promise<string> {
  const fileId = newId()
  await play(unitHead, async (ctx) => {
    await lendFile(ctx, fileId, toMe(ctx, 'reporter'))
    await recordSealed(ctx, {
      fileId,
      verb: 'conductCase.opened',
      changes: [{ field: 'note', after: '密封的话', isSealed: true }],
    })
  })
  return fileId
}

const seenOf = (ctx: CommandContext, fileId: string) =>
  sql<{ n: number }>`select (select count(*) from "sealedAccess" where "fileId" = ${fileId})
    + (select count(*) from "eventSubjects" where "subjectId" = ${fileId}) + (select count(*) from "events" where "verb" = 'conductCase.opened')
    + (select count(*) from "changes" where "field" = 'note' and "isSealed")::int as n`
    .execute(ctx.tx)
    .then(({ rows }) => Number(rows[0]?.n))

test('没有借给他的人，不论什么身份，原始 SQL 也看不到卷、经过和内容', async () => {
  const fileId = await sealed()
  expect(await play(unitHead, (ctx) => seenOf(ctx, fileId))).toBe(4)
  for (const other of [clerk, office, songYongkang, auditor]) expect(await play(other, (ctx) => seenOf(ctx, fileId))).toBe(0)
})

test('持有人借给别人，别人才看得到；收回以后又看不到，借过谁还在', async () => {
  const fileId = await sealed()
  const clerkAccount = await play(clerk, async ({ actor }) => actor.accountId)
  const lending = { to: clerkAccount, name: '谢春燕', capacity: 'investigator', reason: '核查' }
  await play(unitHead, async (ctx) => {
    await lendFile(ctx, fileId, [lending])
    await lendFile(ctx, fileId, [lending])
  })
  expect(await play(clerk, (ctx) => capacitiesOf(ctx, fileId))).toEqual(['investigator'])
  expect(await play(clerk, (ctx) => findOpenings(ctx, fileId, 'conductCase.opened'))).toMatchObject([{ name: '郭立军' }])
  await play(unitHead, (ctx) => endLending(ctx, fileId, { to: clerkAccount, capacity: 'investigator' }))
  expect(await play(clerk, (ctx) => findLendings(ctx, fileId))).toEqual([])
  expect(await play(unitHead, (ctx) => findLendings(ctx, fileId))).toMatchObject([
    { name: '谢春燕', capacity: 'investigator', reason: '核查', endedAt: expect.any(Date) },
    { name: '郭立军', capacity: 'reporter', endedAt: null },
  ])
})

test('自己不持有的卷，借不给自己', async () => {
  const fileId = await sealed()
  await expect(play(office, (ctx) => lendFile(ctx, fileId, toMe(ctx, 'handler')))).rejects.toMatchObject({ code: '42501' })
})

test('库里不写谁持有：按账号、人、姓名都找不到，换一把钥匙也认不出', async () => {
  const fileId = await sealed()
  const { rows } = await database.services.pool.query<{ holder: string; row: string }>(
    `select "holder", a::text as "row" from "sealedAccess" a where "fileId" = $1`,
    [fileId],
  )
  const { accountId, personId } = await play(unitHead, async ({ actor }) => actor)
  for (const mark of [accountId, personId ?? '', '郭立军']) expect(rows[0]?.row).not.toContain(mark)
  expect(rows[0]?.holder).toBe(holderOf(database.services.keys, accountId))
})
