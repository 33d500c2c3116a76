import { sql } from 'kysely'
import { inPersonScope } from '../../platform/access/scope.ts'
import { beijingMidnight } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import type { keptByPlace } from '../../platform/database/kept-by-place.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import type { DeadlineDay, DeadlineDefinition } from '../../platform/deadlines.ts'
import type { FigurePlace } from '../../platform/figures.ts'
import type { Started, StartedDefinition } from '../../platform/started.ts'
import type { Todo, TodoDefinition } from '../../platform/todos.ts'

/** At most so many are listed; whoever has more does these first. */
const mostListed = 100

const ofRole = (ctx: QueryContext, definitions: readonly TodoDefinition[]): TodoDefinition[] =>
  definitions.filter((d) => d.roles.includes(ctx.actor.role))

export interface FoundTodo {
  readonly definition: TodoDefinition
  readonly todo: Todo
}
/** The earliest day first, without a day last; the same day in the order of the registry. */
const byDay = (a: FoundTodo, b: FoundTodo): number => {
  const [one, other] = [a.todo.dueOn ?? '9999', b.todo.dueOn ?? '9999']
  if (one === other) return 0
  return one < other ? -1 : 1
}

/** What waits for the caller, of every module, and how many there are in all. */
export async function findTodos(
  ctx: QueryContext,
  definitions: readonly TodoDefinition[],
): Promise<{ rows: FoundTodo[]; total: number }> {
  const rows: FoundTodo[] = []
  let total = 0
  for (const definition of ofRole(ctx, definitions)) {
    const found = await definition.find(ctx, mostListed)
    total += found.length < mostListed ? found.length : await definition.count(ctx)
    rows.push(...found.map((todo) => ({ definition, todo })))
  }
  return { rows: rows.sort(byDay).slice(0, mostListed), total }
}

const keyOf = ({ actor, scope, today }: QueryContext, { id }: TodoDefinition): string =>
  JSON.stringify([id, actor.bureauId, actor.role, scope, today])

/** Every page shows it, so what is dear is kept by place. */
export async function countTodos(
  ctx: QueryContext,
  definitions: readonly TodoDefinition[],
  keep: ReturnType<typeof keptByPlace<FigurePlace>>,
): Promise<number> {
  let n = 0
  for (const definition of ofRole(ctx, definitions)) {
    const { units, count } = definition
    n += units ? (await keep(ctx, keyOf(ctx, definition), units)).length : await count(ctx)
  }
  return n
}

interface Below {
  readonly definition: TodoDefinition
  readonly chain: NonNullable<TodoDefinition['chain']>
  readonly places: readonly FigurePlace[]
}

/** What is overdue below, for the roles up the chain; kinds without any are left out. */
export async function findBelow(ctx: QueryContext, definitions: readonly TodoDefinition[]) {
  const below: Below[] = []
  for (const definition of definitions) {
    const { chain } = definition
    if (!chain?.roles.includes(ctx.actor.role)) continue
    const places = await chain.overdue(ctx)
    if (places.length > 0) below.push({ definition, chain, places })
  }
  return below
}

/** Words of every concluding act, whatever the role one has now: what was done stays done. */
export const doneWords = (definitions: readonly TodoDefinition[]): Map<string, string> =>
  new Map(definitions.flatMap((d) => Object.entries(d.doneVerbs)))

const ownActs = (ctx: QueryContext, verbs: readonly string[]) =>
  ctx.db
    .selectFrom('events as e')
    .where('e.bureauId', '=', ctx.actor.bureauId)
    .where('e.accountId', '=', ctx.actor.accountId)
    .where('e.result', '=', 'done')
    .where('e.verb', '=', sql<string>`any(${verbs}::text[])`)

/** How often the caller concluded what today. */
export const findDoneToday = (ctx: QueryContext, verbs: readonly string[]) =>
  ownActs(ctx, verbs)
    .where('e.at', '>=', beijingMidnight(ctx.today))
    .groupBy('e.verb')
    .select((e) => ['e.verb', e.fn.countAll<number>().as('n')])
    .orderBy('n', 'desc')
    .orderBy('e.verb')
    .execute()

const newestFirst: SortOrder = { columns: ['e.seq'], direction: 'desc' }

/** A page of what the caller concluded, newest first, with the people it was about as far as they are in reach. */
export async function findDone(
  ctx: QueryContext,
  verbs: readonly string[],
  { limit = defaultLimit, cursor }: { limit?: number | undefined; cursor?: string | undefined },
) {
  const about = sql<string[]>`array(select "people"."name" from "eventSubjects" s
    join "people" on "people"."bureauId" = s."bureauId" and "people"."id" = s."subjectId"
    where s."bureauId" = e."bureauId" and s."eventId" = e."id" and s."subjectKind" = 'person' and ${inPersonScope(ctx.scope)}
    order by "people"."numberSortKey" limit 3)`
  const rows = await ownActs(ctx, verbs)
    .where(afterCursor(newestFirst, cursor))
    .orderBy(orderBy(newestFirst))
    .limit(limit + 1)
    .select(['e.id', 'e.seq', 'e.at', 'e.verb', 'e.role', about.as('about')])
    .execute()
  const { n } = await ownActs(ctx, verbs)
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return { ...toPage(rows, limit, (r) => [r.seq]), total: n }
}

/** What the caller did to set things going, the newest first, each subject once a verb; own events alone. */
async function findOwnActs(ctx: QueryContext, definitions: readonly StartedDefinition[]) {
  const verbs = definitions.flatMap((d) => d.verbs)
  const acts = sql<{ verb: string; kind: string; id: string; seq: string; at: Date }>`"ownActs"(${verbs}::text[])`.as<'a'>('a')
  return ctx.db.selectFrom(acts).selectAll().execute()
}

export interface FoundStarted {
  readonly row: Started
  readonly kind: StartedDefinition
  readonly seq: number
  readonly at: Date
}

/** What the caller set going and is not over, the latest act first. */
export async function findStarted(ctx: QueryContext, definitions: readonly StartedDefinition[]): Promise<FoundStarted[]> {
  const acts = await findOwnActs(ctx, definitions)
  const found: FoundStarted[] = []
  for (const kind of definitions) {
    const own = new Map(
      acts
        .filter((a) => a.kind === kind.kind && kind.verbs.includes(a.verb))
        .reverse()
        .map((a) => [a.id, a]),
    )
    if (own.size === 0) continue
    for (const row of await kind.find(ctx, [...own.keys()])) {
      const act = own.get(row.id)
      if (act) found.push({ row, kind, seq: Number(act.seq), at: act.at })
    }
  }
  return found.sort((a, b) => b.seq - a.seq)
}

/** Those of one kind, or that say the words. */
export const startedAsked = (
  found: readonly FoundStarted[],
  { kind, q }: { kind?: string | undefined; q?: string | undefined },
) =>
  found.filter(
    (f) => (kind === undefined || f.kind.id === kind) && (q === undefined || `${f.row.title} ${f.row.holder}`.includes(q)),
  )

/** What is due in the caller's scope from one day to another, by kind and day. */
export async function findDue(
  ctx: QueryContext,
  definitions: readonly DeadlineDefinition[],
  { from, to }: { from: string; to: string },
) {
  const due: (DeadlineDay & { readonly kind: DeadlineDefinition })[] = []
  for (const kind of definitions) {
    if (!kind.roles.includes(ctx.actor.role)) continue
    const days = await kind.find(ctx, from, to)
    due.push(...days.map(({ on, n, id, title }) => ({ on, n, id, title, kind })))
  }
  return due
}
