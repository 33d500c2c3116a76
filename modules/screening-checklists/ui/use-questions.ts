import { useState } from 'react'
import type { ChecklistView, QuestionView } from '../contract.ts'

/** The questions being worded; nothing is stored before 存草稿. */
export function useQuestions(view: ChecklistView) {
  const [questions, setQuestions] = useState<readonly QuestionView[]>(view.questions)
  const [note, setNote] = useState(view.note)
  const change = (id: string, parts: Partial<QuestionView>) =>
    setQuestions(questions.map((q) => (q.id === id ? { ...q, ...parts } : q)))
  const move = (from: number, to: number) => {
    const moved = questions[from]
    if (!moved || to < 0 || to >= questions.length) return
    const rest = questions.filter((_, i) => i !== from)
    setQuestions([...rest.slice(0, to), moved, ...rest.slice(to)])
  }
  const add = () => {
    const id = crypto.randomUUID()
    const fresh = { section: 'management', category: 'teamManagement', subcategoryId: null, words: '', hint: '' } as const
    setQuestions([...questions, { ...fresh, id }])
  }
  const said = questions.map((q) => ({ ...q, words: q.words.trim(), hint: q.hint.trim() }))
  return {
    questions,
    said,
    note,
    setNote,
    change,
    move,
    add,
    remove: (id: string) => setQuestions(questions.filter((q) => q.id !== id)),
    /** Numbers of questions without words. */
    blank: said.flatMap((q, i) => (q.words.length < 4 ? [i + 1] : [])),
    isDirty: JSON.stringify([said, note.trim()]) !== JSON.stringify([view.questions, view.note]),
  }
}
