import { randomUUID } from 'node:crypto'
import type { Player } from '../harness/database.ts'
import { clerk, type Kit, office, politicalLeader } from './story-kit.ts'
import { onRow, type WriteStory } from './story-shape.ts'

const head: Player = { name: '郭立军', role: 'unitHead' }
const texts = { progress: '证书柜到货', difficulties: '', requests: '', plans: '' }

/* Of its own: the kit's numbers choose people for the other stories. */
let weeks = 0
/** A week of 柳河 that nobody else writes, missing since its cut-off; it counts a unit in which nothing happens. */
const aWeek =
  (state: 'drafted' | 'toConfirm') =>
  async (kit: Kit): Promise<{ id: string }> => ({
    id: await kit.one(
      `insert into "weeklyReports" ("bureauId", "id", "unitId", "unitSortKey", "weekOn", "cutOffAt", "members", "countedTo", "lines", "texts", "state", "standing", "createdAt")
       select "bureauId", gen_random_uuid(), "id", "unitSortKey", '2026-11-30'::date + 7 * $1::int, '2026-11-19T04:00:00Z', jsonb_build_array(jsonb_build_object('unitId', $2::text, 'from', '2026-11-12T04:00:00.000Z')),
         '2026-11-18', '[]', '{"progress":"","difficulties":"","requests":"","plans":""}', $3, 'missing', '2026-11-18' from "units" where "name" = '柳河派出所' returning "id"`,
      [++weeks, randomUUID(), state],
    ),
  })
/** One that closed with the cut-off after it. */
const closed = async (kit: Kit): Promise<{ id: string }> => ({
  id: await kit.one(`update "weeklyReports" set "closedAt" = '2026-11-20T04:00:00Z' where "id" = $1 returning "id"`, [
    (await aWeek('drafted')(kit)).id,
  ]),
})
const sent = async (kit: Kit): Promise<{ id: string; version: number }> =>
  kit.act(clerk, 'POST', `/api/weekly-reports/${(await aWeek('drafted')(kit)).id}/nil-return`, { version: 1 })

/** A bureau report of a week that nobody else writes. */
const aBureauReport =
  (state: 'draft' | 'toApprove') =>
  async (kit: Kit): Promise<{ id: string }> => ({
    id: await kit.one(
      `insert into "bureauReports" ("bureauId", "id", "unitSortKey", "weekOn", "title", "text", "figures", "draftedAt", "state")
       select "bureauId", gen_random_uuid(), "unitSortKey", '2020-01-06'::date + 7 * $1::int, '全局周报', '一、总体情况',
         '{"from":"2026-11-12T04:00:00.000Z","to":"2026-11-19T04:00:00.000Z","asked":0,"onTime":0,"nil":0,"late":0,"missing":0,"totals":[],"units":[]}', '2026-11-19', $2 from "units" where "parentId" is null returning "id"`,
      [++weeks, state],
    ),
  })

/** Writes on weekly reports, their rule and the bureau's report. */
export const weeklyStories: readonly WriteStory[] = [
  onRow('patch /api/weekly-reports/{id}', clerk, aWeek('drafted'), { texts }),
  onRow('post /api/weekly-reports/{id}/preparation', clerk, aWeek('drafted'), { texts }),
  onRow('post /api/weekly-reports/{id}/nil-return', clerk, aWeek('drafted'), {}),
  onRow('post /api/weekly-reports/{id}/submission', head, aWeek('toConfirm'), {}),
  onRow('post /api/weekly-reports/{id}/return', head, aWeek('toConfirm'), { reason: '补写困难' }),
  onRow('post /api/weekly-reports/{id}/reopening', office, closed, { reason: '断网三天' }),
  onRow('post /api/weekly-reports/{id}/correction', clerk, sent, { texts, reason: '漏写一件' }),
  onRow('patch /api/bureau-reports/{id}', office, aBureauReport('draft'), { title: '改过的标题', text: '一、改过' }),
  onRow('post /api/bureau-reports/{id}/draft', office, aBureauReport('draft'), {}),
  onRow('post /api/bureau-reports/{id}/approval-request', office, aBureauReport('draft'), {}),
  onRow('post /api/bureau-reports/{id}/issue', politicalLeader, aBureauReport('toApprove'), {}),
  onRow('post /api/bureau-reports/{id}/return', politicalLeader, aBureauReport('toApprove'), { reason: '补下周要求' }),
  {
    endpoint: 'post /api/weekly-rule',
    player: office,
    ready: async (kit) => {
      const version = Number(await kit.one('select coalesce(max("number"), 1) from "weeklyRules"'))
      return { path: '/api/weekly-rule', body: { version, weekday: 4, minute: 720, shift: 'before', reason: '照旧' } }
    },
  },
]
