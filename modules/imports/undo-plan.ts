import type { Reader } from '../../platform/context.ts'
import type { Undoing } from './queries.ts'

/** Asks what only the gate may know: who stands on a unit or an officer anywhere in the bureau. */
export type AskGate = <T>(work: (db: Reader) => Promise<T>) => Promise<T>

/** Somebody who stands on a unit or officer by one of their facts; falls away when that is taken back too. */
export interface Standing {
  readonly personId: string
  readonly field: 'unit' | 'leadOfficer' | 'leaderInCharge' | 'other'
}
/** A unit or an officer that an import created, and what came after. */
export interface Created {
  readonly kind: 'unit' | 'officer'
  readonly id: string
  readonly name: string
  readonly unitSortKey: string
  readonly version: number
  readonly people: readonly Standing[]
  /** Appointments of the officer, units below the unit: neither is ended along the way. */
  readonly holds: string | null
  /** What somebody did with it since; null: nothing. */
  readonly since: string | null
}

/** What is left standing, and why. */
export interface Left {
  readonly kind: 'person' | 'officer' | 'unit'
  readonly name: string
  readonly reason: string
}
export interface UndoPlan {
  readonly added: Undoing['added']
  readonly fields: Undoing['fields']
  readonly moves: Undoing['moves']
  readonly created: readonly Created[]
  readonly left: readonly Left[]
}

/** Why a unit or officer can't go at all: people who stay, appointments, units below. */
function heldBy({ kind, people, holds }: Created, isGone: (standing: Created['people'][number]) => boolean): string | null {
  const staying = new Set(people.filter((standing) => !isGone(standing)).map(({ personId }) => personId)).size
  if (staying === 0) return holds
  return kind === 'unit' ? `单位里还有 ${staying} 人` : `还带着或者分管 ${staying} 名辅警`
}

/**
 * What undoing takes back. What later acts stand on stays unless asked for; a unit or officer whom others still need stays in any
 * case; units are closed by the auxiliary office only.
 */
export function planUndo(
  undoing: Undoing,
  all: readonly Created[],
  { alsoTouched, mayClose }: { alsoTouched: boolean; mayClose: boolean },
): UndoPlan {
  const stays = new Set(alsoTouched ? [] : undoing.touched.map(({ personId }) => personId))
  const free = <T extends { personId: string }>(rows: readonly T[]): T[] => rows.filter(({ personId }) => !stays.has(personId))
  const [added, fields, moves] = [free(undoing.added), free(undoing.fields), free(undoing.moves)]
  const goneFrom = new Set(moves.map(({ personId, field }) => `${personId} ${field}`))
  const gone = new Set(added.map(({ personId }) => personId))
  const left: Left[] = undoing.touched
    .filter(({ personId }) => stays.has(personId))
    .map(({ name, reason }) => ({ kind: 'person', name, reason }))
  const created: Created[] = []
  /* Officers come first: one who goes no longer stands on a unit. */
  for (const one of all) {
    const held = heldBy(one, ({ personId, field }) => gone.has(personId) || goneFrom.has(`${personId} ${field}`))
    const barred = one.kind === 'unit' && !mayClose ? '撤销单位由辅警办办理' : null
    const reason = held ?? barred ?? (alsoTouched ? null : one.since)
    if (reason !== null) left.push({ kind: one.kind, name: one.name, reason })
    else created.push(one)
    if (reason === null) gone.add(one.id)
  }
  return { added, fields, moves, created, left }
}
