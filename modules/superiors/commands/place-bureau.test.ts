import { expect, test } from 'vitest'
import { type Browser, useApp } from '../../../tests/harness/app.ts'
import { city, otherCity, place, rowNamed, useTree, writeFigures } from '../../../tests/harness/superiors-desk.ts'

const app = useApp()
const tree = useTree(app)

test('县局换了上级：从那天起原来的市看不到新的数，以前的还在；新的市从那天起看到，看不到以前的；缺的日子说出来', async () => {
  tree.moveTo('2026-11-24 01:00')
  await tree.night()
  tree.moveTo('2026-11-25 09:00')
  await expect(place(app.services, tree.tenants.mine, tree.tenants.other.bureauId, '2026-11-24')).rejects.toMatchObject({
    code: 'pastDay',
  })
  await expect(place(app.services, tree.tenants.mine, tree.tenants.county.bureauId, '2026-11-25')).rejects.toMatchObject({
    code: 'notAbove',
  })
  await writeFigures(app.services, tree.tenants.mine)
  await place(app.services, tree.tenants.mine, tree.tenants.other.bureauId, '2026-11-25')
  for (const key of ['county', 'city', 'other', 'province'] as const) await writeFigures(app.services, tree.tenants[key].bureauId)
  const [old, next] = [await app.signedIn(city), await app.signedIn(otherCity)]
  const dayOf = async (browser: Browser, on: string) => (await browser.get(`/api/bureau-figures?on=${on}`)).json
  expect((await dayOf(old, '2026-11-25')).rows.map((r: { name: string }) => r.name)).toEqual(['石桥县公安局'])
  expect((await dayOf(old, '2026-11-25')).total.auxiliaries.n).toBe(100)
  expect(rowNamed(await dayOf(old, '2026-11-24'), '明河县公安局').cells.auxiliaries?.n).toBe(887)
  expect(rowNamed(await dayOf(next, '2026-11-25'), '明河县公安局').cells.auxiliaries?.n).toBe(887)
  expect(JSON.stringify(await dayOf(next, '2026-11-24'))).not.toContain('明河县')
  const trend = (await next.get('/api/bureau-figures/trend?figureId=auxiliaries&days=30')).json
  expect(trend.lines.find((l: { name: string }) => l.name === '明河县公安局').points).toEqual([
    { on: '2026-11-25', n: 887, whole: null },
  ])
  tree.moveTo('2026-11-27 09:00')
  await tree.night()
  const view = (await (await app.signedIn(otherCity)).get('/api/bureau-figures')).json
  expect(rowNamed(view, '明河县公安局').missingDays).toEqual(['2026-11-26'])
  const file = await (await app.signedIn(otherCity)).get('/api/bureau-figures/export')
  expect([file.status, file.bytes.length > 1000]).toEqual([200, true])
})
