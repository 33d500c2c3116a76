import type { Context } from 'hono'
import type { CommandContext, QueryContext } from '../../platform/context.ts'
import { type Attachment, readAttachment } from '../../platform/files/attachment.ts'
import { actOf, once } from '../../platform/http/idempotency.ts'
import { act, asActor, look, type Mount, read, write } from '../../platform/http/mount.ts'
import type { Session } from '../../platform/http/service.ts'
import type { Reference } from '../../platform/http/tables.ts'
import { admit } from './commands/admit-proceeding.ts'
import { decide } from './commands/decide-proceeding.ts'
import { askRemedy, decideRemedy, extendRemedy, suspend } from './commands/decide-remedy.ts'
import { answerUnion, considerUnion, tellUnion, verifyEnding } from './commands/end-contract.ts'
import { addEvidence, addFact, concludeFacts, withdrawFact } from './commands/find-facts.ts'
import { giveNotice } from './commands/give-notice.ts'
import { answerPoint, giveStatement, sendToVetting } from './commands/hear-statement.ts'
import { keepLonger } from './commands/keep-longer.ts'
import { answerRecusal, askRecusal, decideRecusal, nameHandler } from './commands/name-handlers.ts'
import { takeAttachment, takeForPrint } from './commands/open-entry.ts'
import { reportConduct } from './commands/open-proceeding.ts'
import { receive } from './commands/receive-paper.ts'
import { close, refer, resume, stepBack } from './commands/step-back.ts'
import { openFile } from './commands/take-file.ts'
import { agree } from './commands/vet-proceeding.ts'
import * as contract from './contract.ts'
import { paperName, paperPdf } from './documents.ts'
import { presentCandidate, presentFile, presentRow } from './presenter.ts'
import { findCandidates, findFile, findFiles, findLeaders, findReported } from './queries.ts'

const present = async (ctx: QueryContext, { id = '' }: Reference) => presentFile(ctx, await findFile(ctx, id))

interface Sent {
  readonly session: Session
  readonly c: Context
  readonly body: { readonly fileId: string | null }
}

/** Sealed proceedings, and every act on them. */
export function mountConduct(mount: Mount): void {
  const { services } = mount
  /** Looks at the file outside the transaction, then acts once. */
  const attached = async (
    { session, c, body }: Sent,
    command: (ctx: CommandContext, attachment: Attachment | null) => Promise<Reference>,
  ) => {
    const key = actOf(c.req.header('idempotency-key'), c.req.method, c.req.path, JSON.stringify(body))
    const file = body.fileId === null ? null : await readAttachment(services, session, body.fileId, ['pdf', 'docx', 'picture'])
    return asActor(services, session, async (ctx) => present(ctx, await once(ctx, key, () => command(ctx, file))))
  }
  read(mount, contract.listProceedings, async (ctx, { query }) => {
    const { files, calendar, nextCursor, total } = await findFiles(ctx, query)
    return { rows: files.map((f) => presentRow(ctx, calendar, f)), nextCursor, total }
  })
  look(mount, contract.readProceeding, async (ctx, input) => presentFile(ctx, await openFile(ctx, input)))
  read(mount, contract.listLeaders, async (ctx) => ({ rows: (await findLeaders(ctx)).map(presentCandidate) }))
  read(mount, contract.listCandidates, async (ctx, { params, query }) => ({
    rows: (await findCandidates(ctx, params.id, query.capacity)).map(presentCandidate),
  }))
  write(mount, contract.openProceeding, reportConduct, async (ctx, { id = '' }) => {
    const { file, calendar } = await findReported(ctx, id)
    return presentRow(ctx, calendar, file)
  })
  write(mount, contract.admit, admit, present)
  write(mount, contract.nameHandler, nameHandler, present)
  write(mount, contract.answerRecusal, answerRecusal, async (_, { id = '' }) => ({ id }))
  write(mount, contract.askRecusal, askRecusal, present)
  write(mount, contract.decideRecusal, decideRecusal, present)
  write(mount, contract.addFact, addFact, present)
  write(mount, contract.withdrawFact, withdrawFact, present)
  act(mount, contract.addEvidence, (session, input, c) =>
    attached({ session, c, body: input.body }, (ctx, file) => addEvidence(ctx, input, file)),
  )
  write(mount, contract.concludeFacts, concludeFacts, present)
  write(mount, contract.giveNotice, giveNotice, present)
  write(mount, contract.receive, receive, present)
  act(mount, contract.giveStatement, (session, input, c) =>
    attached({ session, c, body: input.body }, (ctx, file) => giveStatement(ctx, input, file)),
  )
  write(mount, contract.answerPoint, answerPoint, present)
  write(mount, contract.sendToVetting, sendToVetting, present)
  write(mount, contract.agree, agree, present)
  write(mount, contract.verifyEnding, verifyEnding, present)
  write(mount, contract.tellUnion, tellUnion, present)
  write(mount, contract.answerUnion, answerUnion, present)
  write(mount, contract.considerUnion, considerUnion, present)
  write(mount, contract.decide, decide, present)
  write(mount, contract.askRemedy, askRemedy, present)
  write(mount, contract.decideRemedy, decideRemedy, present)
  write(mount, contract.extendRemedy, extendRemedy, present)
  write(mount, contract.suspend, suspend, present)
  write(mount, contract.stepBack, stepBack, present)
  write(mount, contract.close, close, present)
  write(mount, contract.refer, refer, present)
  write(mount, contract.resume, resume, present)
  write(mount, contract.keepLonger, keepLonger, present)
  act(mount, contract.takeEvidence, async (session, input) => {
    const { fileId, fileName, mediaType } = await asActor(services, session, (ctx) => takeAttachment(ctx, input))
    return { bytes: await services.files.get(fileId), fileName, mediaType }
  })
  act(mount, contract.printPaper, async (session, input) => {
    const paper = await asActor(services, session, (ctx) => takeForPrint(ctx, input))
    return { bytes: await paperPdf(paper), fileName: paperName(paper), mediaType: 'application/pdf' }
  })
}
