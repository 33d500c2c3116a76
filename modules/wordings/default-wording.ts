import type { WordingBlock, WordingKind } from './tables.ts'

/** A wording that a bureau begins with: version 1, a draft that waits for approval. */
export interface DefaultWording {
  readonly code: string
  readonly kind: WordingKind
  readonly formLabel: string
  /** What lists call it; the title is what stands on paper. */
  readonly name: string
  readonly title: string
  /** Told to the office: where it departs from the specimen of the notice, and why. */
  readonly explanation: string
  readonly body: readonly WordingBlock[]
}

const block =
  (kind: WordingBlock['kind']) =>
  (text: string): WordingBlock => ({ kind, text })
export const heading = block('heading')
export const paragraph = block('paragraph')
export const clause = block('clause')
export const listItem = block('item')
export const chain: WordingBlock = { kind: 'chain', text: '' }
