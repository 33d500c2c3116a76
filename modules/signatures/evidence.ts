import { digestOfEvidence, evidenceOf, type SignatureFacts } from '../../platform/signing/evidence.ts'
import { verifySeal } from '../../platform/signing/seal-key.ts'
import { digestOfStroke, type Stroke } from '../../platform/signing/stroke.ts'
import { type ApprovedVersion, digestOfText, shownText } from '../wordings/public.ts'
import type { SignatureRow } from './tables.ts'

/** A signature as it is read: JSON columns as values. */
export type KeptSignature = Omit<SignatureRow, 'fields' | 'stroke'> & {
  readonly fields: Record<string, string>
  readonly stroke: Stroke | null
}

/** What a stored signature says it binds. */
export const factsOf = (s: KeptSignature, version: ApprovedVersion): SignatureFacts => ({
  ...s,
  title: version.title,
  number: version.number,
  versionDigest: version.digest,
  versionDigestSm3: version.digestSm3,
})

/** What does not hold of a stored signature, in words; none when it is sound. */
export function faultsOf(s: KeptSignature, version: ApprovedVersion, publicKey: string): string[] {
  const text = digestOfText(shownText(version, s.fields))
  const evidence = evidenceOf(factsOf(s, version))
  return [
    ...(text.sha256 === s.textDigest && text.sm3 === s.textDigestSm3 ? [] : ['所签文本与签署时的摘要不符。']),
    ...((s.stroke && digestOfStroke(s.stroke)) === s.strokeDigest ? [] : ['笔迹与签署时的摘要不符。']),
    ...(digestOfEvidence(evidence) === s.evidenceDigest ? [] : ['登记的内容与证据摘要不符。']),
    ...(verifySeal(publicKey, evidence, s.seal) ? [] : ['封签与登记的内容不符。']),
  ]
}
