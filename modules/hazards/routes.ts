import type { QueryContext } from '../../platform/context.ts'
import { readAttachment } from '../../platform/files/attachment.ts'
import { actOf, once } from '../../platform/http/idempotency.ts'
import { act, asActor, type Mount, read, write } from '../../platform/http/mount.ts'
import type { Reference } from '../../platform/http/tables.ts'
import { writeWorkbook } from '../../platform/spreadsheet/write-workbook.ts'
import { workingDaysOf } from '../calendar/public.ts'
import { findOfficers } from '../personnel/public.ts'
import { addMeasure } from './commands/add-measure.ts'
import { answerExtension, askExtension } from './commands/ask-extension.ts'
import { assignHazards, extendHazards } from './commands/assign-hazards.ts'
import { addTerms, renameTerm, retireTerm, setHazardRules } from './commands/change-terms.ts'
import { closeOutHazard } from './commands/close-out-hazard.ts'
import { confirmHazard, returnHazard } from './commands/confirm-hazard.ts'
import { escalateHazard, urgeHazard } from './commands/escalate-hazard.ts'
import { exportHazards, takeEvidence } from './commands/export-hazards.ts'
import { finishMeasure } from './commands/finish-measure.ts'
import { lookBack, relapseHazard } from './commands/look-back.ts'
import { recordHazard } from './commands/open-hazards.ts'
import { setMeasures } from './commands/set-measures.ts'
import { startRectification } from './commands/start-rectification.ts'
import { submitEvidence } from './commands/submit-evidence.ts'
import * as contract from './contract.ts'
import { presentHazard, presentInFull, presentTerms } from './presenter.ts'
import { findDetails, findHazard, findHazards, findHazardsById, findRules, findTerms } from './queries.ts'
import { hazardSheet } from './sheet.ts'

const present = async (ctx: QueryContext, { id = '' }: Reference) => {
  const hazard = await findHazard(ctx, id)
  const details = await findDetails(ctx, hazard)
  const { lookBackDays } = await findRules(ctx)
  return presentInFull(ctx, await workingDaysOf(ctx), hazard, { ...details, lookBackDays })
}
const presentRows = async (ctx: QueryContext, { ids = [] }: Reference) => {
  const calendar = await workingDaysOf(ctx)
  return { rows: (await findHazardsById(ctx, ids)).map((h) => presentHazard(ctx, calendar, h)) }
}
const presentWords = async (ctx: QueryContext) => presentTerms(ctx, await findTerms(ctx), await findRules(ctx))

/** Without a condition it is the whole ledger; the page asks for what is open unless told otherwise. */
const whole = { state: 'all' } as const

/** The ledger: what can be read of it. */
function mountReading(mount: Mount): void {
  const { services } = mount
  read(mount, contract.listHazards, async (ctx, { query }) => {
    const { calendar, rows, ...found } = await findHazards(ctx, { ...whole, ...query })
    return { ...found, rows: rows.map((h) => presentHazard(ctx, calendar, h)) }
  })
  act(mount, contract.exportHazards, async (session, { query }) => {
    const { rows, on } = await asActor(services, session, (ctx) => exportHazards(ctx, { ...whole, ...query }))
    return {
      bytes: writeWorkbook({ sheets: [hazardSheet(rows, on)] }),
      fileName: `问题台账${on}.xlsx`,
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    }
  })
  read(mount, contract.readHazard, (ctx, { params }) => present(ctx, params))
  read(mount, contract.findOwners, async (ctx, { params }) => {
    const { unitId } = await findHazard(ctx, params.id)
    return { rows: await findOfficers(ctx, unitId) }
  })
  act(mount, contract.takeEvidence, async (session, input) => {
    const { fileId, fileName, mediaType } = await asActor(services, session, (ctx) => takeEvidence(ctx, input))
    return { bytes: await services.files.get(fileId), fileName, mediaType }
  })
}

/** Every act on hazards. */
function mountActs(mount: Mount): void {
  const { services } = mount
  write(mount, contract.recordHazard, recordHazard, present)
  write(mount, contract.setMeasures, setMeasures, present)
  write(mount, contract.addMeasure, addMeasure, present)
  write(mount, contract.startRectification, startRectification, present)
  write(mount, contract.finishMeasure, finishMeasure, present)
  act(mount, contract.submitEvidence, async (session, input, c) => {
    const key = actOf(c.req.header('idempotency-key'), c.req.method, c.req.path, JSON.stringify(input.body))
    await asActor(services, session, (ctx) => findHazard(ctx, input.params.id))
    const kinds = ['pdf', 'docx', 'picture'] as const
    const files = await Promise.all(input.body.files.map(({ fileId }) => readAttachment(services, session, fileId, kinds)))
    return asActor(services, session, async (ctx) => present(ctx, await once(ctx, key, () => submitEvidence(ctx, input, files))))
  })
  write(mount, contract.confirmHazard, confirmHazard, present)
  write(mount, contract.returnHazard, returnHazard, present)
  write(mount, contract.closeOutHazard, closeOutHazard, present)
  write(mount, contract.askExtension, askExtension, present)
  write(mount, contract.answerExtension, answerExtension, present)
  write(mount, contract.escalateHazard, escalateHazard, present)
  write(mount, contract.urgeHazard, urgeHazard, present)
  write(mount, contract.lookBack, lookBack, present)
  write(mount, contract.relapseHazard, relapseHazard, present)
  write(mount, contract.assignHazards, assignHazards, presentRows)
  write(mount, contract.extendHazards, extendHazards, presentRows)
}

/** The ledger, every act on it, and the bureau's own words for it. */
export function mountHazards(mount: Mount): void {
  mountReading(mount)
  mountActs(mount)
  read(mount, contract.listTerms, presentWords)
  write(mount, contract.addTerm, (ctx, { body }) => addTerms(ctx, [body]), presentWords)
  write(mount, contract.renameTerm, renameTerm, presentWords)
  write(mount, contract.retireTerm, retireTerm, presentWords)
  write(mount, contract.setHazardRules, setHazardRules, presentWords)
}
