import { recordEvent } from '../../../platform/audit/record-event.ts'
import { beijingDate } from '../../../platform/calendar/dates.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, forbidden } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { sha256 } from '../../../platform/keys.ts'
import type { FilledRow, ShownRow } from '../contract.ts'
import { canFillIn } from '../policy.ts'
import { faultsIn, rowsOf } from '../rows.ts'
import { transitions } from '../workflow.ts'
import { subjectOf, type Taken, takeTyped } from './save-part.ts'

interface Input {
  params: { id: string }
  body: { version: number; rows: FilledRow[]; isNil: boolean }
}
const saidAtOnce = 5

/** Every cell is right, and an empty table is said to be one. */
function assertComplete(faults: ReturnType<typeof faultsIn>, rows: readonly ShownRow[], isNil: boolean): void {
  if (rows.length === 0 && !isNil)
    throw new DomainError('invalid', 'noRows', '一行也没有填。本单位确实没有的，选“没有可报的”再报送。')
  if (rows.length > 0 && isNil) throw new DomainError('invalid', 'notNil', '表里填了行，不能按“没有可报的”报送。')
  if (faults.length === 0) return
  const said = faults.slice(0, saidAtOnce).map((f) => f.message)
  const more = faults.length > saidAtOnce ? `等 ${faults.length} 处` : ''
  throw new DomainError('invalid', 'wrongCells', `${said.join('；')}${more}。`, faults.slice(0, 200))
}

/** What is frozen: the rows as they stand now, what the system filled included. */
async function freeze(ctx: CommandContext, taken: Taken, rows: readonly ShownRow[], number: number): Promise<void> {
  if (rows.length === 0) return
  await ctx.tx
    .insertInto('ownFormRows')
    .values(
      rows.map((row, i) => ({
        ...{ bureauId: ctx.actor.bureauId, id: newId(), formId: taken.formId, partId: taken.id, unitId: taken.unitId },
        ...{ unitSortKey: taken.unitSortKey, number, position: i + 1 },
        ...{ personId: row.personId, personName: row.name, personNumber: row.number, values: JSON.stringify(row.values) },
      })),
    )
    .execute()
}

/** 报送 — freezes the rows with their digest; the arrival of the first submission decides whether it is late. */
export async function submitPart(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  if (!canFillIn(ctx.actor)) throw forbidden()
  const { taken, form, known, draft } = await takeTyped(ctx, { id: params.id, version: body.version }, 'submit', body.rows)
  const rows = rowsOf(form, draft, known)
  assertComplete(faultsIn(form, rows), rows, body.isNil || (form.rowsPer === 'auxiliary' && rows.length === 0))
  const number = taken.number + 1
  const digest = sha256(JSON.stringify({ columns: form.columns, rows }))
  await freeze(ctx, taken, rows, number)
  const arrivedAt = ctx.arrivedAt ?? ctx.now
  const first =
    taken.firstSubmittedAt === null ? { firstSubmittedAt: arrivedAt, isLate: beijingDate(arrivedAt) > taken.dueOn } : {}
  const { bureauId, accountId, name } = ctx.actor
  const submission = { number, at: ctx.now.toISOString(), byName: name, rows: rows.length, digest, returnReason: null }
  await ctx.tx
    .updateTable('ownFormParts')
    .set({
      ...first,
      state: transitions.submit.to,
      draft: JSON.stringify(draft),
      number,
      submissions: JSON.stringify([...taken.submissions, submission]),
      rows: rows.length,
      digest,
      submittedBy: accountId,
      submittedByName: name,
      submittedAt: ctx.now,
      confirmedBy: null,
      confirmedByName: null,
      confirmedAt: null,
      version: taken.version + 1,
    })
    .where('bureauId', '=', bureauId)
    .where('id', '=', taken.id)
    .where('state', 'in', [...transitions.submit.from])
    .where('version', '=', taken.version)
    .execute()
  await recordEvent(ctx, {
    verb: 'ownFormPart.submitted',
    subjects: [subjectOf(taken)],
    changes: [{ field: 'digest', after: digest }],
  })
  return { id: taken.id }
}
