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
  /** Left out: said of the only subject, or of the event as a whole when it has several (a reason). */
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
  readonly actor: Pick<Actor, 'bureauId' | 'accountId' | 'personId' | 'name' | 'address'> & {
    readonly role: Actor['role'] | null
    readonly onBehalfOf?: Actor['onBehalfOf']
  }
}

/** Columns for INSERT … SELECT FROM unnest, so that an act on thousands of subjects is one statement. */
const textArray = (values: readonly (string | null)[]) => sql`${values}::text[]`

/** Each subject once, ids as the database writes them, so that the digest can be computed again from the rows. */
const distinct = (subjects: readonly EventSubject[]): EventSubject[] => [
  ...new Map(subjects.map((s) => [s.id.toLowerCase(), { ...s, id: s.id.toLowerCase() }])).values(),
]

/** Records what was done in the transaction of the change; returns the event's id. Never holds personal data in the chained row. */
export async function recordEvent(ctx: Author, event: EventContent): Promise<string> {
  const { tx, actor } = ctx
  const id = newId()
  const named = distinct(event.subjects ?? [])
  const onlyId = named.length === 1 ? named[0]?.id : null
  /* What is done in another's place is found by the delegation, too. */
  const subjects = actor.onBehalfOf ? distinct([...named, { id: actor.onBehalfOf.delegationId, kind: 'delegation' }]) : named
  const changes = (event.changes ?? []).map((c, position) => {
    const subjectId = c.subjectId?.toLowerCase() ?? onlyId ?? null
    const content = {
      position,
      subjectId,
      field: c.field,
      before: c.before ?? null,
      after: c.after ?? null,
      isSealed: c.isSealed ?? false,
    }
    const salt = newToken()
    return { ...content, salt, leaf: leafOf(salt, content) }
  })
  /* One moment for the event and its subjects: the verifier compares them. */
  await sql`with "moment" as materialized (select clock_timestamp() as "at"), "made" as (
      insert into "events" ("bureauId", "id", "at", "accountId", "personId", "actorName", "role", "address", "verb", "result", "digest")
      select ${actor.bureauId}::uuid, ${id}::uuid, "at", ${actor.accountId || null}::uuid, ${actor.personId}::uuid, ${actor.name}, ${actor.role},
        ${actor.address}, ${event.verb}, ${event.result ?? 'done'}, ${digestOf(
          subjects,
          changes.map((c) => c.leaf),
        )} from "moment")
    insert into "eventSubjects" ("bureauId", "eventId", "subjectId", "subjectKind", "unitSortKey", "at")
    select ${actor.bureauId}::uuid, ${id}::uuid, s.id, s.kind, s.key, "moment"."at" from "moment", unnest(${subjects.map((s) => s.id)}::uuid[],
      ${textArray(subjects.map((s) => s.kind))}, ${textArray(subjects.map((s) => s.unitSortKey ?? null))}) as s(id, kind, key)`.execute(
    tx,
  )
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
