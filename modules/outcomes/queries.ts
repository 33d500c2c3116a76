import type { QueryContext, Reader } from '../../platform/context.ts'
import { findPerson } from '../personnel/public.ts'
import type { OutcomeKindView, OutcomeView, TimeLimitView } from './contract.ts'
import { limitDefaults, outcomeDefaults } from './law.ts'

interface Bureau {
  readonly db: Reader
  readonly actor: Pick<QueryContext['actor'], 'bureauId'>
}

/** Every time limit as it stands in the bureau. */
export async function findLimits({ db, actor }: Bureau): Promise<TimeLimitView[]> {
  const rows = await db.selectFrom('timeLimits').where('bureauId', '=', actor.bureauId).selectAll().execute()
  const set = new Map(rows.map((r) => [r.code, r]))
  return limitDefaults.map((d) => {
    const own = set.get(d.code)
    return own ? { code: d.code, label: d.label, unit: d.unit, number: own.number, basis: own.basis, version: own.version } : d
  })
}

/** Every kind of outcome as it stands in the bureau, the lightest first. */
export async function findOutcomeKinds({ db, actor }: Bureau): Promise<OutcomeKindView[]> {
  const rows = await db.selectFrom('outcomeKinds').where('bureauId', '=', actor.bureauId).selectAll().execute()
  const set = new Map(rows.map((r) => [r.code, r]))
  const known = outcomeDefaults.map((d) => {
    const own = set.get(d.code)
    return own ? kindOf({ code: d.code, of: d.of, rank: d.rank, effect: d.effect }, own) : d
  })
  const added = rows.flatMap((r) =>
    r.of && r.rank && r.effect ? [kindOf({ code: r.code, of: r.of, rank: r.rank, effect: r.effect }, r)] : [],
  )
  return [...known, ...added].toSorted((a, b) => a.rank - b.rank)
}
type OwnWords = Pick<OutcomeKindView, 'name' | 'basis' | 'influenceMonths' | 'isRetired' | 'version'> & { deciders: string[] }
const kindOf = (
  fixed: Pick<OutcomeKindView, 'code' | 'of' | 'rank' | 'effect'>,
  { name, basis, influenceMonths, isRetired, version, deciders }: OwnWords,
): OutcomeKindView => ({
  ...fixed,
  name,
  basis,
  influenceMonths,
  deciders: deciders as OutcomeKindView['deciders'],
  isRetired,
  version,
})

const place = (id: string): string => `outcomes.contentSealed.${id}`
export interface OutcomeContent {
  readonly code: string
  readonly name: string
  readonly basis: string
  readonly servedOn: string
}
export const sealOutcome = (ctx: Pick<QueryContext, 'keys'>, id: string, content: OutcomeContent): string =>
  ctx.keys.seal(JSON.stringify(content), place(id))

/** Outcomes of a person that are in force today; the caller has looked whether the person may be asked about. */
async function findOf(ctx: QueryContext, personId: string): Promise<OutcomeView[]> {
  const rows = await ctx.db
    .selectFrom('outcomes')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('personId', '=', personId)
    .where('untilOn', '>', ctx.today)
    .orderBy('untilOn', 'desc')
    .orderBy('id')
    .selectAll()
    .execute()
  return rows.map((r) => {
    const { name, basis, servedOn } = JSON.parse(ctx.keys.open(r.contentSealed, place(r.id))) as OutcomeContent
    return { id: r.id, name, basis, servedOn, untilOn: r.untilOn, isSuspended: r.isSuspended }
  })
}

/** Of a person in reach: for the office, the political office leader and the person alone; notFound for everybody else. */
export async function outcomesInForce(ctx: QueryContext, personId: string): Promise<OutcomeView[]> {
  const person = await findPerson(ctx, personId)
  return findOf(ctx, person.id)
}

/** One's own, whatever the role. */
export const ownOutcomes = (ctx: QueryContext): Promise<OutcomeView[]> =>
  ctx.actor.personId === null ? Promise.resolve([]) : findOf(ctx, ctx.actor.personId)
