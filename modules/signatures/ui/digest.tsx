import { grouped } from './labels.ts'

/** A digest in groups of eight, to be compared by eye. */
export function Digest({ of: digest }: { of: string }) {
  return <code className="digest">{grouped(digest)}</code>
}
