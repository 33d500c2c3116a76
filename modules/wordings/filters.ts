import { sql } from 'kysely'
import type { QueryContext } from '../../platform/context.ts'
import { canSeeDrafts } from './policy.ts'
import type { WordingKind } from './tables.ts'

export interface WordingQuery {
  readonly limit?: number | undefined
  readonly cursor?: string | undefined
  readonly kind?: WordingKind | undefined
  readonly waiting?: 'approval' | 'revision' | 'commencement' | 'nothing' | undefined
}

/** Versions the caller may see: drafts only who writes or approves. */
export const visibleVersions = (ctx: QueryContext) => {
  const versions = ctx.db.selectFrom('wordingVersions as v').where('v.bureauId', '=', ctx.actor.bureauId)
  return canSeeDrafts(ctx.actor) ? versions : versions.where('v.approvedAt', 'is not', null).where('v.abandonedAt', 'is', null)
}

const heldColumns = ['v.id', 'v.number', 'v.approvedAt', 'v.abandonedAt', 'v.returnedAt', 'v.inForceFrom', 'v.inForceTo'] as const

/** Wordings with the version in force today and the one on its way (at most one is waiting; the newest). */
export const wordingsWithVersions = (ctx: QueryContext) => {
  const ofWording = visibleVersions(ctx)
    .where('v.wordingId', '=', sql.ref<string>('w.id'))
    .select(heldColumns)
    .orderBy('v.number', 'desc')
    .limit(1)
  const current = ofWording
    .where('v.inForceFrom', '<=', ctx.today)
    .where((e) => e.or([e('v.inForceTo', 'is', null), e('v.inForceTo', '>', ctx.today)]))
  const pending = ofWording
    .where('v.abandonedAt', 'is', null)
    .where((e) => e.or([e('v.inForceFrom', 'is', null), e('v.inForceFrom', '>', ctx.today)]))
  return ctx.db
    .selectFrom('wordings as w')
    .leftJoinLateral(current.as('c'), (j) => j.onTrue())
    .leftJoinLateral(pending.as('p'), (j) => j.onTrue())
    .where('w.bureauId', '=', ctx.actor.bureauId)
    .selectAll('w')
    .select([sql<Held | null>`to_jsonb(c)`.as('current'), sql<Held | null>`to_jsonb(p)`.as('pending')])
}
export interface Held {
  readonly id: string
  readonly number: number
  readonly approvedAt: string | null
  readonly abandonedAt: string | null
  readonly inForceFrom: string | null
  readonly inForceTo: string | null
}

/** The wordings of a list's conditions. */
export function wordingsAsked(ctx: QueryContext, { kind, waiting }: WordingQuery) {
  let asked = wordingsWithVersions(ctx)
  if (kind) asked = asked.where('w.kind', '=', kind)
  const drafts = asked.where('p.id', 'is not', null).where('p.approvedAt', 'is', null)
  if (waiting === 'approval') asked = drafts.where('p.returnedAt', 'is', null)
  if (waiting === 'revision') asked = drafts.where('p.returnedAt', 'is not', null)
  if (waiting === 'commencement') asked = asked.where('p.approvedAt', 'is not', null).where('p.inForceFrom', 'is', null)
  if (waiting === 'nothing') asked = asked.where('p.id', 'is', null)
  return asked
}
