import { sql } from 'kysely'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import { addDays, beijingDate } from '../../../platform/calendar/dates.ts'
import { mintScope, type QueryContext, type Tx } from '../../../platform/context.ts'
import { newId } from '../../../platform/ids.ts'
import type { Keys } from '../../../platform/keys.ts'
import type { WeekLine } from '../../../platform/week-lines.ts'
import { workingDaysOf } from '../../calendar/public.ts'
import { countLines, findRules, linesFor, recount } from '../queries.ts'
import { type CutOff, cutOffOf, draftedFrom, endOf, type LastReport, membersOf, mondayOf, noTexts, reportersOf } from '../week.ts'
import { closeUnsent } from './reopen-report.ts'

/** The system at a bureau's work: reaches everything there, as the owner of the tables. */
export interface Settling extends QueryContext {
  readonly tx: Tx
  readonly system: { bureauId: string; accountId: string; personId: null; name: string; role: null; address: string }
  readonly lines: readonly WeekLine[]
}

async function settlingOf(
  tx: Tx,
  bureauId: string,
  at: { now: Date; keys: Keys },
  lines: readonly WeekLine[],
): Promise<Settling> {
  /* Functions that answer for sealed files compare these. */
  await sql`select set_config('app.bureau', ${bureauId}, true), set_config('app.unitFrom', '0', true), set_config('app.unitTo', '~', true)`.execute(
    tx,
  )
  const system = { bureauId, accountId: '', personId: null, name: '系统', role: null, address: 'job' } as const
  const scope = mintScope({ kind: 'subtree', ranges: [{ from: '0', to: '~' }], personIds: [], policeLine: null })
  const actor = { ...system, role: 'auxiliaryOffice', unitId: null, sessionId: null } as const
  return { db: tx, tx, actor, system, scope, lines, now: at.now, today: beijingDate(at.now), keys: at.keys }
}

const subjectsOf = (rows: readonly { id: string; unitSortKey: string }[]) =>
  rows.map((r) => ({ id: r.id, kind: 'weeklyReport', unitSortKey: r.unitSortKey }))

async function tell({ tx, system }: Settling, verb: string, rows: readonly { id: string; unitSortKey: string }[]): Promise<void> {
  if (rows.length > 0) await recordEvent({ tx, actor: system }, { verb, subjects: subjectsOf(rows) })
}

const findUnits = ({ tx, actor }: Settling) =>
  tx
    .selectFrom('units')
    .where('bureauId', '=', actor.bureauId)
    .orderBy('unitSortKey')
    .select(['id', 'kind', 'unitSortKey', 'closedOn'])
    .execute()
type Reporter = ReturnType<typeof reportersOf<Awaited<ReturnType<typeof findUnits>>[number]>>[number]

/** Drafts of units that no longer report; their week goes on in the successor's report. */
async function withdrawClosed(s: Settling, reporters: readonly Reporter[]): Promise<void> {
  const rows = await s.tx
    .updateTable('weeklyReports')
    .set((e) => ({ state: 'withdrawn', version: e('version', '+', 1) }))
    .where('bureauId', '=', s.actor.bureauId)
    .where('arrivedAt', 'is', null)
    .where('standing', 'is', null)
    .where('state', '<>', 'withdrawn')
    .where(sql<boolean>`"unitId" <> all(${reporters.map((r) => r.unit.id)}::uuid[])`)
    .returning(['id', 'unitSortKey'])
    .execute()
  await tell(s, 'weeklyReport.withdrawn', rows)
}

/** Where the last report of each unit ended, before a week. */
async function findLast({ tx, actor }: Settling, weekOn: string): Promise<Map<string, LastReport>> {
  const { rows } = await sql<{ unitId: string } & LastReport>`
    select distinct on ("unitId") "unitId", "members", case when "arrivedAt" is not null then "countedTo" else "cutOffAt" end as "end"
    from "weeklyReports" where "bureauId" = ${actor.bureauId} and "weekOn" < ${weekOn}::date and "state" <> 'withdrawn' order by "unitId", "weekOn" desc`.execute(
    tx,
  )
  return new Map(rows.map((r) => [r.unitId, r]))
}

