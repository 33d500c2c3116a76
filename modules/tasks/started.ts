import { sql } from 'kysely'
import type { StartedDefinition } from '../../platform/started.ts'
import { tasksInScope } from './queries.ts'
import { stateLabels } from './words.ts'

const standingWith = (t: { state: keyof typeof stateLabels; unitName: string; ownerName: string | null; leadName: string }) =>
  t.state === 'objected' || t.state === 'concluded' || t.state === 'checked'
    ? t.leadName
    : [t.unitName, t.ownerName].filter(Boolean).join(' ')

/** Tasks that somebody dispatched, urged, or asked something about. */
export const tasksStarted: StartedDefinition = {
  id: 'tasks',
  label: '任务',
  verbs: ['task.dispatched', 'task.urged', 'task.objected', 'task.extensionAsked', 'task.reassigned'],
  kind: 'task',
  find: async (ctx, ids) => {
    const rows = await tasksInScope(ctx, { state: 'all' })
      .where(sql<boolean>`t."id" = any(${ids}::uuid[])`)
      .where('t.state', 'not in', ['archived', 'withdrawn'])
      .select(['t.id', 't.title', 't.period', 't.state', 't.unitName', 't.ownerName', 't.leadName', 't.movedOn', 't.dueOn'])
      .execute()
    return rows.map((t) => ({
      id: t.id,
      title: `${t.title}${t.period ? `（${t.period}）` : ''}，${t.unitName}`,
      standing: stateLabels[t.state],
      holder: standingWith(t),
      since: t.movedOn,
      dueOn: t.dueOn,
      href: `/tasks/${t.id}`,
    }))
  },
}
