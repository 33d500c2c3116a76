import { type SqlBool, sql } from 'kysely'
import { standsAs } from '../../platform/access/delegated.ts'
import { addDays, formatDate } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import type { Role } from '../../platform/http/contract.ts'
import type { Todo, TodoDefinition } from '../../platform/todos.ts'
import { hazardReaders } from './contract.ts'
import type { HazardFilters } from './filters.ts'
import { countHazardsByUnit, hazardsInScope } from './queries.ts'
import { stateLabels } from './words.ts'

type Base = ReturnType<typeof hazardsInScope>
/** A look-back stands in the in-box so many days ahead. */
const lookBackAhead = 7

const isMine = ({ actor }: QueryContext) => sql<SqlBool>`h."ownerId" = ${actor.personId}::uuid`
const byOthers = ({ actor }: QueryContext, ...columns: string[]) =>
  columns.map((c) => {
    const own = c.endsWith('Person') || c === 'ownerId' ? actor.personId : actor.accountId
    return sql<SqlBool>`${sql.ref(`h.${c}`)} is distinct from ${own ?? actor.accountId}::uuid`
  })
/** What the office answers for: the units' hazards; the political office leader the office's own. */
const answeredFor = ({ actor }: QueryContext) => sql<SqlBool>`h."isOffice" = ${actor.role === 'politicalOfficeLeader'}`
/** What the unit sets measures for; the office for its own. */
const setFor = ({ actor }: QueryContext) => (actor.role === 'auxiliaryOffice' ? sql<SqlBool>`h."isOffice"` : sql<SqlBool>`true`)
const isNext = ({ actor, today }: QueryContext) =>
  sql<SqlBool>`exists (select 1 from "hazardConfirmers"(h."unitId", h."ownerId", ${today}::date) c where c."personId" = any(${standsAs(actor)}::uuid[]))`
const isMyLevel = ({ actor, today }: QueryContext) =>
  actor.role === 'politicalOfficeLeader'
    ? sql<SqlBool>`h."escalatedTo" = 'politicalOfficeLeader'`
    : sql<SqlBool>`exists (select 1 from "hazardLeaders"(${today}::date, h."unitId") l where l."duty" = h."escalatedTo" and l."personId" = any(${standsAs(actor)}::uuid[]))`

interface Waiting {
  readonly base: (ctx: QueryContext) => Base
  readonly why: (row: Row) => string
  readonly act: string
  readonly day?: 'rectifyBy' | 'lookBackOn' | null
}
type Row = Awaited<ReturnType<typeof rowsOf>>[number]

const narrowed = (ctx: QueryContext, q: HazardFilters, conditions: readonly ReturnType<typeof isMine>[]): Base =>
  conditions.reduce((query, condition) => query.where(condition), hazardsInScope(ctx, q))

/** Why the evidence of the present round came back last. */
const lastReturn = sql<
  string | null
>`(select case s."act" when 'returned' then s."byName" || '退回：' || s."note" end from "hazardSteps" s
  where s."bureauId" = h."bureauId" and s."hazardId" = h."id" and s."act" in ('returned', 'relapsed') order by s."position" desc limit 1)`.as(
  'lastReturn',
)

const rowsOf = (base: Base, day: 'rectifyBy' | 'lookBackOn', limit: number) =>
  base
    .orderBy(`h.${day}`)
    .orderBy('h.id')
    .limit(limit)
    .select(['h.id', 'h.number', 'h.title', 'h.state', 'h.rectifyBy', 'h.lookBackOn', 'h.urgedOn', 'h.extensionReason'])
    .select(['h.extensionDay', 'h.ownerName', 'h.foundOn', 'u.name as unitName', lastReturn])
    .execute()

