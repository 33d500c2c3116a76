import { expect, test } from 'vitest'
import { defaultWordings } from '../modules/wordings/tables.ts'
import { useDatabase } from '../tests/harness/database.ts'
import { storyNow } from '../tests/harness/services.ts'
import { foundBureau } from './found-bureau.ts'

const database = useDatabase('bare')

test('建一个新局：七份范本都是系统起草的草稿，一份也没有替本局批准', async () => {
  const { pool, keys } = database.services
  const founding = { name: '河清县公安局', shortName: '河清', isDemo: false, now: storyNow, keys }
  const { bureauId } = await foundBureau(pool, founding)
  const { rows } = await pool.query(
    `select w."code", v."number", v."draftedByName", v."approvedAt", v."inForceFrom" from "wordings" w
      join "wordingVersions" v on v."wordingId" = w."id" where w."bureauId" = $1 order by w."position"`,
    [bureauId],
  )
  expect(rows).toEqual(
    defaultWordings.map(({ code }) => ({ code, number: 1, draftedByName: '系统', approvedAt: null, inForceFrom: null })),
  )
})
