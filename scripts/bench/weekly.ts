import { setTimeout as sleep } from 'node:timers/promises'
import { settleWeeks } from '../../modules/weekly-reports/commands/settle-weeks.ts'
import { readConfig } from '../../platform/config.ts'
import { transact } from '../../platform/database/transact.ts'
import type { Services } from '../../platform/http/service.ts'
import { openInstallation } from '../../server/installation.ts'
import { weekLines } from '../../server/week-lines.ts'
import { demoAccount, newFolder, startServer } from '../../tests/proofs/server-process.ts'
import { headersOf } from '../../tests/proofs/story-kit.ts'
import { signIn, type Visitor } from '../../tests/proofs/visitor.ts'
import { atMost, type Row, spreadOf, timed, told } from './figures.ts'
import { buildBureau } from './stage.ts'

const day = 86_400_000
/** Thursday 12:00 in Beijing of the week of a moment: the cut-off that nobody has moved. */
function thursdayOf(now: Date): Date {
  const noon = new Date(Math.floor((now.getTime() + day / 3) / day) * day + day / 2 - day / 3)
  const weekday = (new Date(noon.getTime()).getUTCDay() + 6) % 7
  return new Date(noon.getTime() + (3 - weekday) * day)
}

/** Events of one week at all units: three in four steps of hazards, one in four filings; right by making, so unchecked. */
async function fillWeek({ pool }: Services, events: number, from: Date): Promise<void> {
  const client = await pool.connect()
  const run = (text: string, values: unknown[] = []) => client.query(text, values)
  try {
    await run('begin')
    await run('set local session_replication_role = replica')
    await run(
      `with "u" as materialized (select "bureauId", "id", "unitSortKey", row_number() over (order by "unitSortKey") - 1 as "at" from "units" where "parentId" is not null), "n" as (select count(*) as "units" from "u")
       insert into "hazards" ("bureauId", "id", "number", "unitId", "unitSortKey", "category", "source", "title", "description", "state", "foundOn", "foundBy", "foundByName")
       select u."bureauId", gen_random_uuid(), 'W' || i, u."id", u."unitSortKey", 'other', 'ownFinding', '第' || i || '处', '抽查发现。', 'found', $2::timestamptz::date, gen_random_uuid(), '内勤'
       from generate_series(1, $1::int) i cross join "n" join "u" on u."at" = i % n."units"`,
      [Math.floor(events / 10), from],
    )
    await run(
      `insert into "hazardSteps" ("bureauId", "id", "hazardId", "unitSortKey", "position", "act", "byName", "at")
       select h."bureauId", gen_random_uuid(), h."id", h."unitSortKey", k, case when k % 2 = 0 then 'closedOut' else 'found' end, '内勤', $2::timestamptz + (random() * 6.4) * interval '1 day'
       from "hazards" h cross join generate_series(10, 10 + $1::int) k where h."number" like 'W%'`,
      [Math.floor((events * 0.75) / (events / 10)) - 1, from],
    )
    await run(
      `with "p" as materialized (select "id", "bureauId", "unitId", "unitSortKey", row_number() over (order by "id") - 1 as "at" from "people" where "kind" = 'auxiliary'), "n" as (select count(*) as "people" from "p")
       insert into "filings" ("bureauId", "id", "assignmentId", "change", "aspect", "personId", "unitId", "unitSortKey", "changedOn", "openedOn", "state", "lodgedAt", "isLate")
       select p."bureauId", gen_random_uuid(), gen_random_uuid(), 'begun', 'post', p."id", p."unitId", p."unitSortKey", $2::timestamptz::date, $2::timestamptz::date, 'lodged', $2::timestamptz + (random() * 6.4) * interval '1 day', i % 9 = 0
       from generate_series(1, $1::int) i cross join "n" join "p" on p."at" = i % n."people"`,
      [Math.floor(events / 4), from],
    )
    await run('commit')
  } finally {
    client.release()
  }
  for (const table of ['hazards', 'hazardSteps', 'filings']) await pool.query(`vacuum analyze "${table}"`)
}

/** Reports of the weeks before, as they were sent: ends spread over a day and a half. */
async function fillPast({ pool }: Services, weeks: number, cutOff: Date): Promise<void> {
  await pool.query(
    `insert into "weeklyReports" ("bureauId", "id", "unitId", "unitSortKey", "weekOn", "cutOffAt", "members", "countedTo", "lines", "texts", "state", "standing", "isNil", "arrivedAt", "number", "createdAt")
     select u."bureauId", gen_random_uuid(), u."id", u."unitSortKey", date_trunc('week', c)::date, c, jsonb_build_array(jsonb_build_object('unitId', u."id", 'from', to_char(c - interval '7 days', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))),
       c - (row_number() over (partition by w order by u."unitSortKey") % 216) * interval '10 minutes', '[{"id":"hazardsFound","label":"新发现隐患","unit":"条","n":1}]', '{"progress":"","difficulties":"","requests":"","plans":""}',
       'submitted', case when random() < 0.03 then 'late' else 'onTime' end, random() < 0.4, c - interval '1 hour', 1, c - interval '1 day'
     from generate_series(1, $1::int) w cross join lateral (select $2::timestamptz - w * interval '7 days' as c) x cross join "units" u
     where u."kind" in ('policeStation', 'division', 'office') and u."closedOn" is null on conflict do nothing`,
    [weeks, cutOff],
  )
  await pool.query('vacuum analyze "weeklyReports"')
}

