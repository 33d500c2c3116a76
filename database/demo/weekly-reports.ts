import { sql } from 'kysely'
import { issueReport, sendReport } from '../../modules/bureau-reports/commands/issue-report.ts'
import { settleBureauReports } from '../../modules/bureau-reports/commands/settle-bureau-reports.ts'
import { correctReport, prepareReport } from '../../modules/weekly-reports/commands/prepare-report.ts'
import { settleWeeks } from '../../modules/weekly-reports/commands/settle-weeks.ts'
import { submitNil, submitReport } from '../../modules/weekly-reports/commands/submit-report.ts'
import { addDays, beijingDate, beijingMidnight, weekdayOf } from '../../platform/calendar/dates.ts'
import { type CommandContext, mintScope, type Tx } from '../../platform/context.ts'
import { settingsOf, transact } from '../../platform/database/transact.ts'
import type { Services } from '../../platform/http/service.ts'
import { newId } from '../../platform/ids.ts'
import { subtreeRange } from '../../platform/sort-key.ts'
import type { WeekLine } from '../../platform/week-lines.ts'
import type { Founded } from '../found-bureau.ts'
import { actingIn } from './wordings.ts'

/** One unit's report of a week with whoever fills it in and confirms it. */
interface Draft {
  readonly id: string
  readonly unitId: string
  readonly unitSortKey: string
  readonly cutOffAt: Date
  readonly version: number
  readonly hasRecords: boolean
  readonly clerk: string
  readonly clerkAccount: string | null
  readonly head: string
  readonly headAccount: string | null
}
const texts = { progress: '', difficulties: '', requests: '', plans: '' }
const words: readonly Partial<typeof texts>[] = [
  { progress: '组织辅警学习值班备勤制度一次。', plans: '检查车辆钥匙登记。' },
  { difficulties: '证书柜还没有到货。', requests: '请警务保障室协调到货时间。' },
  { plans: '带辅责任民警逐人谈一次分工。' },
]

/** As the owner: accounts are not the office's to read. */
async function findDrafts(tx: Tx, bureauId: string, weekOn: string): Promise<Draft[]> {
  const account = (personId: string) =>
    sql`(select a."accountId" from "accounts" a where a."bureauId" = r."bureauId" and a."personId" = ${sql.ref(personId)} limit 1)`
  const { rows } = await sql<Draft>`
    select r."id", r."unitId", r."unitSortKey", r."cutOffAt", r."version", exists (select 1 from jsonb_array_elements(r."lines") l where (l->>'n')::int > 0) as "hasRecords",
      c."name" as "clerk", ${account('c.id')} as "clerkAccount", h."name" as "head", ${account('h.id')} as "headAccount"
    from "weeklyReports" r
    cross join lateral (select p."id", p."name" from "unitAppointments" l join "people" p on p."bureauId" = l."bureauId" and p."id" = l."personId"
      where l."bureauId" = r."bureauId" and l."unitId" = r."unitId" and l."duty" in ('unitHead', 'leaderInCharge') and l."toOn" is null order by l."duty" desc limit 1) h
    cross join lateral (select p."id", p."name" from "people" p where p."bureauId" = r."bureauId" and p."unitId" = r."unitId" and p."kind" = 'officer' and p."id" <> h."id"
      order by exists (select 1 from "accounts" a join "grants" g on g."bureauId" = a."bureauId" and g."accountId" = a."accountId" and g."role" = 'unitClerk' where a."bureauId" = p."bureauId" and a."personId" = p."id") desc, p."namePinyin" limit 1) c
    where r."bureauId" = ${bureauId} and r."weekOn" = ${weekOn}::date order by r."unitSortKey"`.execute(tx)
  return rows
}

type Acting = <T>(role: 'unitClerk' | 'unitHead', at: Date, work: (ctx: CommandContext) => Promise<T>) => Promise<T>

/** Acts for a unit as its clerk or head, at a moment. */
const inUnit =
  (services: Services, bureauId: string, of: Draft): Acting =>
  (role, at, work) => {
    const [name, account] = role === 'unitClerk' ? [of.clerk, of.clerkAccount] : [of.head, of.headAccount]
    const scope = mintScope({ kind: 'subtree', ranges: [subtreeRange(of.unitSortKey)], personIds: [], policeLine: null })
    const who = { name, role, accountId: account ?? newId(), personId: null, unitId: of.unitId, sessionId: null }
    const actor = { ...who, bureauId, address: 'local' }
    return transact(services.pool, 'mingze_app', settingsOf(actor, scope, services.keys), (tx) =>
      work({ db: tx, tx, actor, scope, now: at, today: beijingDate(at), keys: services.keys }),
    )
  }

