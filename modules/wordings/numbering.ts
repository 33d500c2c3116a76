import { chineseNumber } from '../../platform/chinese-number.ts'
import type { WordingBlock } from './tables.ts'

/** A block with the number it bears in its place; level 0 is an unnumbered paragraph, 1 一、 2 （一） 3 1. */
export type Numbered<B extends WordingBlock> = B & { readonly prefix: string; readonly level: 0 | 1 | 2 | 3 }

/**
 * The numbers of a text, from kinds and places alone: headings 一、, clauses 一、 or, where there are headings, （一） anew under each,
 * items 1. anew under each heading or clause. `chain` counts as a clause.
 */
export function numbered<B extends WordingBlock>(blocks: readonly B[]): Numbered<B>[] {
  const hasHeadings = blocks.some((block) => block.kind === 'heading')
  let [headings, clauses, items] = [0, 0, 0]
  const next = (kind: WordingBlock['kind']): { prefix: string; level: 0 | 1 | 2 | 3 } => {
    if (kind === 'paragraph') return { prefix: '', level: 0 }
    if (kind === 'item') {
      items += 1
      return { prefix: `${items}.`, level: 3 }
    }
    items = 0
    if (kind === 'heading') {
      headings += 1
      clauses = 0
      return { prefix: `${chineseNumber(headings)}、`, level: 1 }
    }
    clauses += 1
    const number = chineseNumber(clauses)
    return hasHeadings ? { prefix: `（${number}）`, level: 2 } : { prefix: `${number}、`, level: 1 }
  }
  return blocks.map((block) => ({ ...block, ...next(block.kind) }))
}
