import { sql } from 'kysely'
import type { z } from 'zod'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { isDuplicate } from '../../../platform/database/connect.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { forbidden, invalid } from '../../../platform/errors.ts'
import { normaliseName } from '../../../platform/names.ts'
import { followPeople } from '../../accounts/public.ts'
import type { changePerson as endpoint } from '../contract.ts'
import { openIdNumber, sealIdNumber, sealPhone, sortColumns, soundIdNumber, soundPhone, termsOf } from '../identity.ts'
import { canCorrectIdNumber, canEditPeople } from '../policy.ts'
import { lockPerson } from '../queries.ts'

type Body = z.infer<NonNullable<(typeof endpoint)['body']>>
type Locked = Awaited<ReturnType<typeof lockPerson>>

/** The person's search terms anew; called when name, number or ID number changed. */
async function rewriteTerms(
  ctx: CommandContext,
  person: Locked,
  now: { name: string; number: string | null; idNumber: string },
): Promise<void> {
  const { bureauId } = ctx.actor
  await ctx.tx.deleteFrom('searchTerms').where('bureauId', '=', bureauId).where('personId', '=', person.id).execute()
  await sql`insert into "searchTerms" ("bureauId", "term", "unitSortKey", "personId") select ${bureauId}, t, ${person.unitSortKey}, ${person.id} from unnest(${termsOf(ctx.keys, now)}::text[]) t`.execute(
    ctx.tx,
  )
}

async function writeNumbers(
  ctx: CommandContext,
  person: Locked,
  { idNumber, phone }: { idNumber: string | undefined; phone: string | null | undefined },
): Promise<{ sex?: 'male' | 'female'; bornOn?: string }> {
  if (idNumber === undefined && phone === undefined) return {}
  if (idNumber !== undefined && !canCorrectIdNumber(ctx.actor)) throw forbidden('身份证号由辅警办更正。')
  const { sex, bornOn, ...sealed } =
    idNumber === undefined ? ({} as Partial<ReturnType<typeof sealIdNumber>>) : sealIdNumber(ctx.keys, person.id, idNumber)
  await ctx.tx
    .updateTable('personNumbers')
    .set({ ...sealed, ...(phone === undefined ? {} : sealPhone(ctx.keys, person.id, phone)) })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('personId', '=', person.id)
    .execute()
    .catch((error: unknown) => {
      if (isDuplicate(error, 'personNumbersById')) throw invalid('idNumber', '这个身份证号已在册。', 'personKnown')
      throw error
    })
  return sex && bornOn ? { sex, bornOn } : {}
}

function assertContract(from: string | null, to: string | null): void {
  if (from !== null && to !== null && to <= from)
    throw invalid('contractEndsOn', `合同自 ${from} 起，到期日应在其后。`, 'endsBeforeStart')
}

/** What changed, old and new; numbers as sealed texts only. */
function changesOf(
  ctx: CommandContext,
  person: Locked,
  fields: Record<string, unknown>,
  numbers: { idNumber: string | undefined; phone: string | null | undefined },
) {
  const text = (v: unknown): string | null => (v === null || v === undefined ? null : String(v))
  const plain = Object.entries(fields)
    .filter(([f, v]) => v !== undefined && text(v) !== text(person[f as keyof Locked]))
    .map(([field, after]) => ({ field, before: text(person[field as keyof Locked]), after: text(after) }))
  const sealed = (field: 'idNumber' | 'phone', before: string | null, after: string | null | undefined) =>
    after === undefined
      ? []
      : [
          {
            field,
            before,
            after: after === null ? null : ctx.keys.seal(after, `personNumbers.${field}.${person.id}`),
            isSealed: true,
          },
        ]
  return [
    ...plain,
    ...sealed('idNumber', person.idNumberSealed, numbers.idNumber),
    ...sealed('phone', person.phoneSealed, numbers.phone),
  ]
}

/** 修改人员资料 — fields of one person; a new name or number renews what the person is found by. */
export async function changePerson(
  ctx: CommandContext,
  { params, body }: { params: { id: string }; body: Body },
): Promise<{ id: string }> {
  if (!canEditPeople(ctx.actor)) throw forbidden()
  const person = await lockPerson(ctx, params.id)
  assertVersion(person, body.version)
  const { version, idNumber: typedId, phone: typedPhone, ...rest } = body
  const fields = { ...rest, ...(rest.name === undefined ? {} : { name: normaliseName(rest.name) }) }
  const idNumber = typedId === undefined ? undefined : soundIdNumber(typedId)
  const phone = typedPhone === undefined ? undefined : soundPhone(typedPhone)
  assertContract(fields.contractFrom ?? person.contractFrom, fields.contractEndsOn ?? person.contractEndsOn)
  const derived = await writeNumbers(ctx, person, { idNumber, phone })
  const now = {
    name: fields.name ?? person.name,
    number: fields.number === undefined ? person.number : fields.number,
    idNumber: idNumber ?? openIdNumber(ctx.keys, person.id, person.idNumberSealed),
  }
  await ctx.tx
    .updateTable('people')
    .set({ ...fields, ...derived, ...sortColumns(now.name, now.number), version: version + 1, updatedAt: ctx.now })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', person.id)
    .where('version', '=', version)
    .execute()
    .catch((error: unknown) => {
      if (isDuplicate(error, 'peopleByNumber')) throw invalid('number', '这个编号已有人使用，请核对。', 'duplicateNumber')
      throw error
    })
  const isFoundAnew = now.name !== person.name || now.number !== person.number || idNumber !== undefined
  if (isFoundAnew) await rewriteTerms(ctx, person, now)
  if (now.name !== person.name) await followPeople(ctx, [person.id])
  await recordEvent(ctx, {
    verb: 'person.changed',
    subjects: [{ id: person.id, kind: 'person', unitSortKey: person.unitSortKey }],
    changes: changesOf(ctx, person, fields, { idNumber, phone }),
  })
  return { id: person.id }
}
