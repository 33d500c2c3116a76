import { useEffect, useRef, useState } from 'react'
import type { BlockKind, BlockView } from '../contract.ts'
import { useReading } from './api.ts'

export interface EditedBlock {
  readonly key: string
  readonly kind: BlockKind
  readonly text: string
}
interface Text {
  readonly title: string
  readonly body: readonly BlockView[]
}
/** Where the cursor stands: a block and the places in its text. */
export interface Caret {
  readonly key: string
  readonly start: number
  readonly end: number
}

type Blocks = readonly EditedBlock[]
const placeOf = (blocks: Blocks, key: string): number => blocks.findIndex((b) => b.key === key)
const endOf = ({ key, text }: EditedBlock): Caret => ({ key, start: text.length, end: text.length })

/** Two neighbours change places; the same blocks at the ends. */
function moved(blocks: Blocks, key: string, by: -1 | 1): Blocks {
  const from = placeOf(blocks, key)
  const [one, other] = [blocks[from], blocks[from + by]]
  if (!one || !other) return blocks
  const swapped = [...blocks]
  swapped[from] = other
  swapped[from + by] = one
  return swapped
}

/** Words put where the cursor is, or at the end of the last block. */
function written(blocks: Blocks, words: string, caret: Caret | null): { blocks: Blocks; caret: Caret | null } {
  const block = blocks.find((b) => b.key === caret?.key) ?? blocks[blocks.length - 1]
  if (!block) return { blocks, caret: null }
  const { start, end } = caret?.key === block.key ? caret : endOf(block)
  const text = block.text.slice(0, start) + words + block.text.slice(end)
  const after = start + words.length
  return { blocks: blocks.map((b) => (b === block ? { ...b, text } : b)), caret: { key: block.key, start: after, end: after } }
}

/** Gives pieces of text keys of their own. */
function useKeys() {
  const counter = useRef(0)
  return (body: readonly BlockView[]): EditedBlock[] =>
    body.map(({ kind, text }) => {
      counter.current += 1
      return { key: `b${counter.current}`, kind, text }
    })
}

/** The blocks being written, the cursor, and what can be done with them. */
function useBlocks(kept: readonly BlockView[]) {
  const withKeys = useKeys()
  const [blocks, setBlocks] = useState<Blocks>(() => withKeys(kept.length > 0 ? kept : [{ kind: 'clause', text: '' }]))
  const [focus, setFocus] = useState<Caret | null>(null)
  const caret = useRef<Caret | null>(null)
  return {
    blocks,
    focus,
    noteCaret: (place: Caret) => {
      caret.current = place
    },
    focusOn: (place: number) => {
      const block = blocks[place - 1]
      if (block) setFocus({ key: block.key, start: 0, end: 0 })
    },
    change: (key: string, parts: Partial<EditedBlock>) => setBlocks(blocks.map((b) => (b.key === key ? { ...b, ...parts } : b))),
    insert: (key: string, pieces: readonly BlockView[]) => {
      const fresh = withKeys(pieces)
      const at = placeOf(blocks, key) + 1
      setBlocks([...blocks.slice(0, at), ...fresh, ...blocks.slice(at)])
      const last = fresh[fresh.length - 1]
      if (last) setFocus(endOf(last))
    },
    remove: (key: string) => {
      const before = blocks[placeOf(blocks, key) - 1] ?? blocks[1]
      setBlocks(blocks.length > 1 ? blocks.filter((b) => b.key !== key) : withKeys([{ kind: 'clause', text: '' }]))
      if (before) setFocus(endOf(before))
    },
    move: (key: string, by: -1 | 1) => {
      setBlocks(moved(blocks, key, by))
      const block = blocks.find((b) => b.key === key)
      if (block) setFocus(endOf(block))
    },
    write: (words: string) => {
      const next = written(blocks, words, caret.current)
      setBlocks(next.blocks)
      setFocus(next.caret)
      caret.current = next.caret
    },
    replaceBlocks: (body: readonly BlockView[]) => setBlocks(withKeys(body)),
  }
}

/** A text being edited: title, blocks, how the server reads it; nothing is kept before 存草稿. */
export function useText(wordingId: string, kept: Text) {
  const [title, setTitle] = useState(kept.title)
  const { replaceBlocks, ...edited } = useBlocks(kept.body)
  const content = { title: title.trim(), body: edited.blocks.map(({ kind, text }) => ({ kind, text: text.trim() })) }
  const reading = useReading(wordingId, useLater(content))
  return {
    ...edited,
    title,
    setTitle,
    content,
    reading: reading.data,
    problem: reading.error,
    isDirty: JSON.stringify(content) !== JSON.stringify({ title: kept.title, body: kept.body }),
    replace: (text: Text) => {
      setTitle(text.title)
      replaceBlocks(text.body)
    },
  }
}
export type EditedText = ReturnType<typeof useText>

/** Waits this long (ms) after the last key before the server is asked how the text reads. */
const pause = 300

/** The value as it was when it last stood still. */
function useLater<T>(value: T): T {
  const [later, setLater] = useState(value)
  const mark = JSON.stringify(value)
  useEffect(() => {
    const timer = setTimeout(() => setLater(JSON.parse(mark) as T), pause)
    return () => clearTimeout(timer)
  }, [mark])
  return later
}
