import { randomUUID } from 'node:crypto'
import type { Endpoint } from '../../platform/http/contract.ts'
import type { Services } from '../../platform/http/service.ts'
import { idAt, idIn, lentRound, marks, type Outside, outside, type Places, type Relation, relations, tableOf } from './matrix.ts'
import { colleague } from './matrix-accounts.ts'
import { sealedTables as ofConcerns } from './matrix-concerns.ts'
import { sealedTables as ofProceedings } from './matrix-conduct.ts'

type Ids = Partial<Record<Relation, string>>
/** Whose ids the matrix asks with. */
export interface Known {
  /** By table. */
  readonly ids: Readonly<Record<string, Ids>>
  /** Another record of the same owners, by table. */
  readonly seconds: Readonly<Record<string, Ids>>
  /** Of routes whose table knows neither places nor owners. */
  readonly ofRoute: (endpoint: Endpoint) => Ids
  /** Properties that name what everybody may name. */
  readonly named: Readonly<Record<string, string>>
}

/** Properties of bodies and queries that name a record of a table. */
export const references: Readonly<Record<string, string>> = {
  unitId: 'units',
  unitIds: 'units',
  parentId: 'units',
  successorId: 'units',
  toUnitId: 'units',
  personId: 'people',
  personIds: 'people',
  ids: 'people',
  accountId: 'accounts',
  accountIds: 'accounts',
  fileId: 'files',
  roundId: 'signingRounds',
  requestId: 'signingRequests',
  screeningRoundId: 'screeningRounds',
  collectionId: 'collections',
  ownFormId: 'ownForms',
}
const sealedTables: readonly string[] = [...ofConcerns, ...ofProceedings]
/** Tables whose rows belong to accounts, not to places. */
export const ownedTables: readonly string[] = ['files', 'jobs', 'partUploads', 'sessions', ...sealedTables]

type Narrowed = Partial<Record<Relation, string>>
/** People by relation: 宋永康, led by 周启航, is everybody's own; a colleague of the same unit is nobody who asks, nor led; 青桥 lent somebody; outside those who have every kind of record. */
const people: Narrowed = {
  own: `"name" = '宋永康'`,
  borrowed: '"secondedUnitId" is not null',
  ...Object.fromEntries(outside.map((place) => [place, '"id" in (select "personId" from "leavings")'])),
  colleague: `"kind" = 'auxiliary' and "leadOfficerId" is distinct from (select "id" from "people" where "name" = '周启航' limit 1) and "name" <> '${colleague.name}'`,
}

/** 青桥 shares one round of each kind with 柳河. */
const narrowed: Readonly<Record<string, Narrowed>> = {
  people,
  signingRounds: { borrowed: `"title" = '${lentRound}'`, other: `"title" <> '${lentRound}'` },
  ownForms: { borrowed: `"title" = '${lentRound}'`, other: `"title" <> '${lentRound}'` },
  collections: { borrowed: `"title" = '${lentRound}'`, other: `"title" <> '${lentRound}'` },
  screeningRounds: { borrowed: `"title" = '${lentRound}'`, other: `"title" <> '${lentRound}'` },
}

const isOutside = (relation: Relation): relation is Outside => outside.some((place) => place === relation)

async function othersId(services: Services, table: string, relation: Relation, skipped = 0): Promise<string | undefined> {
  if (!isOutside(relation)) return undefined
  /* A sealed file has no place: one that is not lent stands for all. */
  if (sealedTables.includes(table)) {
    if (relation !== 'other') return undefined
    const { rows } = await services.pool.query<{ id: string }>(`select "id" from "${table}" order by 1 limit 1 offset $1`, [
      skipped,
    ])
    return rows[0]?.id
  }
  const { rows } = await services.pool.query<{ id: string }>(
    `select t."id" from "${table}" t join "accounts" a on a."accountId" = t."accountId" where a."name" like $1 order by 1 limit 1 offset $2`,
    [`${marks[relation]}%`, skipped],
  )
  return rows[0]?.id
}

function findId(services: Services, table: string, relation: Relation, places: Places): Promise<string | undefined> {
  if (ownedTables.includes(table)) return othersId(services, table, relation)
  const where = narrowed[table]?.[relation]
  if (!where && (relation === 'colleague' || relation === 'borrowed')) return Promise.resolve(undefined)
  return idIn(services, table, places[relation], where)
}

async function findIds(find: (relation: Relation) => Promise<string | undefined>): Promise<Ids> {
  const ids: Ids = { missing: randomUUID() }
  for (const relation of relations.filter((r) => r !== 'missing')) {
    const id = await find(relation)
    if (id) ids[relation] = id
  }
  return ids
}

async function findNamed(services: Services): Promise<Known['named']> {
  const first = async (sql: string): Promise<string> => (await services.pool.query<{ id: string }>(sql)).rows[0]?.id ?? ''
  const officer = await first(`select "id" from "people" where "name" = '周启航' limit 1`)
  const postId = await first('select "id" from "posts" where "retiredOn" is null order by "position" limit 1')
  const elsewhere = await first(
    `select p."leadOfficerId" as "id" from "people" p join "units" u on u."id" = p."unitId" where u."name" = '青桥派出所' and p."leadOfficerId" is not null limit 1`,
  )
  return {
    toOfficerId: officer,
    targetId: officer,
    leadOfficer: elsewhere,
    officerId: elsewhere,
    postId,
    post: postId,
    templateId: await first('select "id" from "chainTemplates" order by "position" limit 1'),
    idNumber: '990101199601011234',
  }
}

/** Looks the ids of every relation up that the endpoints can be asked with. */
export async function findKnown(services: Services, endpoints: readonly Endpoint[], places: Places): Promise<Known> {
  const tables = new Set([...Object.values(references), ...endpoints.flatMap((e) => tableOf(e) ?? [])])
  const ids: Record<string, Ids> = {}
  for (const table of tables) ids[table] = await findIds((relation) => findId(services, table, relation, places))
  const seconds: Record<string, Ids> = {}
  for (const table of ownedTables) seconds[table] = await findIds((relation) => othersId(services, table, relation, 1))
  const others = new Map<Endpoint, Ids>()
  for (const endpoint of endpoints.filter((e) => e.path.includes('{id}') && !tableOf(e)))
    others.set(
      endpoint,
      await findIds(async (relation) => (relation === 'own' ? idAt(services, endpoint, places.own) : undefined)),
    )
  return { ids, seconds, named: await findNamed(services), ofRoute: (e) => others.get(e) ?? ids[tableOf(e) ?? ''] ?? {} }
}
