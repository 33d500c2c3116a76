import { sql } from 'kysely'
import { covers, inPersonScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import type { ChainPurpose } from './tables.ts'

/** Both templates and every ruling, newest first. */
export async function findSettings(ctx: QueryContext) {
  const { bureauId } = ctx.actor
  const [templates, rulings] = await Promise.all([
    ctx.db.selectFrom('chainTemplates').where('bureauId', '=', bureauId).orderBy('position').selectAll().execute(),
    ctx.db
      .selectFrom('chainRulings as r')
      .innerJoin('chainTemplates as t', (j) => j.onRef('t.bureauId', '=', 'r.bureauId').onRef('t.id', '=', 'r.templateId'))
      .leftJoin('accounts as a', (j) => j.onRef('a.bureauId', '=', 'r.bureauId').onRef('a.accountId', '=', 'r.decidedBy'))
      .where('r.bureauId', '=', bureauId)
      .orderBy('r.fromOn', 'desc')
      .orderBy('r.decidedAt', 'desc')
      .selectAll('r')
      .select(['t.name as templateName', 'a.name as decidedByName'])
      .execute(),
  ])
  return { templates, rulings }
}
export type Settings = Awaited<ReturnType<typeof findSettings>>

/** The template that holds for a purpose on a day: by the office's ruling, else the one that the notice itself gives for the purpose. */
export function templateOn({ templates, rulings }: Settings, purpose: ChainPurpose, on: string) {
  const ruling = rulings.find((r) => r.purpose === purpose && r.fromOn <= on && (r.toOn === null || r.toOn > on))
  const template = templates.find((t) => t.id === ruling?.templateId) ?? templates[purpose === 'notice' ? 0 : 1] ?? templates[0]
  if (!template) throw notFound()
  return { template, ruling }
}

/** Every dated fact of one auxiliary that a chain is made of; of units outside the reader's reach only that they were there. notFound outside. */
export async function findChainFacts(ctx: QueryContext, personId: string) {
  const { bureauId } = ctx.actor
  const person = await ctx.db
    .selectFrom('people')
    .where('bureauId', '=', bureauId)
    .where('id', '=', personId)
    .where('kind', '=', 'auxiliary')
    .where('voidedAt', 'is', null)
    .where(inPersonScope(ctx.scope))
    .select(['id', 'name', 'number', 'unitSortKey', 'separatedOn'])
    .executeTakeFirst()
  if (!person) throw notFound()
  const facts = await ctx.db
    .selectFrom('assignments as a')
    .leftJoin('units as u', (j) => j.onRef('u.bureauId', '=', 'a.bureauId').onRef('u.id', '=', 'a.targetId'))
    .leftJoin('posts as o', (j) => j.onRef('o.bureauId', '=', 'a.bureauId').onRef('o.id', '=', 'a.targetId'))
    .leftJoin('people as p', (j) =>
      j.onRef('p.bureauId', '=', 'a.bureauId').onRef('p.id', '=', 'a.targetId').on('p.kind', '=', 'officer'),
    )
    .where('a.bureauId', '=', bureauId)
    .where('a.personId', '=', personId)
    .where('a.voidedAt', 'is', null)
    .orderBy('a.fromOn')
    .select((e) => [
      'a.aspect',
      'a.targetId',
      'a.fromOn',
      'a.toOn',
      e.fn.coalesce('u.name', 'o.name', 'p.name', sql<string>`''`).as('name'),
      'p.title',
      'u.unitSortKey',
      'o.dutyCount',
    ])
    .execute()
  const isVisible = (key: string | null): boolean => key !== null && (covers(ctx.scope, key) || key === person.unitSortKey)
  const unitIds = [...new Set(facts.filter((f) => f.aspect === 'usingUnit' && isVisible(f.unitSortKey)).map((f) => f.targetId))]
  const [appointments, unitNames, settings] = await Promise.all([
    ctx.db
      .selectFrom('unitAppointments as l')
      .innerJoin('people as p', (j) => j.onRef('p.bureauId', '=', 'l.bureauId').onRef('p.id', '=', 'l.personId'))
      .where('l.bureauId', '=', bureauId)
      .where('l.unitId', '=', sql<string>`any(${unitIds}::uuid[])`)
      .orderBy('l.fromOn')
      .select(['l.unitId', 'l.duty', 'l.personId as targetId', 'p.name', 'p.title', 'l.fromOn', 'l.toOn'])
      .execute(),
    ctx.db
      .selectFrom('unitNames')
      .where('bureauId', '=', bureauId)
      .where('unitId', '=', sql<string>`any(${unitIds}::uuid[])`)
      .select(['unitId', 'name', 'fromOn', 'toOn'])
      .execute(),
    findSettings(ctx),
  ])
  return {
    person,
    facts: facts.map((f) => ({ ...f, name: f.aspect === 'usingUnit' && !isVisible(f.unitSortKey) ? '外单位' : f.name })),
    unitIds: new Set(unitIds),
    appointments,
    unitNames,
    settings,
  }
}
export type ChainFacts = Awaited<ReturnType<typeof findChainFacts>>
