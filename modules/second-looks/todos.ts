import { sql } from 'kysely'
import { formatDate } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import { officeRoles } from '../../platform/http/contract.ts'
import type { Todo, TodoDefinition } from '../../platform/todos.ts'
import { looksHeld, openPerson } from './queries.ts'

/** To look at, and what was held, for the political office leader to decide. */
const waiting = (ctx: QueryContext) =>
  looksHeld(ctx).where(
    ctx.actor.role === 'politicalOfficeLeader' ? sql<boolean>`l."state" in ('asked', 'held')` : sql<boolean>`l."state" = 'asked'`,
  )

async function find(ctx: QueryContext, limit: number): Promise<Todo[]> {
  const rows = await waiting(ctx)
    .orderBy('l.askedOn')
    .orderBy('l.id')
    .limit(limit)
    .select(['l.id', 'l.state', 'l.askedOn', 'l.personSealed'])
    .execute()
  return rows.map((l) => ({
    key: l.id,
    title: `第二人查看：${openPerson(ctx, l).name}`,
    why: `${formatDate(l.askedOn, 'short')}提请，${l.state === 'held' ? '已提出暂缓，等裁定。' : '查看以前不生效。'}`,
    dueOn: null,
    href: `/second-looks?open=${l.id}`,
    act: l.state === 'held' ? '裁定' : '查看',
  }))
}

/** What second looks put into the in-box. */
export const secondLooksTodos: readonly TodoDefinition[] = [
  {
    id: 'secondLooks',
    label: '第二人查看',
    roles: officeRoles,
    find,
    count: async (ctx) =>
      (
        await waiting(ctx)
          .select((e) => e.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    doneVerbs: { 'secondLook.answered': '答复第二人查看', 'secondLook.decided': '裁定暂缓的事项' },
  },
]
