import { useRef, useState } from 'react'
import type { ChecklistView, QuestionView } from '../contract.ts'

/** A question being worded; a new one has no id before it is saved. */
export interface EditedQuestion extends Omit<QuestionView, 'id'> {
  readonly key: string
  readonly id: string | null
}

/** The questions being worded; nothing is stored before 存草稿. */
export function useQuestions(view: ChecklistView) {
  const [questions, setQuestions] = useState<readonly EditedQuestion[]>(() => view.questions.map((q) => ({ ...q, key: q.id })))
  const counter = useRef(0)
  const [note, setNote] = useState(view.note)
  const change = (key: string, parts: Partial<EditedQuestion>) =>
    setQuestions(questions.map((q) => (q.key === key ? { ...q, ...parts } : q)))
  const move = (from: number, to: number) => {
    const moved = questions[from]
    if (!moved || to < 0 || to >= questions.length) return
    const rest = questions.filter((_, i) => i !== from)
    setQuestions([...rest.slice(0, to), moved, ...rest.slice(to)])
  }
  const add = () => {
    counter.current += 1
    const fresh = { section: 'management', category: 'teamManagement', subcategoryId: null, words: '', hint: '' } as const
    setQuestions([...questions, { ...fresh, id: null, key: `new${counter.current}` }])
  }
  const said = questions.map(({ key: _, ...q }) => ({ ...q, words: q.words.trim(), hint: q.hint.trim() }))
  return {
    questions,
    said,
    note,
    setNote,
    change,
    move,
    add,
    remove: (key: string) => setQuestions(questions.filter((q) => q.key !== key)),
    /** Numbers of questions without words. */
    blank: said.flatMap((q, i) => (q.words.length < 4 ? [i + 1] : [])),
    isDirty: JSON.stringify([said, note.trim()]) !== JSON.stringify([view.questions, view.note]),
  }
}
