import { sql } from 'kysely'
import type { z } from 'zod'
import { covers } from '../../../platform/access/scope.ts'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { isDuplicate } from '../../../platform/database/connect.ts'
import { DomainError, forbidden, invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { Keys } from '../../../platform/keys.ts'
import { normaliseName } from '../../../platform/names.ts'
import { parseIdNumber } from '../../../platform/personal-number.ts'
import type { addPerson as endpoint } from '../contract.ts'
import { sealIdNumber, sealPhone, sortColumns, soundIdNumber, soundPhone, termsOf } from '../identity.ts'
import { canEditPeople } from '../policy.ts'

export interface NewPerson {
  /** A random id that somebody keeps already; else one is made. */
  readonly id?: string
  readonly kind: 'officer' | 'auxiliary'
  readonly name: string
  readonly idNumber: string
  readonly phone: string | null
  readonly number: string | null
  readonly title: string | null
  readonly category: 'duty' | 'civilian' | null
  readonly auxiliaryKind: 'patrolMember' | 'policeAssistant' | null
  readonly employer: string | null
  readonly education: string | null
  readonly politicalStatus: string | null
  readonly tier: string | null
  readonly licenceClass: string | null
  readonly isVeteran: boolean
  readonly entryOn: string | null
  readonly contractFrom: string | null
  readonly contractEndsOn: string | null
  readonly unitId: string
  readonly postId: string | null
  readonly leadOfficerId: string | null
  readonly leaderInChargeId: string | null
  /** From when unit, post, officer and leader hold; the entry date or today. */
  readonly fromOn: string
}

/** Places of the units named, each of them open and in the actor's scope. */
async function placesOf(ctx: CommandContext, unitIds: readonly string[]): Promise<Map<string, string>> {
  const units = await ctx.db
    .selectFrom('units')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', 'in', [...new Set(unitIds)])
    .where('closedOn', 'is', null)
    .select(['id', 'unitSortKey'])
    .execute()
  const places = new Map(units.filter((u) => covers(ctx.scope, u.unitSortKey)).map((u) => [u.id, u.unitSortKey]))
  if (unitIds.some((id) => !places.has(id))) throw invalid('unitId', '使用单位不在您的范围内，或者已撤销。', 'unknownUnit')
  return places
}

/** Guards over the whole set by one query each: officers and posts exist. */
async function assertTargets(ctx: CommandContext, rows: readonly ReadyPerson[]): Promise<void> {
  const posts = [...new Set(rows.flatMap((r) => (r.postId ? [r.postId] : [])))]
  const officers = [...new Set(rows.flatMap((r) => [r.leadOfficerId, r.leaderInChargeId].filter((o) => o !== null)))]
  const knownPosts = await ctx.db
    .selectFrom('posts')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', sql<string>`any(${posts}::uuid[])`)
    .where('retiredOn', 'is', null)
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  if (knownPosts.n !== posts.length) throw invalid('postId', '岗位不在目录里，请从岗位目录里选。', 'unknownPost')
  const known = await ctx.db
    .selectFrom('people')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', sql<string>`any(${officers}::uuid[])`)
    .where('kind', '=', 'officer')
    .where('voidedAt', 'is', null)
    .where('separatedOn', 'is', null)
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  if (known.n !== officers.length) throw invalid('leadOfficerId', '没有这位民警，或者已离任。', 'unknownOfficer')
}

/** The sealed, derived and searched columns of a new person; only the place in the tree is still to be looked up. */
function toColumns(keys: Keys, row: NewPerson) {
  const { id = newId(), idNumber, phone, ...fields } = row
  const { sex, bornOn, idNumberIndex, idTail4Index, idTail6Index, idNumberSealed } = sealIdNumber(keys, id, idNumber)
  const { phoneSealed, phoneIndex } = sealPhone(keys, id, phone)
  const hex = (b: Buffer | null): string | null => (b === null ? null : `\\x${b.toString('hex')}`)
  return {
    ...fields,
    ...sortColumns(row.name, row.number),
    id,
    sex,
    bornOn,
    idNumberSealed,
    idNumberIndex: hex(idNumberIndex),
    idTail4Index: hex(idTail4Index),
    idTail6Index: hex(idTail6Index),
    phoneSealed,
    phoneIndex: hex(phoneIndex),
    terms: termsOf(keys, { ...row, idNumber }),
  }
}
export type ReadyPerson = ReturnType<typeof toColumns>

/** Seals numbers and works out search terms of new people: the processor's share, which can be done while the database is busy. Refuses a wrong ID number. */
export function readyPeople(keys: Keys, rows: readonly NewPerson[]): ReadyPerson[] {
  if (rows.some((r) => !parseIdNumber(r.idNumber).ok)) throw invalid('idNumber', '身份证号不对，请核对证件。', 'idNumber')
  return rows.map((row) => toColumns(keys, row))
}

const columns = sql`"id" uuid, "kind" text, "name" text, "namePinyin" text, "nameInitials" text, "sex" text, "bornOn" date, "number" text, "numberSortKey" text, "title" text,
  "category" text, "auxiliaryKind" text, "employer" text, "education" text, "politicalStatus" text, "tier" text, "licenceClass" text, "isVeteran" boolean, "entryOn" date, "contractFrom" date,
  "contractEndsOn" date, "unitId" uuid, "unitSortKey" text, "postId" uuid, "leadOfficerId" uuid, "leaderInChargeId" uuid, "idNumberSealed" text, "idNumberIndex" bytea, "idTail4Index" bytea,
  "idTail6Index" bytea, "phoneSealed" text, "phoneIndex" bytea, "fromOn" date, "terms" json`

/** Everything of a set in one statement, so that the set is sent and parsed once; terms in the order of their index. */
async function insertAll(ctx: CommandContext, people: readonly (ReadyPerson & { unitSortKey: string })[]): Promise<void> {
  const bureauId = sql`${ctx.actor.bureauId}::uuid`
  await sql`with n as materialized (select * from json_to_recordset(${JSON.stringify(people)}::json) as n(${columns})),
    "madePeople" as (insert into "people" ("bureauId", "id", "kind", "name", "namePinyin", "nameInitials", "sex", "bornOn", "number", "numberSortKey", "title", "category", "auxiliaryKind", "employer",
      "education", "politicalStatus", "tier", "licenceClass", "isVeteran", "entryOn", "contractFrom", "contractEndsOn", "unitId", "unitSortKey", "postId", "leadOfficerId", "leaderInChargeId", "policeLine")
      select ${bureauId}, n."id", n."kind", n."name", n."namePinyin", n."nameInitials", n."sex", n."bornOn", n."number", n."numberSortKey", n."title", n."category", n."auxiliaryKind", n."employer",
        n."education", n."politicalStatus", n."tier", n."licenceClass", n."isVeteran", n."entryOn", n."contractFrom", n."contractEndsOn", n."unitId", n."unitSortKey", n."postId", n."leadOfficerId", n."leaderInChargeId",
        (select o."policeLine" from "posts" o where o."bureauId" = ${bureauId} and o."id" = n."postId") from n),
    "madeNumbers" as (insert into "personNumbers" ("bureauId", "personId", "unitSortKey", "idNumberSealed", "idNumberIndex", "idTail4Index", "idTail6Index", "phoneSealed", "phoneIndex")
      select ${bureauId}, n."id", n."unitSortKey", n."idNumberSealed", n."idNumberIndex", n."idTail4Index", n."idTail6Index", n."phoneSealed", n."phoneIndex" from n),
    "madeAssignments" as (insert into "assignments" ("bureauId", "id", "personId", "unitSortKey", "aspect", "targetId", "fromOn", "reason")
      select ${bureauId}, gen_random_uuid(), n."id", n."unitSortKey", f.aspect, f.target, n."fromOn", '入册' from n
      cross join lateral (values ('usingUnit', n."unitId"), ('post', n."postId"), ('leadOfficer', n."leadOfficerId"), ('leaderInCharge', n."leaderInChargeId")) as f(aspect, target) where f.target is not null)
    insert into "searchTerms" ("bureauId", "term", "unitSortKey", "personId")
    select ${bureauId}, t.term, n."unitSortKey", n."id" from n cross join lateral json_array_elements_text(n."terms") as t(term) order by t.term, n."unitSortKey", n."id"`.execute(
    ctx.tx,
  )
}

/** 入册 — adds officers or auxiliaries made ready before, a set at a time: one event for the act with its subjects. Same ID number twice is refused. */
export async function addReady(ctx: CommandContext, ready: readonly ReadyPerson[]): Promise<{ ids: string[] }> {
  if (!canEditPeople(ctx.actor)) throw forbidden()
  const places = await placesOf(
    ctx,
    ready.map((p) => p.unitId),
  )
  await assertTargets(ctx, ready)
  const people = ready.map((person) => ({ ...person, unitSortKey: places.get(person.unitId) ?? '' }))
  await insertAll(ctx, people).catch((error: unknown) => {
    if (isDuplicate(error, 'personNumbersById'))
      throw new DomainError('conflict', 'personKnown', '这个身份证号已在册。本单位的，请在花名册里查；外单位的，请提调动申请。')
    if (isDuplicate(error, 'peopleByNumber')) throw invalid('number', '这个编号已有人使用，请核对。', 'duplicateNumber')
    throw error
  })
  const subjects = people.map((p) => ({ id: p.id, kind: 'person', unitSortKey: p.unitSortKey }))
  await recordEvent(ctx, { verb: 'person.added', subjects })
  return { ids: people.map((p) => p.id) }
}

/** 入册 — adds a set of officers or auxiliaries. */
export async function addPeople(ctx: CommandContext, rows: readonly NewPerson[]): Promise<{ ids: string[] }> {
  if (!canEditPeople(ctx.actor)) throw forbidden()
  return addReady(ctx, readyPeople(ctx.keys, rows))
}

/** 入册（一人） — adds one person by hand. */
export async function addPerson(ctx: CommandContext, { body }: { body: z.infer<NonNullable<(typeof endpoint)['body']>> }) {
  const sound = { name: normaliseName(body.name), idNumber: soundIdNumber(body.idNumber), phone: soundPhone(body.phone) }
  const { ids } = await addPeople(ctx, [{ ...body, ...sound }])
  return { id: ids[0] ?? '' }
}
