import { diffArrays } from 'diff'
import { numbered } from './numbering.ts'
import { placed, type TextSource } from './shown-text.ts'

export interface Segment {
  readonly change: 'same' | 'added' | 'removed'
  readonly text: string
}
export interface DifferenceLine {
  readonly change: 'same' | 'changed' | 'added' | 'removed'
  readonly prefixBefore: string | null
  readonly prefixAfter: string | null
  readonly segments: Segment[]
}
interface Line {
  readonly prefix: string
  readonly text: string
}

const words = new Intl.Segmenter('zh', { granularity: 'word' })
const wordsOf = (text: string): string[] => [...words.segment(text)].map(({ segment }) => segment)

/** Two texts word by word; what stands in both is `same`. */
function segmentsOf(before: string, after: string): Segment[] {
  const present = ({ added, removed }: { added: boolean; removed: boolean }): Segment['change'] => {
    if (added) return 'added'
    return removed ? 'removed' : 'same'
  }
  return diffArrays(wordsOf(before), wordsOf(after)).map((part) => ({ change: present(part), text: part.value.join('') }))
}

/** Lines with less in common than this are two lines, not one that was changed. */
const leastAlike = 0.4
const alike = (segments: readonly Segment[]): number => {
  const length = (of: (s: Segment) => boolean) => segments.filter(of).reduce((sum, s) => sum + s.text.length, 0)
  return (
    length((s) => s.change === 'same') /
    Math.max(
      length((s) => s.change !== 'added'),
      length((s) => s.change !== 'removed'),
      1,
    )
  )
}

const wholeLine = (change: 'same' | 'added' | 'removed', before: Line | null, after: Line | null): DifferenceLine => ({
  change,
  prefixBefore: before?.prefix ?? null,
  prefixAfter: after?.prefix ?? null,
  segments: [{ change, text: (after ?? before)?.text ?? '' }],
})

/** A stretch that was replaced: each old line with the first new one that is like it, in order; the others stand alone. */
function pairUp(gone: readonly Line[], come: readonly Line[]): DifferenceLine[] {
  const lines: DifferenceLine[] = []
  let next = 0
  for (const before of gone) {
    const at = come.findIndex((after, i) => i >= next && alike(segmentsOf(before.text, after.text)) >= leastAlike)
    const after = come[at]
    if (!after) {
      lines.push(wholeLine('removed', before, null))
      continue
    }
    lines.push(...come.slice(next, at).map((line) => wholeLine('added', null, line)))
    const segments = segmentsOf(before.text, after.text)
    lines.push({ change: 'changed', prefixBefore: before.prefix, prefixAfter: after.prefix, segments })
    next = at + 1
  }
  return [...lines, ...come.slice(next).map((line) => wholeLine('added', null, line))]
}

const linesOf = ({ title, body }: TextSource): Line[] => [
  { prefix: '', text: title },
  ...numbered(placed(body, undefined)).map(({ prefix, text }) => ({ prefix, text })),
]

/** What changed from one version to another: title and lines in reading order, changed lines word by word. Numbers follow from the lines and are not compared. */
export function differenceOf(before: TextSource, after: TextSource): DifferenceLine[] {
  const lines: DifferenceLine[] = []
  const [old, fresh] = [linesOf(before), linesOf(after)]
  let [atOld, atFresh] = [0, 0]
  let gone: Line[] = []
  let come: Line[] = []
  const flush = () => {
    lines.push(...pairUp(gone, come))
    gone = []
    come = []
  }
  for (const { added, removed, value } of diffArrays(
    old.map((line) => line.text),
    fresh.map((line) => line.text),
  )) {
    const count = value.length
    if (removed) {
      gone.push(...old.slice(atOld, atOld + count))
      atOld += count
    } else if (added) {
      come.push(...fresh.slice(atFresh, atFresh + count))
      atFresh += count
    } else {
      flush()
      for (let i = 0; i < count; i++) lines.push(wholeLine('same', old[atOld + i] ?? null, fresh[atFresh + i] ?? null))
      atOld += count
      atFresh += count
    }
  }
  flush()
  return lines
}
