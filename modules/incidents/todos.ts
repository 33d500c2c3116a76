import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { QueryContext } from '../../platform/context.ts'
import type { TodoDefinition } from '../../platform/todos.ts'
import { approvers, readers } from './contract.ts'
import { incidentsInScope } from './queries.ts'

interface Waiting {
  readonly condition: (ctx: QueryContext) => RawBuilder<SqlBool>
  readonly why: string
  readonly act: string
}
const asked = (ctx: QueryContext, { condition }: Waiting) => incidentsInScope(ctx, {}).where(condition(ctx))
const waiting = (what: Waiting): Pick<TodoDefinition, 'find' | 'count'> => ({
  find: async (ctx, limit) =>
    (
      await asked(ctx, what)
        .orderBy('i.happenedAt')
        .orderBy('i.id')
        .limit(limit)
        .select(['i.id', 'i.title', 'i.number', 'u.name'])
        .execute()
    ).map((i) => ({
      key: i.id,
      title: `三同步：${i.title}（${i.name}，${i.number}）`,
      why: what.why,
      dueOn: null,
      href: `/incidents/${i.id}`,
      act: what.act,
    })),
  count: async (ctx) =>
    (
      await asked(ctx, what)
        .select((e) => e.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
})
const inParts = (table: 'incidentTracks' | 'approvedStatements', condition: RawBuilder<SqlBool>) =>
  sql<SqlBool>`exists (select 1 from ${sql.table(table)} t where t."bureauId" = i."bureauId" and t."incidentId" = i."id" and ${condition})`

/** What incidents put into the in-box: the track owners', the approvers', the office's. */
export const incidentsTodos: readonly TodoDefinition[] = [
  {
    id: 'tracksToStep',
    label: '记三同步步骤',
    roles: readers.filter((role) => role !== 'politicalOfficeLeader'),
    ...waiting({
      condition: (ctx) =>
        sql<SqlBool>`(i."state" = 'open' and ${inParts(
          'incidentTracks',
          sql<SqlBool>`t."ownerId" = ${ctx.actor.personId}::uuid and not exists (select 1 from "incidentSteps" s where s."bureauId" = i."bureauId" and s."incidentId" = i."id" and s."track" = t."track")`,
        )})`,
      why: '您负责的一路还没有步骤。',
      act: '记步骤',
    }),
    doneVerbs: { 'incident.stepAdded': '记三同步步骤' },
  },
  {
    id: 'statementsToApprove',
    label: '审定声明',
    roles: approvers,
    ...waiting({
      condition: (ctx) =>
        sql<SqlBool>`(i."state" <> 'reviewed' and ${inParts('approvedStatements', sql<SqlBool>`t."state" = 'draft' and t."draftedBy" <> ${ctx.actor.accountId}::uuid`)})`,
      why: '拟了声明，还没有审定。',
      act: '审定',
    }),
    doneVerbs: { 'incident.statementApproved': '审定声明' },
  },
  {
    id: 'incidentsToReview',
    label: '三同步复盘',
    roles: ['auxiliaryOffice'],
    ...waiting({ condition: () => sql<SqlBool>`i."state" = 'handled'`, why: '单位报了处置完毕，还没有复盘。', act: '复盘' }),
    doneVerbs: { 'incident.reviewed': '三同步复盘' },
  },
]
