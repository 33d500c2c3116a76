import type { QueryContext } from './context.ts'

/** Something that the caller set going and that is not over. */
export interface Started {
  readonly id: string
  readonly title: string
  /** Where it stands, in words: 待签收. */
  readonly standing: string
  /** Who has it now: 柳河派出所. */
  readonly holder: string
  /** Since when it stands there; null: since it was set going. */
  readonly since: string | null
  readonly dueOn: string | null
  readonly href: string
}

/** What a module's records are when somebody set them going: known from the trail, and read where they stand now. */
export interface StartedDefinition {
  /** camelCase, stable: 'hazardsFound'. */
  readonly id: string
  readonly label: string
  /** Verbs with which one sets such a record going, or asks something of it. */
  readonly verbs: readonly string[]
  /** Kind of the subject in those events. */
  readonly kind: string
  /** Those of the records that are still open, in the caller's scope. */
  readonly find: (ctx: QueryContext, ids: readonly string[]) => Promise<Started[]>
}
