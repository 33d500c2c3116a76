import { sql } from 'kysely'
import { type EventChange, recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { isDuplicate } from '../../../platform/database/connect.ts'
import { DomainError } from '../../../platform/errors.ts'
import type { Keys } from '../../../platform/keys.ts'
import { nameKeys } from '../../../platform/names.ts'
import { naturalSortKey } from '../../../platform/sort-key.ts'
import { followPeople } from '../../accounts/public.ts'
import type { FieldChange } from '../preview.ts'
import type { RosterValues } from '../read-value.ts'

/** What personnel knows of sealing and finding people; handed in by the job, which may bring the two together. */
export interface PersonnelCraft {
  readonly sealPhone: (
    keys: Keys,
    personId: string,
    phone: string | null,
  ) => { phoneSealed: string | null; phoneIndex: Buffer | null }
  readonly termsOf: (keys: Keys, person: { name: string; number: string | null; idNumber: string }) => string[]
  readonly openIdNumber: (keys: Keys, personId: string, sealed: string) => string
  readonly openPhone: (keys: Keys, personId: string, sealed: string) => string
}

const plainFields = [
  'name',
  'number',
  'category',
  'auxiliaryKind',
  'employer',
  'entryOn',
  'contractFrom',
  'contractEndsOn',
  'education',
  'politicalStatus',
  'tier',
  'licenceClass',
  'isVeteran',
] as const
export type PlainField = (typeof plainFields)[number]
type FieldValue = string | boolean | null

/** New values of a person's plain fields; absent ones stay. `phone` undefined stays, null clears. */
export interface PersonEdit {
  readonly personId: string
  readonly fields: Readonly<Partial<Record<PlainField, FieldValue>>>
  readonly phone?: string | null
}

export const isPlainField = (field: string): field is PlainField => plainFields.some((known) => known === field)

/** The edit that the changes of a row ask for; null when they are all about unit, post or officers. */
export function editOf(personId: string, values: RosterValues, changes: readonly FieldChange[]): PersonEdit | null {
  const plain = changes.flatMap(({ field, isClearing }): [PlainField, FieldValue][] =>
    isPlainField(field) ? [[field, isClearing ? null : (values[field] ?? null)]] : [],
  )
  const phone = changes.find(({ field }) => field === 'phone')
  if (phone === undefined && plain.length === 0) return null
  const fields = Object.fromEntries(plain)
  return phone === undefined
    ? { personId, fields }
    : { personId, fields, phone: phone.isClearing ? null : (values.phone ?? null) }
}

async function lockRows(ctx: CommandContext, ids: readonly string[]) {
  return ctx.tx
    .selectFrom('people as p')
    .innerJoin('personNumbers as n', (j) => j.onRef('n.bureauId', '=', 'p.bureauId').onRef('n.personId', '=', 'p.id'))
    .where('p.bureauId', '=', ctx.actor.bureauId)
    .where('p.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .select(['p.id', 'p.unitSortKey', 'n.phoneSealed', 'n.idNumberSealed'])
    .select(plainFields.map((field) => `p.${field}` as const))
    .orderBy('p.id')
    .forUpdate('p')
    .execute()
}
type Before = Awaited<ReturnType<typeof lockRows>>[number]

const textOf = (value: FieldValue | undefined): string | null => (value === null || value === undefined ? null : String(value))

async function writePlain(ctx: CommandContext, edits: readonly PersonEdit[], before: ReadonlyMap<string, Before>): Promise<void> {
  const rows = edits.map(({ personId, fields }) => {
    const known = before.get(personId)
    const name = textOf(fields.name) ?? known?.name ?? ''
    const number = fields.number === undefined ? (known?.number ?? null) : textOf(fields.number)
    return { id: personId, f: fields, ...nameKeys(name), numberSortKey: naturalSortKey(number) }
  })
  const text = (field: PlainField) =>
    sql`${sql.ref(field)} = case when n."f" ? ${field}::text then n."f"->>${field}::text else ${sql.ref(`p.${field}`)} end`
  const date = (field: PlainField) =>
    sql`${sql.ref(field)} = case when n."f" ? ${field}::text then (n."f"->>${field}::text)::date else ${sql.ref(`p.${field}`)} end`
  const texts = (
    ['name', 'number', 'category', 'auxiliaryKind', 'employer', 'education', 'politicalStatus', 'tier', 'licenceClass'] as const
  ).map(text)
  const dates = (['entryOn', 'contractFrom', 'contractEndsOn'] as const).map(date)
  await sql`update "people" p set ${sql.join([...texts, ...dates])}, "isVeteran" = coalesce((n."f"->>'isVeteran')::boolean, p."isVeteran"),
      "namePinyin" = n."namePinyin", "nameInitials" = n."nameInitials", "numberSortKey" = n."numberSortKey", "version" = p."version" + 1, "updatedAt" = ${ctx.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n("id" uuid, "f" jsonb, "namePinyin" text, "nameInitials" text, "numberSortKey" text)
    where p."bureauId" = ${ctx.actor.bureauId} and p."id" = n."id"`
    .execute(ctx.tx)
    .catch((error: unknown) => {
      if (isDuplicate(error, 'peopleByNumber'))
        throw new DomainError('conflict', 'duplicateNumber', '有辅警编号已有人使用，一行也没有写入。请核对编号。')
      throw error
    })
}

async function writePhones(
  ctx: CommandContext,
  craft: PersonnelCraft,
  edits: readonly PersonEdit[],
): Promise<Map<string, string | null>> {
  const sealed = edits.flatMap(({ personId, phone }) =>
    phone === undefined ? [] : [{ personId, ...craft.sealPhone(ctx.keys, personId, phone) }],
  )
  const rows = sealed.map(({ personId, phoneSealed, phoneIndex }) => ({
    personId,
    phoneSealed,
    phoneIndex: phoneIndex === null ? null : `\\x${phoneIndex.toString('hex')}`,
  }))
  if (rows.length > 0) {
    await sql`update "personNumbers" t set "phoneSealed" = n."phoneSealed", "phoneIndex" = n."phoneIndex"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n("personId" uuid, "phoneSealed" text, "phoneIndex" bytea)
      where t."bureauId" = ${ctx.actor.bureauId} and t."personId" = n."personId"`.execute(ctx.tx)
  }
  return new Map(sealed.map(({ personId, phoneSealed }) => [personId, phoneSealed]))
}

/** A new name or number renews what people are found by. */
async function renewTerms(
  ctx: CommandContext,
  craft: PersonnelCraft,
  edits: readonly PersonEdit[],
  before: ReadonlyMap<string, Before>,
): Promise<void> {
  const renamed = edits.flatMap(({ personId, fields }) => {
    const known = before.get(personId)
    if (known === undefined || (fields.name === undefined && fields.number === undefined)) return []
    const name = textOf(fields.name) ?? known.name
    const number = fields.number === undefined ? known.number : textOf(fields.number)
    const idNumber = craft.openIdNumber(ctx.keys, personId, known.idNumberSealed)
    return [{ personId, unitSortKey: known.unitSortKey, terms: craft.termsOf(ctx.keys, { name, number, idNumber }) }]
  })
  if (renamed.length === 0) return
  const { bureauId } = ctx.actor
  const ids = renamed.map(({ personId }) => personId)
  await ctx.tx
    .deleteFrom('searchTerms')
    .where('bureauId', '=', bureauId)
    .where('personId', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  await sql`insert into "searchTerms" ("bureauId", "term", "unitSortKey", "personId") select ${bureauId}::uuid, t.term, n."unitSortKey", n."personId"
    from jsonb_to_recordset(${JSON.stringify(renamed)}::jsonb) as n("personId" uuid, "unitSortKey" text, "terms" jsonb) cross join lateral jsonb_array_elements_text(n."terms") as t(term)
    on conflict do nothing`.execute(ctx.tx)
  await followPeople(ctx, ids)
}

function changesOf(
  edits: readonly PersonEdit[],
  before: ReadonlyMap<string, Before>,
  phones: ReadonlyMap<string, string | null>,
): EventChange[] {
  return edits.flatMap(({ personId, fields }): EventChange[] => {
    const known = before.get(personId)
    if (known === undefined) return []
    const plain = plainFields
      .filter((field) => field in fields)
      .map(
        (field): EventChange => ({
          subjectId: personId,
          field,
          before: textOf(known[field] as FieldValue),
          after: textOf(fields[field]),
        }),
      )
    const sealed = phones.get(personId)
    return sealed === undefined
      ? plain
      : [...plain, { subjectId: personId, field: 'phone', before: known.phoneSealed, after: sealed, isSealed: true }]
  })
}

/** 成批修改资料 — plain fields and phones of many people in a few statements; one event with old and new values. */
export async function editPeople(ctx: CommandContext, craft: PersonnelCraft, edits: readonly PersonEdit[]): Promise<void> {
  if (edits.length === 0) return
  const locked = await lockRows(
    ctx,
    edits.map(({ personId }) => personId),
  )
  const before = new Map(locked.map((person) => [person.id, person]))
  if (before.size !== edits.length)
    throw new DomainError('conflict', 'previewStale', '预览以后有人已调走或撤销，一行也没有写入。请重新核对。')
  await writePlain(ctx, edits, before)
  const phones = await writePhones(ctx, craft, edits)
  await renewTerms(ctx, craft, edits, before)
  const subjects = locked.map(({ id, unitSortKey }) => ({ id, kind: 'person', unitSortKey }))
  await recordEvent(ctx, { verb: 'person.changed', subjects, changes: changesOf(edits, before, phones) })
}
