import fc from 'fast-check'
import type pg from 'pg'
import { afterAll, afterEach, expect, test } from 'vitest'
import { personnelFigures } from '../../modules/personnel/figures.ts'
import { findPeople } from '../../modules/personnel/queries.ts'
import { addDays, beijingDate, beijingMidnight } from '../../platform/calendar/dates.ts'
import { connect } from '../../platform/database/connect.ts'
import { sumOf } from '../../platform/figures.ts'
import type { Services } from '../../platform/http/service.ts'
import { as, clerk, useDatabase } from '../harness/database.ts'

const database = useDatabase()
const cases = process.env.MINGZE_PROVE === '1' ? 600 : 8
const machineZone = process.env.TZ
afterEach(() => {
  if (machineZone === undefined) delete process.env.TZ
  else process.env.TZ = machineZone
})
const zones = ['UTC', 'Asia/Shanghai', 'America/New_York'] as const
const pools = new Map<string, pg.Pool>()
afterAll(async () => {
  for (const pool of pools.values()) await pool.end()
})

/** The services on a machine and a database server that both keep the time of a zone, at a moment. */
async function inZone<T>(zone: string, now: Date, work: (services: Services) => Promise<T>): Promise<T> {
  process.env.TZ = zone
  const pool = pools.get(zone) ?? connect({ ...database.services.pool.options, max: 1, options: `-c timezone=${zone}` })
  pools.set(zone, pool)
  return work({ ...database.services, pool, clock: () => now })
}
/** What 谢春燕 reads of contracts at that moment. */
const contracts = (services: Services) =>
  as(services, clerk, async (ctx) => {
    const counts: number[] = []
    for (const figure of personnelFigures.filter((f) => f.id.startsWith('contract'))) counts.push(sumOf(await figure.places(ctx)))
    const { rows } = await findPeople(ctx, { contract: 'ending', limit: 1000 })
    return { today: ctx.today, counts, ends: rows.map((r) => r.contractEndsOn) }
  })

/** Moments at which clocks go wrong: second before and at midnight, leap day, year's end, New York's change of clocks, week 53. */
const days = ['2026-11-23', '2026-12-31', '2027-01-01', '2028-02-29', '2026-03-08', '2026-11-01', '2027-01-03', '2024-02-28']
const moment = fc
  .tuple(fc.constantFrom(...days), fc.constantFrom(-1, 0, 1, 43_200_000, 86_399_000, 86_399_999))
  .map(([on, milliseconds]) => new Date(beijingMidnight(on).getTime() + milliseconds))

test('合同到期的数、名单和灯：服务器和数据库放在哪个时区都一样，北京时间零点整换一天', async () => {
  const { rows } = await database.services.pool.query<{ id: string }>(
    `select p."id" from "people" p join "units" u on u."id" = p."unitId" where u."name" = '柳河派出所' and p."kind" = 'auxiliary' and p."separatedOn" is null order by p."id"`,
  )
  await fc.assert(
    fc.asyncProperty(moment, fc.array(fc.integer({ min: -3, max: 63 }), { minLength: 6, maxLength: 6 }), async (now, offsets) => {
      const today = beijingDate(now)
      const ends = rows.map((_, i) => addDays(today, offsets[i] ?? 1000))
      await database.services.pool.query(
        `update "people" p set "contractEndsOn" = w."on" from unnest($1::uuid[], $2::date[]) w("id", "on") where p."id" = w."id"`,
        [rows.map((r) => r.id), ends],
      )
      const expected = {
        today,
        counts: [offsets.filter((d) => d >= 0 && d <= 60).length, offsets.filter((d) => d < 0).length],
        ends: expect.toSatisfy((all: string[]) => all.every((on) => on >= today && on <= addDays(today, 60))),
      }
      for (const zone of zones) expect([zone, await inZone(zone, now, contracts)]).toEqual([zone, expected])
    }),
    { numRuns: cases },
  )
}, 1_800_000)

test('1940 到 2030 的每一个日期，存进去再读出来是同一天，1986 至 1991 的夏令时也不例外', async () => {
  const first = '1940-01-01'
  const all = Array.from({ length: 33_238 }, (_, i) => addDays(first, i))
  expect(all.at(-1)).toBe('2030-12-31')
  for (const zone of [...zones, 'Asia/Urumqi']) {
    await inZone(zone, new Date('1988-06-01T00:00:00Z'), async ({ pool }) => {
      const { rows } = await pool.query<{ on: string; text: string }>(
        'select d as "on", d::text as "text" from unnest($1::date[]) with ordinality w(d, n) order by n',
        [all],
      )
      expect(rows.map((r) => r.on)).toEqual(all)
      expect(rows.map((r) => r.text)).toEqual(all)
    })
  }
})
