import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import { type AskGate, type Created, findCreated } from './created-by.ts'
import type { FieldChange } from './preview.ts'

/** What taking an import back would do, and whom later acts stand on. */
export interface Undoing {
  readonly added: readonly { readonly personId: string; readonly unitSortKey: string; readonly name: string }[]
  readonly fields: readonly { readonly personId: string; readonly field: string; readonly before: string | null }[]
  readonly moves: readonly {
    readonly personId: string
    readonly field: 'unit' | 'post' | 'leadOfficer' | 'leaderInCharge'
    readonly beforeId: string | null
  }[]
  readonly proposals: readonly string[]
  /** Officers first. */
  readonly created: readonly Created[]
  readonly touched: readonly { readonly personId: string; readonly name: string; readonly reason: string }[]
}

interface Committed {
  readonly id: string
  readonly eventId: string | null
}

/** People added by the import who are still in the roster, and why later acts stand on some of them. */
async function addedBy(ctx: QueryContext, { id }: Committed) {
  return ctx.db
    .selectFrom('importRows as r')
    .innerJoin('people as p', (j) => j.onRef('p.bureauId', '=', 'r.bureauId').onRef('p.id', '=', 'r.personId'))
    .where('r.bureauId', '=', ctx.actor.bureauId)
    .where('r.importId', '=', id)
    .where('r.verdict', '=', 'added')
    .where('r.isChosen', '=', true)
    .where('p.voidedAt', 'is', null)
    .where(inScope(ctx.scope, 'p.unitSortKey'))
    .select(['p.id as personId', 'p.unitSortKey', 'p.name', 'p.version', 'p.separatedOn'])
    .select([
      sql<boolean>`exists (select 1 from "accounts" a where a."bureauId" = p."bureauId" and a."personId" = p."id")`.as(
        'hasAccount',
      ),
      sql<number>`(select count(*)::int from "assignments" a where a."bureauId" = p."bureauId" and a."personId" = p."id" and a."eventId" is not null)`.as(
        'assigned',
      ),
    ])
    .execute()
}

/** Old and new values of plain fields, from the events that committed together with the import. */
function editsBy(ctx: QueryContext, { eventId }: Committed) {
  return ctx.db
    .selectFrom('events as own')
    .innerJoin('events as e', (j) =>
      j.onRef('e.bureauId', '=', 'own.bureauId').onRef('e.transactionId', '=', 'own.transactionId'),
    )
    .innerJoin('changes as c', (j) => j.onRef('c.bureauId', '=', 'e.bureauId').onRef('c.eventId', '=', 'e.id'))
    .innerJoin('people as p', (j) => j.onRef('p.bureauId', '=', 'c.bureauId').onRef('p.id', '=', 'c.subjectId'))
    .innerJoin('personNumbers as n', (j) => j.onRef('n.bureauId', '=', 'p.bureauId').onRef('n.personId', '=', 'p.id'))
    .where('own.bureauId', '=', ctx.actor.bureauId)
    .where('own.id', '=', eventId)
    .where('e.verb', '=', 'person.changed')
    .where('p.voidedAt', 'is', null)
    .where(inScope(ctx.scope, 'p.unitSortKey'))
    .select(['p.id as personId', 'p.name', 'c.field', 'c.before', 'c.after'])
    .select(sql<string | null>`case when c."field" = 'phone' then n."phoneSealed" else to_jsonb(p) ->> c."field" end`.as('now'))
    .execute()
}

async function movesBy(ctx: QueryContext, { id }: Committed) {
  const rows = await ctx.db
    .selectFrom('importRows as r')
    .innerJoin('people as p', (j) => j.onRef('p.bureauId', '=', 'r.bureauId').onRef('p.id', '=', 'r.personId'))
    .where('r.bureauId', '=', ctx.actor.bureauId)
    .where('r.importId', '=', id)
    .where('r.verdict', '=', 'changed')
    .where('r.isChosen', '=', true)
    .where('p.voidedAt', 'is', null)
    .where(inScope(ctx.scope, 'p.unitSortKey'))
    .select([
      'p.id as personId',
      'p.name',
      'r.changes',
      'p.unitId as unit',
      'p.postId as post',
      'p.leadOfficerId as leadOfficer',
      'p.leaderInChargeId as leaderInCharge',
    ])
    .execute()
  return rows.flatMap(({ personId, name, changes, ...now }) =>
    (changes as FieldChange[]).flatMap(({ field, beforeId = null, afterId = null, isClearing }) => {
      if (field !== 'unit' && field !== 'post' && field !== 'leadOfficer' && field !== 'leaderInCharge') return []
      const isSame = now[field] === afterId || (afterId?.startsWith('new:') ?? false)
      return isClearing && now[field] === beforeId ? [] : [{ personId, name, field, beforeId, isSame }]
    }),
  )
}

type Touched = Undoing['touched'][number]

/** Why the import no longer stands alone: of people it added, of fields and assignments it changed. */
function whyAdded(person: Awaited<ReturnType<typeof addedBy>>[number]): string | null {
  if (person.hasAccount) return '已开通账号'
  if (person.separatedOn !== null) return '已办理离岗'
  return person.version > 1 || person.assigned > 0 ? '导入以后改过资料或岗位' : null
}

/** What taking back a committed import touches: computed from its rows and events against the roster of now. */
export async function findUndoing(ctx: QueryContext, gate: AskGate, found: Committed): Promise<Undoing> {
  const [added, edits, moves] = [await addedBy(ctx, found), await editsBy(ctx, found), await movesBy(ctx, found)]
  const proposals = await ctx.db
    .selectFrom('eventSubjects')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('eventId', '=', found.eventId)
    .where('subjectKind', '=', 'transferProposal')
    .where(inScope(ctx.scope))
    .select('subjectId')
    .execute()
  const touched = [
    ...added.map((person) => ({ personId: person.personId, name: person.name, reason: whyAdded(person) })),
    ...edits.map(({ personId, name, after, now }) => ({ personId, name, reason: now === after ? null : '导入以后又改过' })),
    ...moves.map(({ personId, name, isSame }) => ({ personId, name, reason: isSame ? null : '导入以后又调整过' })),
  ].filter((one): one is Touched => one.reason !== null)
  return {
    added: added.map(({ personId, unitSortKey, name }) => ({ personId, unitSortKey, name })),
    fields: edits.map(({ personId, field, before }) => ({ personId, field, before })),
    moves: moves.map(({ personId, field, beforeId }) => ({ personId, field, beforeId })),
    proposals: proposals.map(({ subjectId }) => subjectId),
    created: await findCreated(ctx, gate, found),
    touched: [...new Map(touched.map((one) => [one.personId, one])).values()],
  }
}
