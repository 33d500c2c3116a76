import type { QueryContext } from '../../platform/context.ts'
import type { TodoDefinition } from '../../platform/todos.ts'
import { isWaiting, receivedInScope, releasesInScope } from './queries.ts'

const received = (ctx: QueryContext) => receivedInScope(ctx).where(isWaiting)
/** Those the caller may answer: not the own ones. */
const asked = (ctx: QueryContext) =>
  releasesInScope(ctx).where('r.state', '=', 'asked').where('r.askedBy', '<>', ctx.actor.accountId)

/** Between a bureau and its superior: what came from above waits for the office, what is to go up for the political office leader. */
export const superiorsTodos: readonly TodoDefinition[] = [
  {
    id: 'receivedNotices',
    label: '办上级来文',
    roles: ['auxiliaryOffice'],
    find: async (ctx, limit) => {
      const rows = await received(ctx).orderBy('r.dueOn').orderBy('r.arrivedAt').limit(limit).selectAll('r').execute()
      return rows.map((r) => ({
        key: r.id,
        title: `${r.number} ${r.title}`,
        why: r.state === 'arrived' ? `${r.issuer}发来，还没有签收。` : '已经签收，还没有转为本局通知。',
        dueOn: r.dueOn,
        href: `/received-notices/${r.id}`,
        act: r.state === 'arrived' ? '签收' : '转为本局通知',
      }))
    },
    count: async (ctx) =>
      (
        await received(ctx)
          .select((e) => e.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    doneVerbs: { 'receivedNotice.acknowledged': '签收上级来文', 'receivedNotice.takenOver': '上级来文转为本局通知' },
  },
  {
    id: 'releasesToApprove',
    label: '批准对上提供',
    roles: ['politicalOfficeLeader'],
    find: async (ctx, limit) => {
      const rows = await asked(ctx).orderBy('r.askedAt').limit(limit).selectAll('r').execute()
      return rows.map((r) => ({
        key: r.id,
        title: `对上提供：${r.title}`,
        why: `${r.askedByName}申请给${r.addresseeName}，用于${r.scope}。`,
        dueOn: null,
        href: '/releases?state=asked',
        act: '批准',
      }))
    },
    count: async (ctx) =>
      (
        await asked(ctx)
          .select((e) => e.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    doneVerbs: { 'release.approved': '批准对上提供', 'release.refused': '不批准对上提供' },
  },
]