/** The earliest day first, without a day last. */
async function findTodos(ctx: QueryContext, { base, why, act, day = 'rectifyBy' }: Waiting, limit: number): Promise<Todo[]> {
  const rows = await rowsOf(base(ctx), day ?? 'rectifyBy', limit)
  return rows.map((h) => ({
    key: h.id,
    title: `隐患 ${h.number}：${h.title}`,
    why: why(h),
    dueOn: day === null ? null : h[day],
    href: `/hazards/${h.id}`,
    act,
  }))
}
const countOf = async (base: Base) => (await base.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n

/** A kind of act on hazards as the in-box lists it. */
const definition = (
  parts: Pick<TodoDefinition, 'id' | 'label' | 'doneVerbs' | 'chain' | 'bulk'> & { readonly roles: readonly Role[] },
  waiting: Waiting,
): TodoDefinition => ({
  ...parts,
  find: (ctx, limit) => findTodos(ctx, waiting, limit),
  count: (ctx) => countOf(waiting.base(ctx)),
})

/** Open measures of one's own in hazards that somebody else answers for. */
const ownMeasures = (ctx: QueryContext) =>
  hazardsInScope(ctx, { state: 'rectifying' })
    .innerJoin('hazardMeasures as m', (j) => j.onRef('m.bureauId', '=', 'h.bureauId').onRef('m.hazardId', '=', 'h.id'))
    .where(
      sql<SqlBool>`m."ownerId" = ${ctx.actor.personId}::uuid and m."round" = h."relapses" and m."droppedAt" is null and m."doneOn" is null`,
    )

const measuresTodo: TodoDefinition = {
  id: 'measuresToFinish',
  label: '办措施',
  roles: hazardReaders,
  find: async (ctx, limit) => {
    const rows = await ownMeasures(ctx)
      .orderBy('m.dueOn')
      .orderBy('m.id')
      .limit(limit)
      .select(['m.id', 'm.text', 'm.dueOn', 'h.id as hazardId', 'h.number', 'h.title'])
      .execute()
    return rows.map((m) => ({
      key: m.id,
      title: `措施：${m.text}`,
      why: `隐患 ${m.number}：${m.title}`,
      dueOn: m.dueOn,
      href: `/hazards/${m.hazardId}`,
      act: '登记办完',
    }))
  },
  count: async (ctx) =>
    (
      await ownMeasures(ctx)
        .select((e) => e.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  doneVerbs: { 'hazard.measureDone': '办完措施' },
}

const leaders = ['leaderInCharge', 'unitHead', 'bureauLeader'] as const
const verifiers = ['auxiliaryOffice', 'politicalOfficeLeader'] as const

/** What hazards put into the in-box: each step to whoever takes it; what is overdue goes up the chain. */
export const hazardsTodos: readonly TodoDefinition[] = [
  definition(
    {
      id: 'hazardsToRectify',
      label: '整改隐患',
      roles: hazardReaders,
      doneVerbs: { 'hazard.started': '开始整改', 'hazard.evidenceSubmitted': '交佐证', 'hazard.extensionAsked': '申请延期' },
      chain: {
        roles: ['unitHead', 'leaderInCharge', 'bureauLeader', 'auxiliaryOffice'],
        whoActs: '责任人',
        href: '/hazards?state=overdue',
        overdue: (ctx) => countHazardsByUnit(ctx, { state: 'overdue' }),
      },
    },
    {
      base: (ctx) => narrowed(ctx, {}, [isMine(ctx), sql<SqlBool>`h."state" in ('measuresSet', 'rectifying')`]),
      why: (h) =>
        [h.urgedOn && `${formatDate(h.urgedOn, 'short')}催办。`, h.lastReturn].filter(Boolean).join('') ||
        `您是责任人，${stateLabels[h.state]}。`,
      act: '整改',
    },
  ),
  measuresTodo,
  definition(
    {
      id: 'hazardsToConfirm',
      label: '确认整改',
      roles: leaders,
      doneVerbs: { 'hazard.confirmed': '确认整改', 'hazard.returned': '退回整改' },
    },
    {
      base: (ctx) =>
        narrowed(ctx, { state: 'evidenceSubmitted' }, [
          isNext(ctx),
          ...byOthers(ctx, 'ownerId', 'submittedBy', 'submittedByPerson'),
        ]),
      why: (h) => `${h.ownerName ?? ''}的佐证已交，由您确认。`,
      act: '确认',
    },
  ),
  definition(
    { id: 'hazardsToVerify', label: '核验销号', roles: verifiers, doneVerbs: { 'hazard.closedOut': '核验销号' } },
    {
      base: (ctx) =>
        narrowed(ctx, { state: 'confirmed' }, [
          answeredFor(ctx),
          ...byOthers(ctx, 'ownerId', 'submittedBy', 'submittedByPerson', 'confirmedBy', 'confirmedByPerson'),
        ]),
      why: (h) => `${h.unitName}已经确认，等核验。`,
      act: '核验',
    },
  ),
  definition(
    {
      id: 'hazardExtensions',
      label: '答复延期申请',
      roles: verifiers,
      doneVerbs: { 'hazard.extensionAnswered': '答复延期申请' },
    },
    {
      base: (ctx) =>
        narrowed(ctx, { state: 'extensionAsked' }, [
          answeredFor(ctx),
          ...byOthers(ctx, 'ownerId', 'extensionBy', 'extensionByPerson'),
        ]),
      why: (h) => `申请延到 ${h.extensionDay ?? ''}：${h.extensionReason ?? ''}`,
      act: '答复',
    },
  ),
  definition(
    { id: 'hazardLookBacks', label: '回头看', roles: verifiers, doneVerbs: { 'hazard.lookedBack': '回头看' } },
    {
      base: (ctx) =>
        narrowed(ctx, { state: 'closed' }, [
          answeredFor(ctx),
          ...byOthers(ctx, 'ownerId'),
          sql<SqlBool>`h."lookBackOn" <= ${addDays(ctx.today, lookBackAhead)}::date and h."lookedBackOn" is null`,
        ]),
      why: (h) => `${h.unitName}，已销号，到时回头看。`,
      act: '回头看',
      day: 'lookBackOn',
    },
  ),
  definition(
    {
      id: 'hazardsWithoutMeasures',
      label: '定措施',
      bulk: { href: '/hazards?state=found', act: '成批定责任人' },
      roles: ['unitClerk', 'unitHead', 'auxiliaryOffice'],
      doneVerbs: { 'hazard.measuresSet': '定措施' },
    },
    {
      base: (ctx) => narrowed(ctx, { state: 'found' }, [setFor(ctx)]),
      why: (h) => `${h.unitName}，${formatDate(h.foundOn, 'short')}发现，还没有定措施。`,
      act: '定措施',
      day: null,
    },
  ),
  definition(
    {
      id: 'hazardsEscalated',
      label: '督促整改',
      roles: [...leaders, 'politicalOfficeLeader'],
      doneVerbs: { 'hazard.urged': '催办' },
    },
    {
      base: (ctx) =>
        narrowed(ctx, { state: 'escalated' }, [
          isMyLevel(ctx),
          sql<SqlBool>`h."state" in ('found', 'measuresSet', 'rectifying')`,
        ]),
      why: (h) => `报到您这一级：${h.unitName}，责任人${h.ownerName ?? '未指定'}。`,
      act: '督促',
    },
  ),
]