/** One job drafts the week of every unit; seconds. */
async function measureDraft({ pool, keys }: Services, now: Date): Promise<Row> {
  const { rows } = await pool.query<{ id: string }>('select "bureauId" as id from "bureaus" order by "createdAt" limit 1')
  const current = 'select "id" from "weeklyReports" where "cutOffAt" > $1'
  await pool.query(`delete from "weeklyVersions" where "reportId" in (${current})`, [now])
  await pool.query(`delete from "weeklyReports" where "id" in (${current})`, [now])
  const milliseconds = await timed(() =>
    transact(pool, 'owner', {}, (tx) => settleWeeks(tx, rows[0]?.id ?? '', { now, keys }, weekLines)),
  )
  return atMost('weekly drafts of all units, one job', milliseconds / 1000, 60, 's')
}

async function measureHeat(office: Visitor, rounds: number): Promise<Row> {
  const times: number[] = []
  for (let i = 0; i < rounds; i++)
    times.push(
      await timed(async () => {
        const answer = await office.call('GET', '/api/weekly-heat-map?weeks=53')
        if (answer.status !== 200) throw new Error(answer.text.slice(0, 200))
      }),
    )
  return atMost('heat-map of all units, 53 weeks: p50', spreadOf(times).p50, 500, 'ms')
}

/** Every unit's head confirms within a minute, over HTTP; the 95th percentile, and whatever was refused. */
async function measureBurst(services: Services, address: string, seconds: number): Promise<Row[]> {
  const { pool } = services
  await pool.query(
    `update "grants" set "unitId" = (select u."id" from "units" u where u."bureauId" = "grants"."bureauId" and u."parentId" is null) where "role" = 'unitHead'`,
  )
  await pool.query(
    `update "weeklyReports" set "state" = 'toConfirm', "standing" = null, "preparedByName" = '内勤', "cutOffAt" = now() + interval '1 hour', "countedTo" = now() where "state" = 'drafted'`,
  )
  const { rows } = await pool.query<{ id: string; version: number }>(
    `select "id", "version" from "weeklyReports" where "state" = 'toConfirm'`,
  )
  const headers = await headersOf(services, { name: '郭立军', role: 'unitHead' })
  const own = Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'host'))
  const base = { ...own, origin: address }
  const [times, refused]: [number[], string[]] = [[], []]
  const send = async ({ id, version }: { id: string; version: number }) => {
    const started = performance.now()
    const path = `${address}/api/weekly-reports/${id}/submission`
    const answer = await fetch(path, {
      method: 'POST',
      headers: { ...base, 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify({ version }),
    })
    const text = await answer.text()
    times.push(performance.now() - started)
    if (answer.status !== 200) refused.push(`${answer.status} ${text.slice(0, 120)}`)
  }
  const sent: Promise<void>[] = []
  const pause = (seconds * 1000) / Math.max(1, rows.length)
  const begun = performance.now()
  for (const [i, row] of rows.entries()) {
    await sleep(Math.max(0, begun + i * pause - performance.now()))
    sent.push(send(row))
  }
  await Promise.all(sent)
  const sorted = [...times].sort((a, b) => a - b)
  return [
    told(`${rows.length} units submitted in`, `${((performance.now() - begun) / 1000).toFixed(0)} s`),
    atMost('submission: p95', sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN, 1000, 'ms'),
    atMost(`submissions refused${refused[0] ? ` (${refused[0]})` : ''}`, refused.length, 0, ''),
  ]
}

/** The week of a large bureau: drafts from its events, the minute before the cut-off, the heat-map of a year. */
export async function measureWeekly(units: number, events: number): Promise<Row[]> {
  const folder = newFolder()
  try {
    await buildBureau(folder.path, String(units), String(units))
    const server = await startServer(['serve', '--data', folder.path, '--port', '0'], { LOG_LEVEL: 'warn' })
    const { services, close } = await openInstallation(readConfig({ MINGZE_DATA: folder.path, LOG_LEVEL: 'silent' }), false)
    try {
      const cutOff = thursdayOf(new Date())
      await fillPast(services, 52, cutOff)
      await fillWeek(services, events, new Date(cutOff.getTime() - 7 * day))
      const office = await signIn(server.address, demoAccount(folder.path, 'office'))
      const draft = await measureDraft(services, new Date(cutOff.getTime() - day / 3))
      const heat = await measureHeat(office, 15)
      return [draft, heat, ...(await measureBurst(services, server.address, 55))]
    } finally {
      await server.stop()
      await close()
    }
  } finally {
    folder.remove()
  }
}