/** Cut-offs still to come move with rule and calendar; one that is reached, or would be passed by the move, stays. */
async function moveCutOffs(s: Settling, cutOffs: (weekOn: string) => CutOff): Promise<void> {
  const weeks = await s.tx
    .selectFrom('weeklyReports')
    .where('bureauId', '=', s.actor.bureauId)
    .where('standing', 'is', null)
    .where('cutOffAt', '>', s.now)
    .groupBy(['weekOn', 'cutOffAt'])
    .select(['weekOn', 'cutOffAt'])
    .execute()
  for (const { weekOn, cutOffAt } of weeks) {
    const { at, isPlainDay } = cutOffs(weekOn)
    if (at.getTime() === cutOffAt.getTime() || at <= s.now) continue
    const rows = await s.tx
      .updateTable('weeklyReports')
      .set({ cutOffAt: at, isPlainDay })
      .where('bureauId', '=', s.actor.bureauId)
      .where('weekOn', '=', weekOn)
      .where('standing', 'is', null)
      .returning(['id', 'unitSortKey'])
      .execute()
    await tell(s, 'weeklyReport.cutOffMoved', rows)
  }
}

const spokenFor = ({ unit, covered }: Reporter): string => [unit.id, ...covered.map((c) => c.id)].join()

/** Whoever a draft speaks for now: a unit merged in mid-week goes on in its successor's. */
async function followMergers(s: Settling, reporters: readonly Reporter[]): Promise<void> {
  const open = await s.tx
    .selectFrom('weeklyReports')
    .where('bureauId', '=', s.actor.bureauId)
    .where('arrivedAt', 'is', null)
    .where('standing', 'is', null)
    .where('state', '<>', 'withdrawn')
    .select(['id', 'unitId', 'weekOn', 'members', 'unitSortKey', 'countedTo'])
    .execute()
  const byUnit = new Map(reporters.map((r) => [r.unit.id, r]))
  for (const [weekOn, rows] of Map.groupBy(open, (r) => r.weekOn)) {
    const last = await findLast(s, weekOn)
    for (const row of rows) {
      const reporter = byUnit.get(row.unitId)
      if (!reporter || spokenFor(reporter) === row.members.map((m) => m.unitId).join()) continue
      const members = membersOf(reporter, last, new Date(row.members[0]?.from ?? s.now))
      const lines = await recount(s, { members, unitSortKey: row.unitSortKey }, s.lines, row.countedTo)
      await s.tx
        .updateTable('weeklyReports')
        .set((e) => ({ members: JSON.stringify(members), lines: JSON.stringify(lines), version: e('version', '+', 1) }))
        .where('bureauId', '=', s.actor.bureauId)
        .where('id', '=', row.id)
        .execute()
    }
  }
}

