import { sql } from 'kysely'
import { placeOf, type ShownProblem } from '../../modules/imports/preview.ts'
import { type Identity, type RowKey, rowKeysIn, withIdentities } from '../../modules/imports/row-keys.ts'
import { openIdNumber, openPhone, personOfRowKey } from '../../modules/personnel/identity.ts'
import { inScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import { maskIdNumber, maskPhone } from '../../platform/personal-number.ts'
import { cellAddress, type Workbook } from '../../platform/spreadsheet/workbook.ts'

async function identitiesOf(ctx: QueryContext, personIds: readonly string[]): Promise<Map<string, Identity>> {
  const rows = await ctx.db
    .selectFrom('personNumbers')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('personId', '=', sql<string>`any(${[...personIds]}::uuid[])`)
    .where('voidedAt', 'is', null)
    .where(inScope(ctx.scope))
    .select(['personId', 'idNumberSealed', 'phoneSealed'])
    .execute()
  return new Map(
    rows.map(({ personId, idNumberSealed, phoneSealed }) => {
      const idNumber = openIdNumber(ctx.keys, personId, idNumberSealed)
      const phone = phoneSealed === null ? null : openPhone(ctx.keys, personId, phoneSealed)
      return [
        personId,
        { idNumber, idNumberMask: maskIdNumber(idNumber), phone, phoneMask: phone === null ? null : maskPhone(phone) },
      ]
    }),
  )
}

function problem({ sheet, row, column }: RowKey, code: string, message: string): ShownProblem {
  const place = { sheet, row, column, cell: cellAddress(row, column), field: null, value: '' }
  return {
    ...place,
    code,
    severity: 'error',
    message,
    cure: '用系统导出的原表改，不要改这一列；新增的人这一格留空。',
    isConfirmable: false,
    naming: null,
  }
}

export interface Recognised {
  readonly workbook: Workbook
  readonly problems: readonly ShownProblem[]
  /** The ID number that each keyed row must have: 'sheet!row' → number. */
  readonly expected: ReadonlyMap<string, string>
}

/** Rows of a sheet that this system exported come back to their people: masked numbers are opened, a forged key is refused. */
export async function recogniseRows(ctx: QueryContext, workbook: Workbook): Promise<Recognised> {
  const keys = rowKeysIn(workbook)
  if (keys.length === 0) return { workbook, problems: [], expected: new Map() }
  const personOf = new Map(keys.map((key) => [key, personOfRowKey(ctx.keys, key.key)]))
  const known = await identitiesOf(
    ctx,
    [...personOf.values()].filter((personId) => personId !== undefined),
  )
  const identities = new Map<string, Identity>()
  const problems: ShownProblem[] = []
  for (const [key, personId] of personOf) {
    const identity = personId === undefined ? undefined : known.get(personId)
    if (identity !== undefined) identities.set(placeOf(key.sheet, key.row), identity)
    else if (personId === undefined) problems.push(problem(key, 'rowKeyTampered', '行标记被改动，不能确定是谁。'))
    else problems.push(problem(key, 'rowKeyUnknown', '行标记对应的人不在您的范围内，或者已撤销。'))
  }
  const expected = new Map([...identities].map(([place, { idNumber }]) => [place, idNumber]))
  return { workbook: withIdentities(workbook, identities), problems, expected }
}
