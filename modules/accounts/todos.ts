import { type SqlBool, sql } from 'kysely'
import { beijingDate, formatDate } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import { roleNames } from '../../platform/http/roles.ts'
import type { TodoDefinition } from '../../platform/todos.ts'
import { confirmerToday } from './queries.ts'

const short = (at: Date): string => formatDate(beijingDate(at), 'short')

/** Proposed grants that this account may confirm: neither proposed by it nor for it, and only where its role is the confirmer's today. */
const grantsToConfirm = (ctx: QueryContext, mayConfirm: boolean) =>
  ctx.db
    .selectFrom('grants as g')
    .innerJoin('accounts as a', (j) => j.onRef('a.bureauId', '=', 'g.bureauId').onRef('a.accountId', '=', 'g.accountId'))
    .where('g.bureauId', '=', ctx.actor.bureauId)
    .where('g.confirmedAt', 'is', null)
    .where('g.revokedAt', 'is', null)
    .where((e) => e.or([e('g.toOn', 'is', null), e('g.toOn', '>', ctx.today)]))
    .where('g.proposedBy', '<>', ctx.actor.accountId)
    .where('g.accountId', '<>', ctx.actor.accountId)
    .where(sql<SqlBool>`${mayConfirm}`)
const isConfirmer = async (ctx: QueryContext): Promise<boolean> => (await confirmerToday(ctx)) === ctx.actor.role

/** Resets that were asked for by somebody else; the system administrator reaches every account. */
const resetsToDo = (ctx: QueryContext) =>
  ctx.db
    .selectFrom('accounts as a')
    .leftJoin('accounts as b', (j) => j.onRef('b.bureauId', '=', 'a.bureauId').onRef('b.accountId', '=', 'a.resetAskedBy'))
    .where('a.bureauId', '=', ctx.actor.bureauId)
    .where('a.state', '=', 'open')
    .where('a.resetAskedAt', 'is not', null)
    .where('a.resetAskedBy', '<>', ctx.actor.accountId)
    .where('a.accountId', '<>', ctx.actor.accountId)

/** What accounts put into the in-box. */
export const accountsTodos: readonly TodoDefinition[] = [
  {
    id: 'grantsToConfirm',
    label: '确认授权',
    roles: ['politicalOfficeLeader', 'systemAdministrator'],
    find: async (ctx, limit) => {
      const rows = await grantsToConfirm(ctx, await isConfirmer(ctx))
        .orderBy('g.proposedAt')
        .orderBy('g.id')
        .limit(limit)
        .select(['g.id', 'g.role', 'g.fromOn', 'g.proposedAt', 'a.name'])
        .execute()
      return rows.map((g) => ({
        key: g.id,
        title: `授权：${g.name}，${roleNames[g.role]}`,
        why: `安全管理员 ${short(g.proposedAt)}提出，从 ${formatDate(g.fromOn, 'short')}起用，还没有确认。`,
        dueOn: null,
        href: '/grants',
        act: '确认授权',
      }))
    },
    count: async (ctx) =>
      (
        await grantsToConfirm(ctx, await isConfirmer(ctx))
          .select((e) => e.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    doneVerbs: { 'grant.confirmed': '确认授权', 'grant.revoked': '收回授权' },
  },
  {
    id: 'resetsToDo',
    label: '重置口令',
    roles: ['systemAdministrator'],
    find: async (ctx, limit) => {
      const rows = await resetsToDo(ctx)
        .orderBy('a.resetAskedAt')
        .orderBy('a.accountId')
        .limit(limit)
        .select(['a.accountId', 'a.name', 'a.unitName', 'a.resetAskedAt', 'b.name as asker'])
        .execute()
      return rows.map((a) => ({
        key: a.accountId,
        title: `重置口令：${[a.name, a.unitName].filter(Boolean).join('，')}`,
        why: `${a.asker ?? '单位'} ${a.resetAskedAt ? short(a.resetAskedAt) : ''}申请，还没有办。一次性口令当面交给本人。`,
        dueOn: null,
        href: `/accounts/${a.accountId}`,
        act: '重置口令',
      }))
    },
    count: async (ctx) =>
      (
        await resetsToDo(ctx)
          .select((e) => e.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    doneVerbs: { 'account.secretReset': '重置口令', 'account.issued': '发放口令' },
  },
]
