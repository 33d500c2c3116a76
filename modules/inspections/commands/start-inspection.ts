import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { nextSerialNumber } from '../../../platform/database/serial-number.ts'
import { DomainError, forbidden, invalid, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { canInspect } from '../policy.ts'
import { findInspectedUnits, findRules, type InspectionFacts } from '../queries.ts'

/** Subjects of an act on an inspection, read where the unit is. */
export const subjectsOf = ({ id, unitSortKey }: Pick<InspectionFacts, 'id' | 'unitSortKey'>) => [
  { id, kind: 'inspection', unitSortKey },
]

interface Input {
  body: { unitId: string; inspectedOn: string }
}

/** 开始检查 — of a unit that uses auxiliaries of the own line, with the line's checklist as it is now. */
export async function startInspection(ctx: CommandContext, { body }: Input): Promise<{ id: string }> {
  const { policeLine } = ctx.scope
  if (policeLine === null || !canInspect(ctx, { policeLine })) throw forbidden()
  const unit = (await findInspectedUnits(ctx)).find((u) => u.id === body.unitId)
  if (!unit) throw notFound()
  const { checklist } = await findRules(ctx)
  if (!checklist) throw new DomainError('conflict', 'noChecklist', '本警种还没有检查清单，请先在检查清单里写好。')
  if (body.inspectedOn > ctx.today) throw invalid('inspectedOn', '检查日期不能在今天以后。', 'tooLate')
  const { bureauId, accountId, name } = ctx.actor
  const id = newId()
  const { unitSortKey } = unit
  const number = await nextSerialNumber({ tx: ctx.tx, bureauId, on: ctx.today }, '警检')
  await ctx.tx
    .insertInto('inspections')
    .values({
      bureauId,
      id,
      number,
      policeLine,
      unitId: unit.id,
      unitSortKey,
      inspectedOn: body.inspectedOn,
      checklistVersion: checklist.version,
      inspectorId: accountId,
      inspectorName: name,
      concludedAt: null,
      cancelReason: null,
    })
    .execute()
  const asked = checklist.questions.map((question, position) => ({ question, position }))
  const blank = { answer: null, words: '', category: 'teamManagement', hazardId: null, hazardNumber: null } as const
  await ctx.tx
    .insertInto('inspectionItems')
    .values(asked.map((item) => ({ bureauId, id: newId(), inspectionId: id, unitSortKey, ...item, ...blank })))
    .execute()
  await recordEvent(ctx, { verb: 'inspection.started', subjects: subjectsOf({ id, unitSortKey }) })
  return { id }
}
