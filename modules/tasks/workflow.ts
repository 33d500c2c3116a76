import type { taskStates } from './contract.ts'

export type TaskState = (typeof taskStates)[number]

interface Transition {
  readonly from: readonly TaskState[]
  /** Absent: the state stays. */
  readonly to?: TaskState
  /** Why it can't be done from any other state. */
  readonly otherwise: string
}
const atWork = ['acknowledged', 'underway', 'returned'] as const
/** Still owed by the unit. */
export const openStates = ['dispatched', 'objected', ...atWork] as const satisfies readonly TaskState[]

/** From which states an act on a task is possible, and where it leads. */
export const transitions = {
  acknowledge: { from: ['dispatched'], to: 'acknowledged', otherwise: '只有刚派发的任务要签收。' },
  object: { from: ['dispatched'], to: 'objected', otherwise: '只有刚派发、还没有签收的任务能提异议。' },
  keep: { from: ['objected'], to: 'acknowledged', otherwise: '没有等答复的异议。' },
  reassign: { from: openStates, to: 'withdrawn', otherwise: '已经办结的任务不能改派。' },
  assign: { from: ['dispatched', ...atWork], otherwise: '已经报办结的任务不能再换承办人。' },
  advance: { from: atWork, to: 'underway', otherwise: '签收以后、办结以前才能报进展。' },
  conclude: { from: atWork, to: 'concluded', otherwise: '签收以后才能报办结。' },
  pass: { from: ['concluded'], to: 'checked', otherwise: '只有报了办结的任务能核验。' },
  return: { from: ['concluded'], to: 'returned', otherwise: '只有报了办结的任务能退回。' },
  archive: { from: ['checked'], to: 'archived', otherwise: '只有核验过的任务能归档。' },
  askExtension: { from: atWork, otherwise: '签收以后、办结以前才能申请延期。' },
  answerExtension: { from: atWork, otherwise: '任务已经办结或者撤回，不用再答复延期。' },
  extend: { from: openStates, otherwise: '已经办结或者撤回的任务不用延期。' },
  urge: { from: openStates, otherwise: '任务已经报办结，不用再催。' },
  escalate: { from: ['dispatched', ...atWork], otherwise: '任务已经报办结或者等答复，不用再升级。' },
  withdraw: { from: [...openStates, 'concluded'], to: 'withdrawn', otherwise: '已经核验的任务不能撤回。' },
} satisfies Record<string, Transition>
export type TaskAct = keyof typeof transitions

export const isFrom = (act: TaskAct, state: TaskState): boolean => (transitions[act].from as readonly TaskState[]).includes(state)

/** The state an act leads to; undefined where the state stays. */
export const targetOf = (act: TaskAct): TaskState | undefined => (transitions[act] as Transition).to
