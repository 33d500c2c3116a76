import type { QueryContext } from '../../platform/context.ts'
import { type Attachment, readAttachment } from '../../platform/files/attachment.ts'
import { actOf, once } from '../../platform/http/idempotency.ts'
import { act, asActor, type Mount, read, write } from '../../platform/http/mount.ts'
import type { Services, Session } from '../../platform/http/service.ts'
import type { Reference } from '../../platform/http/tables.ts'
import { writeWorkbook } from '../../platform/spreadsheet/write-workbook.ts'
import { workingDaysOf } from '../calendar/public.ts'
import { canKeep, findClauses, findNotice, findParties, partyOf } from '../notices/public.ts'
import { findOfficers } from '../personnel/public.ts'
import { acknowledgeTasks } from './commands/acknowledge-tasks.ts'
import { concludeTask, reportProgress } from './commands/advance-task.ts'
import { answerExtension, askExtension } from './commands/ask-extension.ts'
import { assignTasks, extendTasks, urgeTasks } from './commands/assign-tasks.ts'
import { archiveTasks, passTasks, returnTask, withdrawTask } from './commands/check-task.ts'
import { dispatchTasks } from './commands/dispatch-tasks.ts'
import { escalateTask } from './commands/escalate-task.ts'
import { exportTasks, printTask, printTasks, takeEvidence } from './commands/export-tasks.ts'
import { answerObjection, objectToTask, reassignTask } from './commands/object-to-task.ts'
import { setTaskRules } from './commands/set-task-rules.ts'
import * as contract from './contract.ts'
import { taskPdf, tasksPdf } from './documents.ts'
import { canSetRules } from './policy.ts'
import { presentTree } from './present-tree.ts'
import { presentInFull, presentTask } from './presenter.ts'
import { findBureau, findDetails, findTask, findTasks, findTasksById, findTasksOfNotice } from './queries.ts'
import { tasksSheet } from './sheet.ts'

const present = async (ctx: QueryContext, { id = '' }: Reference) => {
  const task = await findTask(ctx, id)
  return presentInFull(ctx, await workingDaysOf(ctx), task, await findDetails(ctx, task))
}
const presentRows = async (ctx: QueryContext, { ids = [] }: Reference) => {
  const calendar = await workingDaysOf(ctx)
  return { rows: (await findTasksById(ctx, ids)).map((t) => presentTask(ctx, calendar, t)) }
}
const presentWhole = async (ctx: QueryContext, { id = '' }: Reference) => {
  const notice = await findNotice(ctx, id)
  const parties = await findParties(ctx, id)
  const clauses = (await findClauses(ctx, id)).map((c) => ({
    ...{ id: c.id, number: c.number, section: c.section, heading: c.heading, leadName: c.leadName, leadWords: c.leadWords },
    ...{ dispatchedOn: c.dispatchedOn, parties: parties.filter((p) => p.clauseId === c.id).map(partyOf) },
  }))
  const tasks = await findTasksOfNotice(ctx, id)
  return presentTree(ctx, await workingDaysOf(ctx), { notice, clauses, tasks, mayDispatch: canKeep(ctx) })
}
const presentRules = async (ctx: QueryContext) => {
  const { acknowledgeDays, escalationDays, version } = await findBureau(ctx)
  return { acknowledgeDays, escalationDays, version, abilities: { set: canSetRules(ctx) } }
}

function mountFiles(mount: Mount): void {
  const { services } = mount
  const mediaType = 'application/pdf'
  act(mount, contract.exportTasks, async (session, { query }) => {
    const { rows, on } = await asActor(services, session, (ctx) => exportTasks(ctx, query))
    return {
      bytes: writeWorkbook({ sheets: [tasksSheet(rows, on)] }),
      fileName: `任务${on}.xlsx`,
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    }
  })
  act(mount, contract.printTasks, async (session, { query }) => {
    const printed = await asActor(services, session, (ctx) => printTasks(ctx, query))
    return { bytes: await tasksPdf(printed), fileName: `任务清单-${printed.on}.pdf`, mediaType }
  })
  act(mount, contract.printTask, async (session, input) => {
    const printed = await asActor(services, session, (ctx) => printTask(ctx, input))
    return { bytes: await taskPdf(printed), fileName: `任务单-${printed.on}.pdf`, mediaType }
  })
  act(mount, contract.takeEvidence, async (session, input) => {
    const file = await asActor(services, session, (ctx) => takeEvidence(ctx, input))
    return { bytes: await services.files.get(file.fileId), fileName: file.fileName, mediaType: file.mediaType }
  })
}

function mountReading(mount: Mount): void {
  read(mount, contract.listTasks, async (ctx, { query }) => {
    const { rows, calendar, ...found } = await findTasks(ctx, query)
    return { ...found, rows: rows.map((t) => presentTask(ctx, calendar, t)) }
  })
  mountFiles(mount)
  read(mount, contract.readTask, (ctx, { params }) => present(ctx, params))
  read(mount, contract.findOwners, async (ctx, { params }) => {
    const { unitId } = await findTask(ctx, params.id)
    return { rows: await findOfficers(ctx, unitId) }
  })
  read(mount, contract.readTree, (ctx, { params }) => presentWhole(ctx, params))
  read(mount, contract.readTaskRules, presentRules)
}

const readFiles = (services: Services, session: Session, files: readonly { fileId: string }[]): Promise<Attachment[]> =>
  Promise.all(files.map(({ fileId }) => readAttachment(services, session, fileId, ['pdf', 'docx', 'picture'])))

/** Acts that bring files: the task is looked for before they are. */
function mountWithFiles(mount: Mount): void {
  const { services } = mount
  for (const [endpoint, command] of [
    [contract.reportProgress, reportProgress],
    [contract.concludeTask, concludeTask],
  ] as const)
    act(mount, endpoint, async (session, input, c) => {
      const key = actOf(c.req.header('idempotency-key'), c.req.method, c.req.path, JSON.stringify(input.body))
      await asActor(services, session, (ctx) => findTask(ctx, input.params.id))
      const files = await readFiles(services, session, input.body.files)
      return asActor(services, session, async (ctx) => present(ctx, await once(ctx, key, () => command(ctx, input, files))))
    })
}

/** Tasks, the tree of a notice, and every act on them. */
export function mountTasks(mount: Mount): void {
  mountReading(mount)
  mountWithFiles(mount)
  write(mount, contract.dispatchTasks, dispatchTasks, presentWhole)
  write(mount, contract.acknowledgeTasks, acknowledgeTasks, presentRows)
  write(mount, contract.objectToTask, objectToTask, present)
  write(mount, contract.answerObjection, answerObjection, present)
  write(mount, contract.reassignTask, reassignTask, present)
  write(mount, contract.passTasks, passTasks, presentRows)
  write(mount, contract.returnTask, returnTask, present)
  write(mount, contract.archiveTasks, archiveTasks, presentRows)
  write(mount, contract.askExtension, askExtension, present)
  write(mount, contract.answerExtension, answerExtension, present)
  write(mount, contract.escalateTask, escalateTask, present)
  write(mount, contract.withdrawTask, withdrawTask, present)
  write(mount, contract.assignTasks, assignTasks, presentRows)
  write(mount, contract.urgeTasks, urgeTasks, presentRows)
  write(mount, contract.extendTasks, extendTasks, presentRows)
  write(mount, contract.setTaskRules, setTaskRules, presentRules)
}
