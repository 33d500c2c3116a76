import { grouped } from './labels.ts'

/** A digest in groups of eight, to be compared by eye. */
export function Digest({ kind, of: digest }: { kind: 'SHA-256' | 'SM3'; of: string }) {
  return (
    <>
      <span className="note">{kind} </span>
      <code className="digest">{grouped(digest)}</code>
    </>
  )
}