/** Drafts one week for every unit that has none: all of them counted together. */
async function draft(s: Settling, reporters: readonly Reporter[], cutOff: CutOff, begin: Date): Promise<void> {
  const { bureauId } = s.actor
  const there = await s.tx
    .selectFrom('weeklyReports')
    .where('bureauId', '=', bureauId)
    .where('weekOn', '=', cutOff.weekOn)
    .select('unitId')
    .execute()
  const has = new Set(there.map((r) => r.unitId))
  const asked = reporters.filter((r) => !has.has(r.unit.id))
  if (asked.length === 0) return
  const last = await findLast(s, cutOff.weekOn)
  const drafts = asked.map((r) => ({ unit: r.unit, members: membersOf(r, last, begin) }))
  const open = { state: 'drafted', arrivedAt: null, countedTo: begin, cutOffAt: cutOff.at }
  const to = endOf(open, s.now)
  const counted = await countLines(
    s,
    s.lines,
    drafts.flatMap((d) => d.members),
    to,
  )
  const rows = drafts.map(({ unit, members }) => ({
    bureauId,
    id: newId(),
    unitId: unit.id,
    unitSortKey: unit.unitSortKey,
    weekOn: cutOff.weekOn,
    cutOffAt: cutOff.at,
    isPlainDay: cutOff.isPlainDay,
    members: JSON.stringify(members),
    countedTo: to,
    lines: JSON.stringify(linesFor(s.lines, counted, members)),
    texts: JSON.stringify(noTexts),
    createdAt: s.now,
  }))
  for (let i = 0; i < rows.length; i += 1000)
    await s.tx
      .insertInto('weeklyReports')
      .values(rows.slice(i, i + 1000))
      .execute()
  await tell(s, 'weeklyReport.drafted', rows)
}

/** The weeks whose drafts are due: from the one after the last that was drafted; the first ever is one that is still open. */
function weeksDue(s: Settling, lastWeek: string | null, cutOffs: (weekOn: string) => CutOff): CutOff[] {
  const here = mondayOf(s.today)
  const first = lastWeek ?? here
  const found: CutOff[] = []
  let before = lastWeek === null ? new Date(0) : cutOffs(addDays(lastWeek, -7)).at
  for (let weekOn = first; weekOn <= addDays(here, 7); weekOn = addDays(weekOn, 7)) {
    const cutOff = cutOffs(weekOn)
    const isFresh = cutOff.at > s.now || (lastWeek !== null && weekOn > lastWeek)
    if (isFresh && draftedFrom(cutOff) <= s.now && cutOff.at > before) found.push(cutOff)
    before = cutOff.at
  }
  return found
}

/** 漏报 — set when the cut-off is past; whoever arrived in time and is still in a queue takes it back. */
async function markMissing(s: Settling): Promise<void> {
  const rows = await s.tx
    .updateTable('weeklyReports')
    .set({ standing: 'missing' })
    .where('bureauId', '=', s.actor.bureauId)
    .where('standing', 'is', null)
    .where('arrivedAt', 'is', null)
    .where('state', '<>', 'withdrawn')
    .where('cutOffAt', '<', s.now)
    .returning(['id', 'unitSortKey'])
    .execute()
  await tell(s, 'weeklyReport.missed', rows)
}

/** 起草周报、记漏报、截止补报 — all units of a bureau at once; done again it changes nothing. Runs as the owner. */
export async function settleWeeks(
  tx: Tx,
  bureauId: string,
  at: { now: Date; keys: Keys },
  lines: readonly WeekLine[],
): Promise<void> {
  const s = await settlingOf(tx, bureauId, at, lines)
  const [rules, calendar] = [await findRules(s), await workingDaysOf(s)]
  const cutOffs = (weekOn: string) => cutOffOf(rules, weekOn, calendar)
  const reporters = reportersOf(await findUnits(s))
  await withdrawClosed(s, reporters)
  await followMergers(s, reporters)
  await moveCutOffs(s, cutOffs)
  const { last } = await tx
    .selectFrom('weeklyReports')
    .where('bureauId', '=', bureauId)
    .select((e) => e.fn.max('weekOn').as('last'))
    .executeTakeFirstOrThrow()
  for (const cutOff of weeksDue(s, last, cutOffs)) await draft(s, reporters, cutOff, cutOffs(addDays(cutOff.weekOn, -7)).at)
  await markMissing(s)
  await tell(s, 'weeklyReport.closed', await closeUnsent(s))
}

/** Events after which drafts or cut-offs may be others. */
export const weekVerbs = [
  'unit.added',
  'unit.closed',
  'unit.merged',
  'unit.moved',
  'calendar.dayChanged',
  'calendar.yearLoaded',
  'weeklyRule.set',
] as const
