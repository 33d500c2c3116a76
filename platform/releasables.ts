import type { QueryContext } from './context.ts'

/** A file as it is given away: frozen, with the name it is saved under. */
export interface ReleasableFile {
  readonly bytes: Uint8Array
  readonly fileName: string
  readonly mediaType: string
}
export interface ReleasableSource {
  readonly id: string
  readonly title: string
}

/** A kind of material that a bureau may give to its superior once somebody has approved it. */
export interface ReleasableKind {
  /** camelCase, stable: 'bureauReport'. */
  readonly id: string
  readonly label: string
  /** What may be given now, the newest first; at most `limit`. */
  readonly sources: (ctx: QueryContext, limit: number) => Promise<readonly ReleasableSource[]>
  /** Reads one of them in the transaction; the file is made outside of it. NotFound for what may not be given. */
  readonly freeze: (ctx: QueryContext, sourceId: string) => Promise<{ title: string; file: () => Promise<ReleasableFile> }>
}
