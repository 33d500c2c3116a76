import { type RawBuilder, sql } from 'kysely'
import type { StartedDefinition } from '../../platform/started.ts'
import { noticesInScope } from './queries.ts'

/** Notices that somebody entered or put in force: drafts, and those with tasks that are not concluded. */
export const noticesStarted: StartedDefinition = {
  id: 'notices',
  label: '通知',
  verbs: ['notice.entered', 'notice.putInForce'],
  kind: 'notice',
  find: async (ctx, ids) => {
    const ofNotice = (what: RawBuilder<unknown>) =>
      sql<number>`(select count(*)::int from "tasks" t where t."bureauId" = n."bureauId" and t."noticeId" = n."id" and t."state" <> 'withdrawn' ${what})`
    const rows = await noticesInScope(ctx, {})
      .where(sql<boolean>`n."id" = any(${ids}::uuid[])`)
      .where('n.state', '<>', 'withdrawn')
      .select(['n.id', 'n.number', 'n.title', 'n.state', 'n.inForceOn'])
      .select([ofNotice(sql``).as('tasks'), ofNotice(sql`and t."state" not in ('concluded', 'checked', 'archived')`).as('open')])
      .execute()
    return rows
      .filter((n) => n.state === 'draft' || n.open > 0)
      .map((n) => ({
        id: n.id,
        title: `${n.title}（${n.number}）`,
        standing: n.state === 'draft' ? '还没有生效' : `任务 ${n.tasks} 件，没有办结 ${n.open} 件`,
        holder: n.state === 'draft' ? '辅警办' : '各责任单位',
        since: n.inForceOn,
        dueOn: null,
        href: `/notices/${n.id}`,
      }))
  },
}
