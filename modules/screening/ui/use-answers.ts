import { useRef, useState } from 'react'
import type { AnswerView, ReturnView } from '../contract.ts'

export interface EditedFinding {
  readonly key: string
  readonly title: string
  readonly description: string
  readonly subcategoryId: string | null
}
export interface EditedAnswer {
  /** null: not answered yet. */
  readonly isFound: boolean | null
  readonly findings: readonly EditedFinding[]
}
const blankAnswer: EditedAnswer = { isFound: null, findings: [] }

const editedFrom = (answers: readonly AnswerView[]): Readonly<Record<string, EditedAnswer>> =>
  Object.fromEntries(
    answers.map((a) => [
      a.questionId,
      { isFound: a.isFound, findings: a.findings.map((f, i) => ({ ...f, key: `${a.questionId}${i}` })) },
    ]),
  )

const isWritten = ({ title, description }: EditedFinding): boolean => title.trim().length >= 2 && description.trim().length >= 2

/** The answers being filled in; nothing is stored before 存草稿 or 报送. */
export function useAnswers(view: ReturnView) {
  const [edited, setEdited] = useState(() => editedFrom(view.answers))
  const counter = useRef(0)
  const answerTo = (id: string): EditedAnswer => edited[id] ?? blankAnswer
  const change = (id: string, answer: EditedAnswer) => setEdited({ ...edited, [id]: answer })
  const blank = (): EditedFinding => {
    counter.current += 1
    return { key: `new${counter.current}`, title: '', description: '', subcategoryId: null }
  }
  const unanswered = () => view.asked.filter(({ id }) => answerTo(id).isFound === null)
  const openedIn = (id: string) => view.opened.filter((o) => o.questionId === id)
  const numbersOf = (isSuch: (id: string) => boolean): number[] => view.asked.flatMap((q, i) => (isSuch(q.id) ? [i + 1] : []))
  const answers: AnswerView[] = view.asked.flatMap(({ id }) => {
    const { isFound, findings } = answerTo(id)
    if (isFound === null) return []
    const said = findings.map((f) => ({
      title: f.title.trim(),
      description: f.description.trim(),
      subcategoryId: f.subcategoryId,
    }))
    return [{ questionId: id, isFound, findings: isFound ? said : [] }]
  })
  return {
    answerTo,
    openedIn,
    answers,
    /** 有 begins with one finding to write, unless there is one already. */
    choose: (id: string, isFound: boolean) => {
      const { findings } = answerTo(id)
      const isFirst = isFound && findings.length === 0 && openedIn(id).length === 0
      change(id, { isFound, findings: isFirst ? [blank()] : findings })
    },
    /** Nothing found in whatever is not answered yet. */
    chooseRest: () =>
      setEdited({ ...edited, ...Object.fromEntries(unanswered().map(({ id }) => [id, { isFound: false, findings: [] }])) }),
    add: (id: string) => change(id, { isFound: true, findings: [...answerTo(id).findings, blank()] }),
    write: (id: string, key: string, parts: Partial<EditedFinding>) =>
      change(id, {
        ...answerTo(id),
        findings: answerTo(id).findings.map((f) => (f.key === key ? { ...f, ...parts } : f)),
      }),
    remove: (id: string, key: string) =>
      change(id, { ...answerTo(id), findings: answerTo(id).findings.filter((f) => f.key !== key) }),
    isDirty: JSON.stringify(answers) !== JSON.stringify(view.answers),
    hasFindings: view.opened.length > 0 || answers.some((a) => a.isFound),
    /** Numbers of questions without an answer, of findings begun and not written, of 有 without any finding. */
    open: numbersOf((id) => answerTo(id).isFound === null),
    unwritten: numbersOf((id) => answerTo(id).isFound === true && !answerTo(id).findings.every(isWritten)),
    empty: numbersOf((id) => answerTo(id).isFound === true && answerTo(id).findings.length + openedIn(id).length === 0),
  }
}
export type EditedAnswers = ReturnType<typeof useAnswers>