/** One report at work: who acts for its unit, what it is counted from, when it is sent. */
interface Sending {
  readonly as: Acting
  readonly of: Draft
  readonly lines: readonly WeekLine[]
  readonly at: Date
}

/** True when nothing was recorded up to the moment, and the clerk has said so. */
async function saysNil({ as, of, lines, at }: Sending): Promise<boolean> {
  if (of.hasRecords) return false
  return as('unitClerk', at, (ctx) => submitNil(lines)(ctx, { params: { id: of.id }, body: { version: of.version } })).then(
    () => true,
    () => false,
  )
}

/** One unit's week: nothing changed, or the clerk's words and the head's confirmation. */
async function send(sending: Sending, turn: number): Promise<void> {
  const { as, of, lines, at } = sending
  if (turn % 3 > 0 && (await saysNil(sending))) return
  const params = { id: of.id }
  const filled = { version: of.version, texts: { ...texts, ...words[turn % words.length] } }
  await as('unitClerk', new Date(at.getTime() - 600_000), (ctx) => prepareReport(lines)(ctx, { params, body: filled }))
  await as('unitHead', at, (ctx) => submitReport(lines)(ctx, { params, body: { version: of.version + 1 } }))
}

/** What was submitted is put right the day after. */
async function correct({ as, of, lines }: Sending): Promise<void> {
  const after = (hours: number) => new Date(of.cutOffAt.getTime() + hours * 3_600_000)
  const { version } = await as('unitClerk', after(20), (ctx) =>
    ctx.db
      .selectFrom('weeklyReports')
      .where('bureauId', '=', ctx.actor.bureauId)
      .where('id', '=', of.id)
      .select('version')
      .executeTakeFirstOrThrow(),
  )
  const body = { version, texts: { ...texts, progress: '车辆钥匙已换新柜，登记到人。' }, reason: '漏写换柜一事。' }
  await as('unitClerk', after(20), (ctx) => correctReport(lines)(ctx, { params: { id: of.id }, body }))
  await as('unitHead', after(22), (ctx) => submitReport(lines)(ctx, { params: { id: of.id }, body: { version: version + 1 } }))
}

/** Hours after the cut-off at which a unit sends; undefined: never. One in forty is missing, one or two late. */
function hoursOf(i: number, back: number): number | undefined {
  const place = (i * 7 + back * 5) % 40
  if (place === 11) return undefined
  return place === 17 || (place === 29 && back % 2 === 0) ? 5 + back : -1 - (i % 4)
}

interface Weeks {
  readonly services: Services
  readonly until: Date
  readonly bureauId: string
  readonly lines: readonly WeekLine[]
}
const settle = ({ services, bureauId, lines }: Weeks, at: Date): Promise<void> =>
  transact(services.pool, 'owner', {}, (tx) => settleWeeks(tx, bureauId, { now: at, keys: services.keys }, lines))

/** A week's drafts, found on the first day on which they are there: cut-offs move with the calendar. */
async function draftsOf(weeks: Weeks, weekOn: string): Promise<Draft[]> {
  for (const day of [1, 2, 3, 4]) {
    const at = new Date(beijingMidnight(addDays(weekOn, day)).getTime() + 3_600_000)
    await settle(weeks, at < weeks.until ? at : weeks.until)
    const drafts = await transact(weeks.services.pool, 'owner', {}, (tx) => findDrafts(tx, weeks.bureauId, weekOn))
    if (drafts.length > 0) return drafts
  }
  return []
}

interface Sent {
  readonly of: Draft
  readonly at: Date
  readonly turn: number
}

