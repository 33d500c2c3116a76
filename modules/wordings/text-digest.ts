import { canonical } from '../../platform/audit/canonical.ts'
import { sha256, sm3 } from '../../platform/keys.ts'
import { numbered } from './numbering.ts'
import { placed, type ShownText, type TextSource } from './shown-text.ts'

export interface TextDigest {
  /** Hex. */
  readonly sha256: string
  readonly sm3: string
}

const digestOfLines = (title: string, lines: readonly { prefix: string; text: string }[]): TextDigest => {
  const text = canonical([title, ...lines.map((line) => line.prefix + line.text)])
  return { sha256: sha256(text), sm3: sm3(text) }
}

/** Digest of a text as it is shown to one person: title and numbered lines. */
export const digestOfText = ({ title, lines }: ShownText): TextDigest => digestOfLines(title, lines)

/** Digest of a version itself: the same with its fields unmerged. */
export const digestOfVersion = ({ title, body }: TextSource): TextDigest =>
  digestOfLines(title, numbered(placed(body, undefined)))
