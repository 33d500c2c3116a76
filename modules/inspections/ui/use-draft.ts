import { useRef, useState } from 'react'
import type { InspectionView } from '../contract.ts'

export type DraftItem = Pick<InspectionView['items'][number], 'question' | 'answer' | 'words' | 'category'> & {
  readonly key: string
}
interface DraftSuggestion {
  readonly key: string
  readonly text: string
}
export type Draft = ReturnType<typeof useDraft>

/** What is still missing before the inspection can be concluded. */
function missingIn(items: readonly DraftItem[], suggestions: readonly DraftSuggestion[]): string | null {
  const numbers = (isSuch: (item: DraftItem) => boolean) => items.flatMap((item, n) => (isSuch(item) ? [n + 1] : [])).join('、')
  const unnamed = numbers((item) => item.question.trim().length < 2)
  if (unnamed) return `第 ${unnamed} 项没有写检查什么。`
  const open = numbers((item) => item.answer === null)
  if (open) return `第 ${open} 项还没有填。`
  const unwritten = numbers((item) => item.answer === 'found' && item.words.trim().length < 5)
  if (unwritten) return `第 ${unwritten} 项有问题，情况至少写 5 个字。`
  return suggestions.some((s) => s.text.trim().length < 2) ? '有建议还没有写。' : null
}

/** The inspection being filled in; nothing is stored before it is saved. */
export function useDraft(i: InspectionView) {
  const [items, setItems] = useState<readonly DraftItem[]>(() =>
    i.items.map(({ id, question, answer, words, category }) => ({ key: id, question, answer, words, category })),
  )
  const [suggestions, setSuggestions] = useState<readonly DraftSuggestion[]>(() =>
    i.suggestions.map(({ id, text }) => ({ key: id, text })),
  )
  const [companions, setCompanions] = useState(i.companions)
  const [version, setVersion] = useState(i.version)
  const counter = useRef(0)
  const newKey = () => {
    counter.current += 1
    return `new${counter.current}`
  }
  const said = items.map(({ question, answer, words, category }) => ({
    question: question.trim(),
    answer,
    words: answer === 'found' ? words.trim() : '',
    category,
  }))
  return {
    items,
    suggestions,
    companions,
    setCompanions,
    setVersion,
    open: items.filter((item) => item.answer === null).length,
    found: items.filter((item) => item.answer === 'found').length,
    setItem: (key: string, parts: Partial<DraftItem>) =>
      setItems(items.map((item) => (item.key === key ? { ...item, ...parts } : item))),
    addItem: () =>
      setItems([...items, { key: newKey(), question: '', answer: null, words: '', category: 'teamManagement' as const }]),
    removeItem: (key: string) => setItems(items.filter((item) => item.key !== key)),
    addSuggestion: () => setSuggestions([...suggestions, { key: newKey(), text: '' }]),
    writeSuggestion: (key: string, text: string) => setSuggestions(suggestions.map((s) => (s.key === key ? { key, text } : s))),
    removeSuggestion: (key: string) => setSuggestions(suggestions.filter((s) => s.key !== key)),
    whyNot: () => missingIn(items, suggestions),
    body: () => ({
      version,
      inspectedOn: i.inspectedOn,
      companions: companions.trim(),
      items: said,
      suggestions: suggestions.map((s) => s.text.trim()).filter((text) => text !== ''),
    }),
  }
}
