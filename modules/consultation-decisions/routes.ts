import type { QueryContext } from '../../platform/context.ts'
import { act, asActor, type Mount, read, write } from '../../platform/http/mount.ts'
import type { Reference } from '../../platform/http/tables.ts'
import { writeWorkbook } from '../../platform/spreadsheet/write-workbook.ts'
import { workingDaysOf } from '../calendar/public.ts'
import { inReach } from '../task-forces/public.ts'
import { doDecision, returnDecision, verifyDecision } from './commands/do-decision.ts'
import { draftDecision, removeDecision } from './commands/draft-decision.ts'
import { exportDecisions } from './commands/export-decisions.ts'
import * as contract from './contract.ts'
import { presentDecision } from './presenter.ts'
import { findDecision, findDecisions } from './queries.ts'
import { decisionSheet } from './sheet.ts'

const present = (ctx: QueryContext, { id = '' }: Reference) =>
  inReach(ctx, async (reach) => presentDecision(reach, await workingDaysOf(reach.ctx), await findDecision(reach, id)))
/** The meeting's page shows what was drafted or removed. */
const presentId = async (_: QueryContext, { id = '' }: Reference) => ({ id })

/** Decisions of meetings, and every act on them. */
export function mountConsultationDecisions(mount: Mount): void {
  const { services } = mount
  read(mount, contract.listDecisions, (ctx, { query }) =>
    inReach(ctx, async (reach) => {
      const { rows, ...found } = await findDecisions(reach, query)
      const calendar = await workingDaysOf(reach.ctx)
      return { ...found, rows: rows.map((d) => presentDecision(reach, calendar, d)) }
    }),
  )
  act(mount, contract.exportDecisions, async (session, { query }) => {
    const { rows, on } = await asActor(services, session, (ctx) => exportDecisions(ctx, query))
    return {
      bytes: writeWorkbook({ sheets: [decisionSheet(rows, on)] }),
      fileName: `会商决定${on}.xlsx`,
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    }
  })
  write(mount, contract.draftDecision, draftDecision, presentId)
  write(mount, contract.removeDecision, removeDecision, presentId)
  write(mount, contract.doDecision, doDecision, present)
  write(mount, contract.verifyDecision, verifyDecision, present)
  write(mount, contract.returnDecision, returnDecision, present)
}
