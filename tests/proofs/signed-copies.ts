import type { KeyObject } from 'node:crypto'
import { verifyPdf } from '../../platform/signing/verifier/sealed-pdf.ts'

export interface AlterationFigures {
  readonly tried: number
  /** Alterations that the verifier let pass; there must be none. */
  readonly missed: readonly string[]
  /** How each kind of alteration was named. */
  readonly names: ReadonlySet<string>
}

const join = (...parts: readonly Uint8Array[]): Uint8Array => Buffer.concat(parts)
type Alteration = readonly [name: string, make: (bytes: Uint8Array, at: number) => Uint8Array]
const alterations: readonly Alteration[] = [
  ['flip', (b, at) => join(b.subarray(0, at), Buffer.from([(b[at] ?? 0) ^ 1]), b.subarray(at + 1))],
  ['cut', (b, at) => join(b.subarray(0, at), b.subarray(at + 1))],
  ['insert', (b, at) => join(b.subarray(0, at), Buffer.from(' '), b.subarray(at))],
  ['end', (b, at) => b.subarray(0, at)],
  ['append', (b, at) => join(b, b.subarray(0, at + 1))],
]

/** T7: bytes of a sealed copy flipped, cut out, inserted, cut off and appended at every `step`-th place. */
export function proveCopyAlterations(bytes: Uint8Array, keys: ReadonlyMap<string, KeyObject>, step: number): AlterationFigures {
  const missed: string[] = []
  const names = new Set<string>()
  let tried = 0
  for (let at = 0; at < bytes.length; at += step)
    for (const [name, make] of alterations) {
      tried += 1
      const verdict = verifyPdf(make(bytes, at), keys)
      if (verdict.isSound || verdict.faults.length === 0 || verdict.evidence) missed.push(`${name} ${at}`)
      for (const fault of verdict.faults) names.add(fault.code)
    }
  return { tried, missed, names }
}
