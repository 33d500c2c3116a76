import type { Question } from './tables.ts'

export interface DifferenceLine {
  readonly change: 'same' | 'changed' | 'moved' | 'added' | 'removed'
  readonly numberBefore: number | null
  readonly numberAfter: number | null
  readonly before: Question | null
  readonly after: Question | null
}

const contentOf = ({ section, category, subcategoryId, words, hint }: Question): string =>
  JSON.stringify([section, category, subcategoryId, words, hint])

/** Two versions, question by question, in the order of the later one; what is gone stands at the end. A question is moved when it overtook one that stayed. */
export function differenceOf(before: readonly Question[], after: readonly Question[]): DifferenceLine[] {
  const placeBefore = new Map(before.map((q, i) => [q.id, i]))
  const remaining = new Set(after.map((q) => q.id))
  const keptBefore = before.filter((q) => remaining.has(q.id)).map((q) => q.id)
  const keptAfter = after.filter((q) => placeBefore.has(q.id)).map((q) => q.id)
  const lines = after.map((question, i): DifferenceLine => {
    const at = placeBefore.get(question.id)
    const was = at === undefined ? undefined : before[at]
    if (at === undefined || !was)
      return { change: 'added', numberBefore: null, numberAfter: i + 1, before: null, after: question }
    const isMoved = keptBefore.indexOf(question.id) !== keptAfter.indexOf(question.id)
    const unchanged = isMoved ? 'moved' : 'same'
    const change = contentOf(was) === contentOf(question) ? unchanged : 'changed'
    return { change, numberBefore: at + 1, numberAfter: i + 1, before: was, after: question }
  })
  const gone = before.flatMap((question, i): DifferenceLine[] =>
    remaining.has(question.id)
      ? []
      : [{ change: 'removed', numberBefore: i + 1, numberAfter: null, before: question, after: null }],
  )
  return [...lines, ...gone]
}
