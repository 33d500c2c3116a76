import { type SqlBool, sql } from 'kysely'
import { inSealed } from '../../platform/access/sealed-files.ts'
import type { QueryContext } from '../../platform/context.ts'
import type { Role } from '../../platform/http/contract.ts'
import type { Todo, TodoDefinition } from '../../platform/todos.ts'
import { kindLabels } from './words.ts'
import type { Capacity, ProceedingState } from './workflow.ts'

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
interface Waiting {
  readonly label: string
  readonly why: string
  readonly act: string
  readonly by: Capacity
  readonly states: readonly ProceedingState[]
  /** Beyond capacity and step, on p. */
  readonly only?: Condition | ((ctx: QueryContext) => Condition)
  readonly done: Readonly<Record<string, string>>
}
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

const waitings: readonly Waiting[] = [
  {
    label: '答复密封报告',
    why: '等您决定是否立案。',
    act: '答复',
    by: 'authorisedLeader',
    states: ['reported'],
    done: { 'proceeding.admitted': '受理立案', 'proceeding.notAdmitted': '不予立案' },
  },
  {
    label: '指定经办人',
    why: '等您指定经办人，或者核对解除依据、办理工会意见。',
    act: '办理',
    by: 'authorisedLeader',
    states: ['naming', 'vetting', 'ending', 'deciding'],
    only: isLeadersTurn,
    done: { 'proceeding.handlerNamed': '指定经办人', 'proceeding.unionTold': '告知工会' },
  },
  {
    label: '另行指定核查人',
    why: '核查人少了，等您另行指定。',
    act: '指定',
    by: 'authorisedLeader',
    states: ['finding', 'notifying', 'hearing'],
    only: sql<SqlBool>`(select count(*) from "sealedAccess" s where s."bureauId" = p."bureauId" and s."fileId" = p."id" and s."capacity" = 'investigator' and s."endedAt" is null) < 2`,
    done: {},
  },
  {
    label: '决定回避',
    why: '本人要求核查人回避，等您决定。',
    act: '决定',
    by: 'authorisedLeader',
    states: ['notifying', 'hearing', 'vetting'],
    only: openRecusal,
    done: { 'proceeding.recusalDecided': '决定回避' },
  },
  {
    label: '核查',
    why: '由您核查。',
    act: '办理',
    by: 'investigator',
    states: ['naming', 'finding', 'notifying', 'hearing'],
    done: { 'proceeding.factsConcluded': '核查结束', 'proceeding.sentToVetting': '送复审' },
  },
  {
    label: '督促办理',
    why: '办理期限不到三个工作日，请督促办理。',
    act: '督促',
    by: 'authorisedLeader',
    states: ['finding', 'notifying', 'hearing'],
    only: isReminded,
    done: {},
  },
  {
    label: '送达处理决定',
    why: '处理决定已作出，等送达本人。',
    act: '送达',
    by: 'investigator',
    states: ['serving'],
    done: {},
  },
  {
    label: '第二人复审',
    why: '等您复审。',
    act: '复审',
    by: 'reviewer',
    states: ['vetting'],
    done: { 'proceeding.vetted': '复审' },
  },
  {
    label: '作出处理决定',
    why: '等您决定。',
    act: '决定',
    by: 'decider',
    states: ['deciding'],
    done: { 'proceeding.decided': '作出处理决定' },
  },
  {
    label: '决定复核、申诉',
    why: '本人申请复核、申诉，等您决定。',
    act: '决定',
    by: 'remedyDecider',
    states: ['served'],
    only: pending,
    done: { 'proceeding.remedyDecided': '决定复核、申诉' },
  },
  {
    label: '指定复核、申诉决定人',
    why: '本人申请复核、申诉，等您指定由谁决定。',
    act: '指定',
    by: 'authorisedLeader',
    states: ['served'],
    only: sql<SqlBool>`${pending} and ${isUndecided}`,
    done: {},
  },
  {
    label: '答复工会意见',
    why: '拟解除劳动合同，等工会书面答复。',
    act: '答复',
    by: 'unionist',
    states: ['ending'],
    only: hasNot('unionOpinion'),
    done: { 'proceeding.unionAnswered': '工会答复' },
  },
  {
    label: '签收告知书',
    why: '有一份书面告知，请签收；签收以后可以陈述、申辩。',
    act: '看告知',
    by: 'subject',
    states: ['notifying'],
    only: has('notice'),
    done: { 'proceeding.paperReceived': '签收' },
  },
  {
    label: '陈述申辩',
    why: '您可以陈述、申辩；不因申辩加重处理。',
    act: '陈述',
    by: 'subject',
    states: ['hearing'],
    only: hasNot('statement'),
    done: { 'proceeding.statementGiven': '陈述申辩' },
  },
  {
    label: '签收处理决定',
    why: '有一份处理决定，请签收。',
    act: '看决定',
    by: 'subject',
    states: ['serving'],
    done: {},
  },
  {
    label: '申请复核、申诉的期限将满',
    why: '对处理决定不服的，可以在期限以内申请；不因申请加重处理。',
    act: '看决定',
    by: 'subject',
    states: ['served'],
    only: (ctx) =>
      sql<SqlBool>`(p."remindedFor" = p."remedyDueOn" and p."remedyDueOn" >= ${ctx.today}::date and (p."remedy" is null or p."remedy" = 'reviewDecided'))`,
    done: { 'proceeding.remedyAsked': '申请复核、申诉' },
  },
  {
    label: '决定是否继续保存',
    why: '办结的卷保存期满，请决定是否继续保存。',
    act: '决定',
    by: 'authorisedLeader',
    states: ['lapsed', 'withdrawn', 'unproven', 'notAdmitted'],
    only: (ctx) => sql<SqlBool>`p."retainUntil" <= ${ctx.today}::date`,
    done: { 'proceeding.keptLonger': '决定继续保存' },
  },
  {
    label: '看办理结果',
    why: '影响期已满，或者处理已撤销、终结，请看通知。',
    act: '看通知',
    by: 'subject',
    states: ['lapsed', 'withdrawn', 'unproven'],
    only: hasNot('endReceipt'),
    done: {},
  },
]

/** Which of them a file is for its holder; the first that fits. */
const fits = (ctx: QueryContext, { by, states, only = sql<SqlBool>`true` }: Waiting) =>
  sql<SqlBool>`(p."state" = any(${[...states]}::text[]) and ${typeof only === 'function' ? only(ctx) : only} and ${inSealed(ctx, 'p.id', [by])})`
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
