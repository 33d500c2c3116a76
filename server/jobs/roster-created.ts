import { type SqlBool, sql } from 'kysely'
import type { AskGate, Created, Standing } from '../../modules/imports/undo-plan.ts'
import { inScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'

interface Committed {
  readonly eventId: string | null
}

/** Whoever only looked or took out a copy has not built on it. */
const isAct = sql<SqlBool>`e."accountId" is not null and e."verb" !~* '(viewed|shown|exported|printed|batchAsked)'`
const anyOf = (ids: readonly string[]) => sql<string>`any(${[...ids]}::uuid[])`

/** Subjects of a verb in the transaction of the commit. */
function subjectsOf(ctx: QueryContext, { eventId }: Committed, verb: string) {
  return ctx.db
    .selectFrom('events as own')
    .innerJoin('events as e', (j) =>
      j.onRef('e.bureauId', '=', 'own.bureauId').onRef('e.transactionId', '=', 'own.transactionId'),
    )
    .innerJoin('eventSubjects as s', (j) => j.onRef('s.bureauId', '=', 'e.bureauId').onRef('s.eventId', '=', 'e.id'))
    .where('own.bureauId', '=', ctx.actor.bureauId)
    .where('own.id', '=', eventId)
    .where('e.verb', '=', verb)
}

async function findOfficers(ctx: QueryContext, found: Committed) {
  const acted = sql<boolean>`exists (select 1 from "eventSubjects" l join "events" e on e."bureauId" = l."bureauId" and e."id" = l."eventId"
    where l."bureauId" = p."bureauId" and l."subjectId" = p."id" and e."transactionId" <> own."transactionId" and ${isAct})`
  const opened = sql<boolean>`exists (select 1 from "accounts" a where a."bureauId" = p."bureauId" and a."personId" = p."id")`
  return subjectsOf(ctx, found, 'person.added')
    .innerJoin('people as p', (j) => j.onRef('p.bureauId', '=', 's.bureauId').onRef('p.id', '=', 's.subjectId'))
    .where('p.kind', '=', 'officer')
    .where('p.voidedAt', 'is', null)
    .where(inScope(ctx.scope, 'p.unitSortKey'))
    .select(['p.id', 'p.name', 'p.unitSortKey', 'p.version', acted.as('hasActs'), opened.as('hasAccount')])
    .execute()
}

async function findUnits(ctx: QueryContext, found: Committed) {
  const acted = sql<boolean>`exists (select 1 from "eventSubjects" l join "events" e on e."bureauId" = l."bureauId" and e."id" = l."eventId"
    where l."bureauId" = u."bureauId" and l."unitSortKey" >= u."unitSortKey" and l."unitSortKey" < u."unitSortKey" || '~' and l."subjectKind" <> 'person'
      and e."transactionId" <> own."transactionId" and ${isAct})`
  return subjectsOf(ctx, found, 'unit.added')
    .innerJoin('units as u', (j) => j.onRef('u.bureauId', '=', 's.bureauId').onRef('u.id', '=', 's.subjectId'))
    .where('u.closedOn', 'is', null)
    .where(inScope(ctx.scope, 'u.unitSortKey'))
    .select(['u.id', 'u.name', 'u.unitSortKey', 'u.version', acted.as('hasActs')])
    .execute()
}

/** Whom officers lead and which duties they hold, wherever in the bureau. */
async function standingOnOfficers(gate: AskGate, bureauId: string, ids: readonly string[], today: string) {
  return gate(async (db) => {
    const led = await db
      .selectFrom('people')
      .where('bureauId', '=', bureauId)
      .where((e) => e.or([e('leadOfficerId', '=', anyOf(ids)), e('leaderInChargeId', '=', anyOf(ids))]))
      .where('voidedAt', 'is', null)
      .where('separatedOn', 'is', null)
      .select(['id', 'leadOfficerId', 'leaderInChargeId'])
      .execute()
    const duties = await db
      .selectFrom('unitAppointments')
      .where('bureauId', '=', bureauId)
      .where('personId', '=', anyOf(ids))
      .where((e) => e.or([e('toOn', 'is', null), e('toOn', '>', today)]))
      .select('personId')
      .execute()
    return { led, dutied: new Set(duties.map(({ personId }) => personId)) }
  })
}

/** Who serves in units or is lent to them, and which have units below them. */
async function standingOnUnits(gate: AskGate, bureauId: string, ids: readonly string[]) {
  return gate(async (db) => {
    const people = await db
      .selectFrom('people')
      .where('bureauId', '=', bureauId)
      .where((e) => e.or([e('unitId', '=', anyOf(ids)), e('secondedUnitId', '=', anyOf(ids))]))
      .where('voidedAt', 'is', null)
      .where('separatedOn', 'is', null)
      .select(['id', 'unitId', 'secondedUnitId'])
      .execute()
    const below = await db
      .selectFrom('units')
      .where('bureauId', '=', bureauId)
      .where('parentId', '=', anyOf(ids))
      .where('closedOn', 'is', null)
      .select('parentId')
      .execute()
    return { people, parents: new Set(below.map(({ parentId }) => parentId)) }
  })
}

const acts = (hasActs: boolean): string | null => (hasActs ? '导入以后又办过别的事' : null)

/** Units and officers that an import created and that are still there, with what stands on them now. */
export async function findCreated(ctx: QueryContext, gate: AskGate, found: Committed): Promise<Created[]> {
  const [officers, units] = [await findOfficers(ctx, found), await findUnits(ctx, found)]
  if (officers.length + units.length === 0) return []
  const { bureauId } = ctx.actor
  const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)
  const { led, dutied } = await standingOnOfficers(gate, bureauId, idsOf(officers), ctx.today)
  const { people, parents } = await standingOnUnits(gate, bureauId, idsOf(units))
  return [
    ...officers.map(
      ({ hasActs, hasAccount, ...officer }): Created => ({
        ...officer,
        kind: 'officer',
        people: led.flatMap((one): Standing[] => [
          ...(one.leadOfficerId === officer.id ? [{ personId: one.id, field: 'leadOfficer' as const }] : []),
          ...(one.leaderInChargeId === officer.id ? [{ personId: one.id, field: 'leaderInCharge' as const }] : []),
        ]),
        holds: dutied.has(officer.id) ? '还任着单位领导' : null,
        since: hasAccount ? '已开通账号' : acts(hasActs),
      }),
    ),
    ...units.map(
      ({ hasActs, ...unit }): Created => ({
        ...unit,
        kind: 'unit',
        people: people.flatMap((one): Standing[] => [
          ...(one.unitId === unit.id ? [{ personId: one.id, field: 'unit' as const }] : []),
          ...(one.secondedUnitId === unit.id ? [{ personId: one.id, field: 'other' as const }] : []),
        ]),
        holds: parents.has(unit.id) ? '下面还有单位' : null,
        since: acts(hasActs),
      }),
    ),
  ]
}
