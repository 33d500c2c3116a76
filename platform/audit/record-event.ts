import { sql } from 'kysely'
import type { Actor, Tx } from '../context.ts'
import { newId, newToken } from '../ids.ts'
import { digestOf, leafOf } from './canonical.ts'

export interface EventSubject {
  readonly id: string
  /** Singular of the table: person, unit, account … */
  readonly kind: string
  /** The subject's place; decides which units may read the event. */
  readonly unitSortKey?: string | null
}
export interface EventChange {
  readonly subjectId?: string
  readonly field: string
  readonly before?: string | null
  readonly after?: string | null
  /** The values are sealed texts (as in the column itself). */
  readonly isSealed?: boolean
}
export interface EventContent {
  /** `subject.pastTense`, e.g. `unit.renamed`. */
  readonly verb: string
  readonly subjects?: readonly EventSubject[]
  readonly changes?: readonly EventChange[]
  /** 'done', or the code of the refusal. */
  readonly result?: string
}
interface Author {
  readonly tx: Tx
  readonly actor: Pick<Actor, 'bureauId' | 'accountId' | 'personId' | 'name' | 'address'> & { readonly role: Actor['role'] | null }
}

/** Columns for INSERT … SELECT FROM unnest, so that an act on thousands of subjects is one statement. */
const textArray = (values: readonly (string | null)[]) => sql`${values}::text[]`

/** Records what was done in the transaction of the change; returns the event's id. Never holds personal data in the chained row. */
export async function recordEvent(ctx: Author, event: EventContent): Promise<string> {
  const { tx, actor } = ctx
  const id = newId()
  const subjects = event.subjects ?? []
  const changes = (event.changes ?? []).map((c, position) => {
    const content = { position, subjectId: c.subjectId ?? subjects[0]?.id ?? null, field: c.field, before: c.before ?? null, after: c.after ?? null }
    const salt = newToken()
    return { ...content, isSealed: c.isSealed ?? false, salt, leaf: leafOf(salt, content) }
  })
  await tx.insertInto('events').values({
    bureauId: actor.bureauId, id, accountId: actor.accountId || null, personId: actor.personId, actorName: actor.name, role: actor.role,
    address: actor.address, verb: event.verb, result: event.result ?? 'done', digest: digestOf(subjects, changes.map((c) => c.leaf)),
  }).execute()
  if (subjects.length > 0) {
    await sql`insert into "eventSubjects" ("bureauId", "eventId", "subjectId", "subjectKind", "unitSortKey")
      select ${actor.bureauId}, ${id}, s.id, s.kind, s.key from unnest(${subjects.map((s) => s.id)}::uuid[],
        ${textArray(subjects.map((s) => s.kind))}, ${textArray(subjects.map((s) => s.unitSortKey ?? null))}) as s(id, kind, key)
      on conflict do nothing`.execute(tx)
  }
  if (changes.length > 0) {
    const keyOf = new Map(subjects.map((s) => [s.id, s.unitSortKey ?? null]))
    await sql`insert into "changes" ("bureauId", "eventId", "position", "subjectId", "field", "before", "after", "isSealed", "salt", "leaf", "unitSortKey")
      select ${actor.bureauId}, ${id}, c.* from unnest(${changes.map((c) => c.position)}::int[], ${changes.map((c) => c.subjectId)}::uuid[],
        ${textArray(changes.map((c) => c.field))}, ${textArray(changes.map((c) => c.before))}, ${textArray(changes.map((c) => c.after))},
        ${changes.map((c) => c.isSealed)}::boolean[], ${textArray(changes.map((c) => c.salt))}, ${textArray(changes.map((c) => c.leaf))},
        ${textArray(changes.map((c) => keyOf.get(c.subjectId ?? '') ?? null))}) as c`.execute(tx)
  }
  return id
}
