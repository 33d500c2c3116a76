import { afterAll, beforeAll, expect, test } from 'vitest'
import { placedColumns } from '../../modules/organisation/placed-tables.ts'
import type { JobView } from '../../platform/jobs/contract.ts'
import { startRunner } from '../../platform/jobs/runner.ts'
import { type Browser, useApp } from '../../tests/harness/app.ts'
import { clerk, office } from '../../tests/harness/database.ts'
import { findActing } from '../session.ts'
import { jobHandlers } from './handlers.ts'

const app = useApp()
let runner: ReturnType<typeof startRunner>
beforeAll(() => {
  runner = startRunner(app.services, jobHandlers, (who) => findActing(app.services, who))
})
afterAll(() => runner.stop())

const otherClerk = { name: '邵美琳', role: 'unitClerk' } as const
const rowsOf = async <T extends object>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await app.services.pool.query<T>(text, values)).rows
const unitOf = async (name: string) => {
  const [row] = await rowsOf<{ id: string; key: string; version: number; position: number }>(
    'select "id", "unitSortKey" as key, "version", "position" from "units" where "name" = $1',
    [name],
  )
  if (!row) throw new Error(`no unit ${name}`)
  return row
}
const namesFor = async (browser: Browser): Promise<string[]> =>
  (await browser.get('/api/units?limit=200')).json.rows.map((r: { name: string }) => r.name)

