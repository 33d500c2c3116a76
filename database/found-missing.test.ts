import { expect, test } from 'vitest'
import { useDatabase } from '../tests/harness/database.ts'
import { storyNow } from '../tests/harness/services.ts'
import { foundBureau } from './found-bureau.ts'
import { foundMissing } from './found-missing.ts'

const database = useDatabase('bare')

test('早先装的局升级后补上隐患用词和排查清单，和新建的局一样；再来一遍不变，本局自己定的不动', async () => {
  const { pool, keys } = database.services
  const { bureauId } = await foundBureau(pool, { name: '河清县公安局', shortName: '河清', isDemo: false, now: storyNow, keys })
  const facts = async () => {
    const terms = `select "kind", "category", "name", "position", "retiredOn" from "hazardTerms" where "bureauId" = $1 order by 1, 2, 4`
    const lists = `select c."number", c."state", jsonb_array_length(c."questions") as "n",
      (select count(*)::int from jsonb_array_elements(c."questions") q join "hazardTerms" t on t."bureauId" = c."bureauId" and t."id"::text = q ->> 'subcategoryId') as "kinds"
      from "screeningChecklists" c where c."bureauId" = $1`
    return [(await pool.query(terms, [bureauId])).rows, (await pool.query(lists, [bureauId])).rows]
  }
  const fresh = await facts()
  expect([fresh[0]?.length, fresh[1]]).toEqual([29, [{ number: 1, state: 'inForce', n: 23, kinds: 23 }]])
  for (const table of ['screeningChecklists', 'hazardTerms'])
    await pool.query(`delete from "${table}" where "bureauId" = $1`, [bureauId])
  expect(await facts()).toEqual([[], []])
  await Promise.all([foundMissing(pool, keys, storyNow), foundMissing(pool, keys, storyNow)])
  expect(await facts()).toEqual(fresh)
  await pool.query(`update "hazardTerms" set "retiredOn" = '2026-11-01' where "bureauId" = $1`, [bureauId])
  const own = await facts()
  await foundMissing(pool, keys, storyNow)
  expect(await facts()).toEqual(own)
})
