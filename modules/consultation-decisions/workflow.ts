interface Transition {
  readonly from: 'draft' | 'open' | 'done'
  readonly to: 'open' | 'done' | 'verified'
  /** Why it can't be done from any other state. */
  readonly otherwise: string
}

/** From which state an act on a task is possible, and where it leads; drafts become open with the minutes. */
export const transitions = {
  do: { from: 'open', to: 'done', otherwise: '只有还没有办完的任务能报办完；措施在问题台账里办。' },
  verify: { from: 'done', to: 'verified', otherwise: '只有报了办完的任务能核验。' },
  return: { from: 'done', to: 'open', otherwise: '只有报了办完的任务能退回。' },
} satisfies Record<string, Transition>
