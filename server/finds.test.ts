import { expect, test } from 'vitest'
import { useApp } from '../tests/harness/app.ts'
import { clerk, office } from '../tests/harness/database.ts'
import { otherClerk } from '../tests/harness/import-desk.ts'

const app = useApp()

test('定稿的表，凭表号在顶部查找；别的单位查不到', async () => {
  const unit = await app.services.pool.query<{ id: string }>(`select "id" from "units" where "name" = '柳河派出所'`)
  const [xie, he, other] = [await app.signedIn(clerk), await app.signedIn(office), await app.signedIn(otherClerk)]
  const body = { unitId: unit.rows[0]?.id ?? '', on: '2026-11-23' }
  expect((await xie.send('POST', '/api/annex-five-snapshots', body)).status).toBe(200)
  const find = async (who: typeof xie, text: string) => (await who.send('POST', '/api/search', { text })).json.rows
  const found = {
    kind: 'form',
    title: '2026-A5-柳河所-001',
    subtitle: '附件5定稿：柳河派出所',
    href: `/annex-five?unitId=${body.unitId}`,
  }
  expect(await find(xie, 'A5-柳河所-001')).toMatchObject([found])
  expect(await find(he, '2026-A5')).toMatchObject([found])
  expect(await find(other, '2026-A5')).toEqual([])
})
