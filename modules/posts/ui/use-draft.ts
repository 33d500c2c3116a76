import { useEffect, useRef, useState } from 'react'
import { useRead } from '../../../app/requests.ts'
import { findTouches, type PostVersionView, type RedLineHit } from '../contract.ts'

export interface EditedDuty {
  readonly key: string
  readonly text: string
  readonly redLineReason: string
  /** 说明理由并提交 was pressed with a reason long enough. */
  readonly isReasoned: boolean
}
export const leastReason = 10
export const isLongEnough = (reason: string): boolean => [...reason.trim()].length >= leastReason

/** The duties being edited and what can be done with them; nothing is stored before 存草稿. */
export function useDraft(draft: PostVersionView) {
  const [duties, setDuties] = useState<readonly EditedDuty[]>(() =>
    draft.duties.map((d) => ({
      key: `p${d.position}`,
      text: d.text,
      redLineReason: d.redLineReason ?? '',
      isReasoned: d.redLineReason !== null,
    })),
  )
  const [supervisionNote, setSupervisionNote] = useState(draft.supervisionNote)
  const [name, setName] = useState(draft.name)
  const [category, setCategory] = useState(draft.category)
  const counter = useRef(0)
  const hits = useHits(draft, duties)
  const hitsOf = (duty: EditedDuty): readonly RedLineHit[] => hits.get(duty.text.trim()) ?? []
  const isOpen = (duty: EditedDuty): boolean => hitsOf(duty).length > 0 && !duty.isReasoned
  const move = (from: number, to: number) => {
    const moved = duties[from]
    if (!moved || to < 0 || to >= duties.length) return
    const rest = duties.filter((_, i) => i !== from)
    setDuties([...rest.slice(0, to), moved, ...rest.slice(to)])
  }
  const add = () => {
    counter.current += 1
    const key = `n${counter.current}`
    setDuties([...duties, { key, text: '', redLineReason: '', isReasoned: false }])
    return key
  }
  const before = JSON.stringify([
    draft.name,
    draft.category,
    draft.supervisionNote,
    draft.duties.map((d) => [d.text, d.redLineReason ?? '']),
  ])
  return {
    duties,
    name,
    category,
    supervisionNote,
    setName,
    setCategory,
    setSupervisionNote,
    hitsOf,
    move,
    add,
    change: (key: string, parts: Partial<EditedDuty>) => setDuties(duties.map((d) => (d.key === key ? { ...d, ...parts } : d))),
    remove: (key: string) => setDuties(duties.filter((d) => d.key !== key)),
    /** Numbers of duties that touch a red line and have no reason yet; of those without text. */
    open: duties.flatMap((d, i) => (isOpen(d) ? [i + 1] : [])),
    blank: duties.flatMap((d, i) => (d.text.trim() === '' ? [i + 1] : [])),
    isDirty: before !== JSON.stringify([name, category, supervisionNote, duties.map((d) => [d.text, d.redLineReason])]),
    content: {
      name,
      category,
      supervisionNote,
      duties: duties.map((d) => ({ text: d.text.trim(), redLineReason: d.redLineReason.trim() || null })),
    },
  }
}

/** What the server says of each text, asked 400 ms after the last key; the answers are kept by text. */
function useHits(draft: PostVersionView, duties: readonly EditedDuty[]): ReadonlyMap<string, readonly RedLineHit[]> {
  const [known, setKnown] = useState<ReadonlyMap<string, readonly RedLineHit[]>>(
    () => new Map(draft.duties.map((d) => [d.text.trim(), d.hits])),
  )
  const [asked, setAsked] = useState<readonly string[]>([])
  const wanted = JSON.stringify(duties.map((d) => d.text.trim()).filter((text) => text !== '' && !known.has(text)))
  useEffect(() => {
    const timer = setTimeout(() => setAsked(JSON.parse(wanted) as string[]), 400)
    return () => clearTimeout(timer)
  }, [wanted])
  const answer = useRead(findTouches, { body: { texts: [...asked] } }, { enabled: asked.length > 0 })
  useEffect(() => {
    const hits = answer.data?.hits
    if (hits) setKnown((before) => new Map([...before, ...asked.map((text, i) => [text, hits[i] ?? []] as const)]))
  }, [answer.data, asked])
  return known
}