/** Asks for the act and waits until its job has ended. */
async function done(browser: Browser, path: string, body: object): Promise<JobView> {
  const asked = await browser.send('POST', path, body)
  expect([asked.status, asked.text.slice(0, 200)]).toEqual([200, expect.stringContaining('jobId')])
  for (;;) {
    const job = (await browser.get(`/api/jobs/${asked.json.jobId}`)).json as JobView
    if (job.state !== 'queued' && job.state !== 'running') return job
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** `touchedPlaces` tells where something was written: the old place of a unit that moved stays there beside the new one. */
test('位置的清单和表结构一致：少改一列，就有记录留在原处', async () => {
  const inSchema = await rowsOf<{ t: string; c: string }>(
    `select table_name as t, column_name as c from information_schema.columns where table_schema = 'public' and column_name ilike '%unitSortKey' and table_name <> 'touchedPlaces'`,
  )
  expect(placedColumns.map(([t, c]) => `${t}.${c}`).sort()).toEqual(inSchema.map(({ t, c }) => `${t}.${c}`).sort())
})

test('青桥派出所划归柳河派出所，当下两家内勤的范围都跟着变，原位置再也不给别人', async () => {
  const admin = await app.signedIn(office)
  const [liuhe, qingqiao, bureau] = [await unitOf('柳河派出所'), await unitOf('青桥派出所'), await unitOf('明河县公安局')]
  const [liuheClerk, qingqiaoClerk] = [await app.signedIn(clerk), await app.signedIn(otherClerk)]
  expect(await namesFor(liuheClerk)).toEqual(['柳河派出所'])
  const job = await done(admin, `/api/units/${qingqiao.id}/move`, {
    version: qingqiao.version,
    parentId: liuhe.id,
    reason: '局党委会议决定',
  })
  expect([job.state, job.phase]).toEqual(['done', expect.anything()])
  expect(await namesFor(liuheClerk)).toEqual(['柳河派出所', '青桥派出所'])
  expect(await namesFor(qingqiaoClerk)).toEqual(['青桥派出所'])
  const moved = await unitOf('青桥派出所')
  expect(moved.key).toBe(`${liuhe.key}0001`)
  for (const [table, column] of placedColumns) {
    const left = await rowsOf(`select 1 from "${table}" where "${column}" >= $1 and "${column}" < $1 || '~'`, [qingqiao.key])
    expect([table, column, left.length]).toEqual([table, column, 0])
  }
  const events = await rowsOf('select e."actorName" from "events" e where e."verb" = $1', ['unit.moved'])
  expect(events).toEqual([{ actorName: '何俊杰' }])
  const bodies = { parentId: bureau.id, kind: 'squad', shortName: '新中队', policeLine: null, openedOn: '2026-11-01' }
  const added = await admin.send('POST', '/api/units', { ...bodies, name: '新设中队', code: 'NEW1' })
  expect(added.status).toBe(200)
  expect((await unitOf('新设中队')).key > qingqiao.key).toBe(true)
})

test('最后一个单位划走以后，新设的单位不会坐进它的老位置，也读不到它的老痕迹', async () => {
  const admin = await app.signedIn(office)
  const [station, bureau] = [await unitOf('政治处'), await unitOf('明河县公安局')]
  const [last] = await rowsOf<{ id: string; key: string; version: number; name: string }>(
    `select "id", "unitSortKey" as key, "version", "name" from "units" where "parentId" = $1 order by "position" desc limit 1`,
    [bureau.id],
  )
  if (!last) throw new Error('no unit')
  expect(
    (await done(admin, `/api/units/${last.id}/move`, { version: last.version, parentId: station.id, reason: '编制调整' })).state,
  ).toBe('done')
  await admin.send('POST', '/api/units', {
    parentId: bureau.id,
    kind: 'squad',
    name: '再设中队',
    shortName: '再设',
    code: 'NEW2',
    policeLine: null,
    openedOn: '2026-11-01',
  })
  const fresh = await unitOf('再设中队')
  expect(fresh.key).not.toBe(last.key)
  expect(
    await rowsOf(`select 1 from "eventSubjects" where "unitSortKey" = $1 and "subjectId" <> $2`, [fresh.key, fresh.id]),
  ).toEqual([])
})

test('不能把单位放到自己的下级下面，旧版本不办，外单位的内勤不能动', async () => {
  const admin = await app.signedIn(office)
  const [liuhe, qingqiao] = [await unitOf('柳河派出所'), await unitOf('青桥派出所')]
  const circle = await admin.send('POST', `/api/units/${liuhe.id}/move`, {
    version: liuhe.version,
    parentId: qingqiao.id,
    reason: '试',
  })
  expect([circle.status, circle.json.code]).toEqual([409, 'unitCycle'])
  const itself = await admin.send('POST', `/api/units/${liuhe.id}/move`, {
    version: liuhe.version,
    parentId: liuhe.id,
    reason: '试',
  })
  expect([itself.status, itself.json.code]).toEqual([409, 'unitCycle'])
  const stale = await admin.send('POST', `/api/units/${liuhe.id}/move`, {
    version: 99,
    parentId: (await unitOf('北关派出所')).id,
    reason: '试',
  })
  expect([stale.status, stale.json.code]).toEqual([409, 'stale'])
  expect(
    (
      await (
        await app.signedIn(clerk)
      ).send('POST', `/api/units/${liuhe.id}/move`, { version: liuhe.version, parentId: qingqiao.id, reason: '试' })
    ).status,
  ).toBe(403)
})

test('北关派出所排到西关派出所后面，名单和内勤的范围都跟着新顺序', async () => {
  const admin = await app.signedIn(office)
  const [north, west] = [await unitOf('北关派出所'), await unitOf('西关派出所')]
  const liuheClerk = await app.signedIn(clerk)
  const seen = await namesFor(liuheClerk)
  const body = { version: north.version, afterId: west.id }
  expect((await done(admin, `/api/units/${north.id}/placement`, body)).state).toBe('done')
  const names = await namesFor(admin)
  expect(names.slice(1, 6)).toEqual(['城关派出所', '东关派出所', '西关派出所', '北关派出所', '南关派出所'])
  expect(await namesFor(liuheClerk)).toEqual(seen)
  const [misplaced] = await rowsOf<{ n: number }>(
    `select count(*)::int as n from "people" p join "units" u on u."id" = p."unitId" where p."unitSortKey" <> u."unitSortKey"`,
  )
  expect(misplaced?.n).toBe(0)
  const again = { version: (await unitOf('北关派出所')).version, afterId: west.id }
  expect((await admin.send('POST', `/api/units/${north.id}/placement`, again)).json.code).toBe('samePlace')
  const elsewhere = { ...again, afterId: (await unitOf('明河县公安局')).id }
  expect((await admin.send('POST', `/api/units/${north.id}/placement`, elsewhere)).json.code).toBe('notSibling')
})

test('东关派出所并入西关派出所：人从那天起归西关，此前仍记在东关，老记录西关看得到', async () => {
  const admin = await app.signedIn(office)
  const [east, west] = [await unitOf('东关派出所'), await unitOf('西关派出所')]
  const [before] = await rowsOf<{ n: number }>(
    'select count(*)::int as n from "people" where "unitId" = any($1) and "kind" = $2',
    [[east.id, west.id], 'auxiliary'],
  )
  const ofEast = (await rowsOf<{ id: string }>('select "id" from "people" where "unitId" = $1', [east.id])).map((r) => r.id)
  const future = await admin.send('POST', `/api/units/${east.id}/merger`, {
    version: east.version,
    successorId: west.id,
    closedOn: '2027-01-01',
    reason: '县编办批复',
  })
  expect([future.status, future.json.code]).toEqual([422, 'future'])
  const job = await done(admin, `/api/units/${east.id}/merger`, {
    version: east.version,
    successorId: west.id,
    closedOn: '2026-11-20',
    reason: '县编办批复',
  })
  expect([job.state, job.phase]).toEqual(['done', expect.anything()])
  const [after] = await rowsOf<{ n: number }>('select count(*)::int as n from "people" where "unitId" = $1 and "kind" = $2', [
    west.id,
    'auxiliary',
  ])
  expect(after?.n).toBe(before?.n)
  const facts = await rowsOf<{ targetId: string; fromOn: string; toOn: string | null }>(
    `select "targetId", "fromOn", "toOn" from "assignments" where "personId" = $1 and "aspect" = 'usingUnit' order by "fromOn"`,
    [ofEast[0]],
  )
  expect(facts.map((f) => [f.targetId, f.toOn])).toEqual([
    [east.id, '2026-11-20'],
    [west.id, null],
  ])
  const view = (await admin.get(`/api/units/${east.id}`)).json
  expect([view.closedOn, view.successor.name, view.appointments.every((a: { toOn: string | null }) => a.toOn !== null)]).toEqual([
    '2026-11-20',
    '西关派出所',
    true,
  ])
  const places = await rowsOf<{ key: string }>('select distinct "unitSortKey" as key from "people" where "id" = any($1)', [
    ofEast,
  ])
  expect(places).toEqual([{ key: west.key }])
  const [told] = await rowsOf<{ n: number }>(
    `select count(distinct s."subjectId")::int as n from "events" e join "eventSubjects" s on s."eventId" = e."id" where e."verb" = 'unit.merged' and s."subjectKind" = 'person'`,
  )
  expect(told?.n).toBe(ofEast.length)
  expect((await unitOf('东关派出所')).key.startsWith(west.key)).toBe(true)
})