/** Weeks long past are written as the acts would have left them, with the figures of the draft: all at once. */
async function copySent({ services }: Weeks, sent: readonly Sent[]): Promise<void> {
  const rows = sent.map(({ of, at, turn }) => ({
    id: of.id,
    at,
    isNil: !of.hasRecords && turn % 3 > 0,
    texts: !of.hasRecords && turn % 3 > 0 ? texts : { ...texts, ...words[turn % words.length] },
    clerk: of.clerk,
    head: of.head,
    clerkAccount: of.clerkAccount ?? newId(),
    headAccount: of.headAccount ?? newId(),
  }))
  await services.pool.query(
    `with "s" as (select * from jsonb_to_recordset($1::jsonb) as s("id" uuid, "at" timestamptz, "isNil" boolean, "texts" jsonb, "clerk" text, "head" text, "clerkAccount" uuid, "headAccount" uuid)),
      "done" as (update "weeklyReports" r set "state" = 'submitted', "standing" = 'onTime', "arrivedAt" = s."at", "number" = 1, "isNil" = s."isNil", "texts" = s."texts", "version" = r."version" + 1,
        "preparedBy" = case when not s."isNil" then s."clerkAccount" end, "preparedByName" = case when not s."isNil" then s."clerk" end, "preparedAt" = case when not s."isNil" then s."at" - interval '10 minutes' end,
        "confirmedBy" = case when s."isNil" then s."clerkAccount" else s."headAccount" end, "confirmedByName" = case when s."isNil" then s."clerk" else s."head" end, "confirmedAt" = s."at"
        from "s" s where r."id" = s."id" returning r.*)
    insert into "weeklyVersions" ("bureauId", "id", "reportId", "unitSortKey", "number", "lines", "texts", "countedTo", "isNil", "preparedByName", "confirmedByName", "submittedAt")
    select "bureauId", gen_random_uuid(), "id", "unitSortKey", 1, "lines", "texts", "countedTo", "isNil", "preparedByName", "confirmedByName", "arrivedAt" from "done"`,
    [JSON.stringify(rows)],
  )
}

/** One week: the last two by the acts themselves, whoever was late always. */
async function addWeek(weeks: Weeks, weekOn: string, back: number): Promise<void> {
  const { services, bureauId, lines, until } = weeks
  const sent = (await draftsOf(weeks, weekOn)).flatMap((of, i): Sent[] => {
    const hours = hoursOf(i, back)
    const at = new Date(of.cutOffAt.getTime() + (hours ?? 0) * 3_600_000 + i * 1000)
    return hours === undefined || at > until ? [] : [{ of, at, turn: i + back }]
  })
  const isCopied = ({ of, at }: Sent): boolean => back > 2 && at <= of.cutOffAt
  await copySent(weeks, sent.filter(isCopied))
  for (const { of, at, turn } of sent.filter((s) => !isCopied(s))) {
    const sending = { as: inUnit(services, bureauId, of), of, lines, at }
    await send(sending, turn)
    if (back === 2 && turn === back) await correct(sending)
  }
}

/** The bureau's report of the week that is over, sent by the office and issued the same evening. */
async function issueWeek({ services, bureauId }: Weeks, founded: Founded): Promise<void> {
  const { rows } = await services.pool.query<{ cutOffAt: Date }>(
    'select max("cutOffAt") as "cutOffAt" from "weeklyReports" where "bureauId" = $1',
    [bureauId],
  )
  const after = (hours: number) => new Date((rows[0]?.cutOffAt.getTime() ?? 0) + hours * 3_600_000)
  const acting = actingIn(services, founded)
  await transact(services.pool, 'owner', {}, (tx) => settleBureauReports(tx, bureauId, { now: after(1), keys: services.keys }))
  const [drafted] = (
    await services.pool.query<{ id: string }>(`select "id" from "bureauReports" where "bureauId" = $1 and "state" = 'draft'`, [
      bureauId,
    ])
  ).rows
  if (!drafted) return
  await acting('office', after(4), (ctx) => sendReport(ctx, { params: drafted, body: { version: 1 } }))
  await acting('leader', after(5), (ctx) => issueReport(ctx, { params: drafted, body: { version: 2 } }))
}

const pastWeeks = 8

/** Eight weeks: nearly all in time, one or two late, one missing, one corrected; the week that runs is drafted where its day has come. */
export async function addDemoWeeklyReports(services: Services, founded: Founded, lines: readonly WeekLine[]): Promise<void> {
  const { bureauId } = founded
  const now = services.clock()
  const weeks = { services, bureauId, lines, until: now }
  const today = beijingDate(now)
  const monday = addDays(today, -((weekdayOf(today) + 6) % 7))
  for (let back = pastWeeks; back >= 0; back--) {
    await addWeek(weeks, addDays(monday, -7 * back), back)
    if (back > 0) await issueWeek(weeks, founded)
  }
  await settle(weeks, now)
}
