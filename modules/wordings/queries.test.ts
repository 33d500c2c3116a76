import { expect, test } from 'vitest'
import { as, clerk, office, type Player, songYongkang, useDatabase } from '../../tests/harness/database.ts'
import { digestOfText, fieldsNamed, fieldsOf, findVersion, findWordingId, shownText, versionInForceOn } from './public.ts'

const app = useDatabase()
const today = '2026-11-23'

test('给宋永康看的文字：栏目按今天的单位、身份填；他自己和内勤算出来的摘要一样；只留用到的栏目', async () => {
  const { rows } = await app.services.pool.query<{ id: string }>(`select "id" from "people" where "name" = '宋永康'`)
  const personId = rows[0]?.id ?? ''
  const shownFor = (player: Player) =>
    as(app.services, player, async (ctx) => {
      const version = await versionInForceOn(ctx, await findWordingId(ctx, 'confidentialityPledge'), today)
      if (!version) throw new Error('nothing in force')
      const fields = (await fieldsOf(ctx, [personId])).get(personId) ?? {}
      const text = shownText(version, fields)
      return {
        text,
        digest: digestOfText(text),
        kept: fieldsNamed(version, fields),
        again: digestOfText(shownText(version, fieldsNamed(version, fields))),
      }
    })
  const [own, atDesk] = [await shownFor(songYongkang), await shownFor(clerk)]
  expect(own.text.title).toBe('明河县公安局警务辅助人员保密承诺书')
  expect(own.text.lines[0]?.text).toBe(
    '我是柳河派出所勤务辅警宋永康，了解保密法律法规和本局保密制度，知悉应当承担的保密义务。我承诺：',
  )
  expect([own.digest, own.again]).toEqual([atDesk.digest, atDesk.digest])
  expect(Object.keys(own.kept).sort()).toEqual(['单位', '姓名', '局名', '身份'].sort())
  expect(
    await as(app.services, { name: '邵美琳', role: 'unitClerk' }, async (ctx) => (await fieldsOf(ctx, [personId])).size),
  ).toBe(0)
})

test('有人绕过系统改了一个字：再要用时摘要对不上，不能用，也不悄悄放过', async () => {
  const { rows } = await app.services.pool.query<{ id: string }>(
    `select v."id" from "wordingVersions" v join "wordings" w on w."id" = v."wordingId" where w."code" = 'leavingUndertaking' and v."number" = 1`,
  )
  const id = rows[0]?.id ?? ''
  expect((await as(app.services, office, (ctx) => findVersion(ctx, id))).number).toBe(1)
  await app.services.pool.query(
    `update "wordingVersions" set "body" = replace("body"::text, '已交还', '已交回')::jsonb where "id" = $1`,
    [id],
  )
  await expect(as(app.services, office, (ctx) => findVersion(ctx, id))).rejects.toMatchObject({ code: 'textAltered' })
})
