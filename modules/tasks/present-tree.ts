import type { QueryContext } from '../../platform/context.ts'
import { dueFrom, type WorkingDays } from '../calendar/public.ts'
import type { TreeClauseView, TreeTaskView, TreeView } from './contract.ts'
import type { NoticeTask } from './queries.ts'
import { openStates } from './workflow.ts'

/** A clause and a notice as the tree shows them. */
export interface TreeClauseFacts {
  readonly id: string
  readonly number: string
  readonly section: string | null
  readonly heading: string
  readonly leadName: string | null
  readonly leadWords: string | null
  readonly dispatchedOn: string | null
  readonly parties: readonly {
    readonly part: string
    readonly group: string | null
    readonly unit: { readonly name: string } | null
    readonly words: string | null
    readonly units: number
  }[]
}
const groupWords: Readonly<Record<string, string>> = {
  stationsAndDirectUnits: '各派出所、局直各单位',
  stations: '各派出所',
  directUnits: '局直各单位',
  usingUnits: '各使用单位',
}
const isSettled = (state: NoticeTask['state']): boolean => !(openStates as readonly string[]).includes(state)

const presentTask = (calendar: WorkingDays, today: string, t: NoticeTask): TreeTaskView => ({
  id: t.id,
  number: t.number,
  unit: { id: t.unitId, name: t.unitName },
  part: t.part,
  state: t.state,
  dueOn: t.dueOn,
  ...dueFrom(calendar, isSettled(t.state) ? null : t.dueOn, today),
  files: t.files,
  period: t.period,
  owner: t.ownerName,
})

const order = ['overdue', 'near', 'unknown', 'before', 'none'] as const
/** A parent shows its worst child. */
const worstOf = (tasks: readonly TreeTaskView[]): TreeClauseView['worst'] => {
  const open = tasks.filter((t) => !isSettled(t.state))
  if (open.length === 0) return tasks.length === 0 ? 'none' : 'done'
  return order.find((light) => open.some((t) => t.light === light)) ?? 'none'
}

function presentClause(ctx: QueryContext, calendar: WorkingDays, c: TreeClauseFacts, own: readonly NoticeTask[]): TreeClauseView {
  const tasks = own.map((t) => presentTask(calendar, ctx.today, t))
  const days = tasks.filter((t) => !isSettled(t.state)).flatMap((t) => t.dueOn ?? [])
  const named = c.parties.filter((p) => p.part === 'responsible')
  return {
    id: c.id,
    number: c.number,
    section: c.section,
    heading: c.heading,
    lead: c.leadName ?? c.leadWords,
    responsible: named.map((p) => (p.group ? (groupWords[p.group] ?? '') : (p.unit?.name ?? p.words ?? ''))).join('、'),
    dispatchedOn: c.dispatchedOn,
    tasks,
    concluded: tasks.filter((t) => isSettled(t.state)).length,
    worst: worstOf(tasks),
    dueOn: days.sort()[0] ?? null,
    overdue: tasks.filter((t) => t.light === 'overdue').length,
    withoutEvidence: own.filter((t) => t.needsEvidence && t.files === 0).length,
    unanswered: own.filter((t) => t.state === 'dispatched' && t.acknowledgeBy !== null && t.acknowledgeBy < ctx.today).length,
  }
}

interface Facts {
  readonly notice: {
    readonly id: string
    readonly number: string
    readonly title: string
    readonly state: TreeView['notice']['state']
  }
  readonly clauses: readonly TreeClauseFacts[]
  readonly tasks: readonly NoticeTask[]
  readonly mayDispatch: boolean
}

/** Notice, clauses, tasks, with what is missing: clauses without a task, without evidence, without an answer in time. */
export function presentTree(ctx: QueryContext, calendar: WorkingDays, { notice, clauses, tasks, mayDispatch }: Facts): TreeView {
  const byClause = Map.groupBy(tasks, (t) => t.clauseId)
  const shown = clauses.map((c) => presentClause(ctx, calendar, c, byClause.get(c.id) ?? []))
  const numbersOf = (missing: (c: TreeClauseView) => boolean) => shown.filter(missing).map((c) => c.number)
  return {
    notice: { id: notice.id, number: notice.number, title: notice.title, state: notice.state },
    clauses: shown,
    coverage: {
      withoutTask: numbersOf((c) => c.dispatchedOn === null),
      withoutEvidence: numbersOf((c) => c.tasks.length > 0 && c.tasks.every((t) => t.files === 0)),
      withoutAnswer: numbersOf((c) => c.unanswered > 0),
    },
    tasks: tasks.length,
    overdue: shown.reduce((sum, c) => sum + c.overdue, 0),
    abilities: { dispatch: mayDispatch && notice.state === 'inForce' },
  }
}
