import { type SqlBool, sql } from 'kysely'
import { inSealed } from '../../platform/access/sealed-files.ts'
import type { QueryContext } from '../../platform/context.ts'
import type { Role } from '../../platform/http/contract.ts'
import type { Todo, TodoDefinition } from '../../platform/todos.ts'
import { type Only, type Waiting, waitings } from './waitings.ts'
import { kindLabels } from './words.ts'
import type { Capacity } from './workflow.ts'

const everybody: readonly Role[] = [
  'auxiliaryOffice',
  'politicalOfficeLeader',
  'bureauLeader',
  'unitHead',
  'leaderInCharge',
  'unitClerk',
  'lineInspector',
  'leadOfficer',
  'auxiliary',
  'unionRepresentative',
]
type Condition = ReturnType<typeof sql<SqlBool>>
const has = (kind: string) =>
  sql<SqlBool>`exists (select 1 from "proceedingEntries" e where e."bureauId" = p."bureauId" and e."proceedingId" = p."id" and e."kind" = ${kind} and e."setAsideAt" is null)`
const hasNot = (kind: string) => sql<SqlBool>`not ${has(kind)}`
/** How many hold it in a capacity now. */
const holding = (capacity: Capacity) =>
  sql`(select count(*) from "sealedAccess" s where s."bureauId" = p."bureauId" and s."fileId" = p."id" and s."capacity" = ${capacity} and s."endedAt" is null)`
/** The leader's turn: a part is nobody's yet, a recusal is asked for, or the union's way is not gone. */
const isLeadersTurn = sql<SqlBool>`case p."state" when 'naming' then ${holding('investigator')} < 2 when 'vetting' then ${holding('reviewer')} = 0
  when 'deciding' then ${holding('decider')} = 0 else ${hasNot('unionLetter')} or ${has('unionOpinion')} end`
const openRecusal = sql<SqlBool>`exists (select 1 from "proceedingEntries" e where e."bureauId" = p."bureauId" and e."proceedingId" = p."id" and e."kind" = 'recusalRequest' and e."setAsideAt" is null
  and not exists (select 1 from "proceedingEntries" d where d."bureauId" = e."bureauId" and d."ofId" = e."id" and d."kind" = 'recusalDecision'))`
const isUndecided = sql<SqlBool>`not exists (select 1 from "sealedAccess" s where s."bureauId" = p."bureauId" and s."fileId" = p."id" and s."capacity" = 'remedyDecider' and s."endedAt" is null
  and s."lentAt" >= (select max(e."at") from "proceedingEntries" e where e."bureauId" = p."bureauId" and e."proceedingId" = p."id" and e."kind" = 'remedyRequest'))`
const isReminded = sql<SqlBool>`p."remindedFor" = p."dueOn"`
const pending = sql<SqlBool>`p."remedy" in ('reviewAsked', 'appealAsked')`

/** The conditions that a waiting names, on p. */
const conditions = ({ today }: QueryContext): Record<Only, Condition> => ({
  isLeadersTurn,
  lacksInvestigator: sql<SqlBool>`${holding('investigator')} < 2`,
  recusalOpen: openRecusal,
  isReminded,
  remedyPending: pending,
  remedyUndecided: sql<SqlBool>`${pending} and ${isUndecided}`,
  unionSilent: hasNot('unionOpinion'),
  isNoticed: has('notice'),
  unstated: hasNot('statement'),
  endUnread: hasNot('endReceipt'),
  remedyReminded: sql<SqlBool>`(p."remindedFor" = p."remedyDueOn" and p."remedyDueOn" >= ${today}::date and (p."remedy" is null or p."remedy" = 'reviewDecided'))`,
  keepingOver: sql<SqlBool>`p."retainUntil" <= ${today}::date`,
})

/** Which of them a file is for its holder; the first that fits. */
const fits = (ctx: QueryContext, { by, states, only }: Waiting) =>
  sql<SqlBool>`(p."state" = any(${[...states]}::text[]) and ${only ? conditions(ctx)[only] : sql<SqlBool>`true`} and ${inSealed(ctx, 'p.id', [by])})`
const asked = (ctx: QueryContext) =>
  ctx.db
    .selectFrom('proceedings as p')
    .where('p.bureauId', '=', ctx.actor.bureauId)
    .where('p.waitingSince', 'is', null)
    .where(inSealed(ctx, 'p.id'))
    .where(
      sql<SqlBool>`(${sql.join(
        waitings.map((w) => fits(ctx, w)),
        sql` or `,
      )})`,
    )

async function find(ctx: QueryContext, limit: number): Promise<Todo[]> {
  const which = sql.join(
    waitings.map((w, i) => sql`when ${fits(ctx, w)} then ${i}::int`),
    sql` `,
  )
  const rows = await asked(ctx)
    .orderBy('p.dueOn')
    .orderBy('p.id')
    .limit(limit)
    .select(['p.id', 'p.number', 'p.kind', 'p.dueOn', 'p.remedyDueOn', 'p.state', sql<number>`case ${which} end`.as('which')])
    .execute()
  return rows.flatMap((p) => {
    const waiting = waitings[p.which]
    if (!waiting) return []
    const { by, label, why, act } = waiting
    return {
      key: p.id,
      title: by === 'subject' ? `${label}：${p.number}` : `${kindLabels[p.kind]}：${p.number}`,
      why,
      dueOn: p.state === 'served' ? p.remedyDueOn : p.dueOn,
      href: `/conduct/${p.id}`,
      act,
    }
  })
}

/** What sealed files put into the in-box: of their holders alone, by number, without a name. */
export const conductTodos: readonly TodoDefinition[] = [
  {
    id: 'sealedFiles',
    label: '办理核查',
    roles: everybody,
    find,
    count: async (ctx) =>
      (
        await asked(ctx)
          .select((e) => e.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    doneVerbs: Object.assign({}, ...waitings.map((w) => w.done)),
  },
]
