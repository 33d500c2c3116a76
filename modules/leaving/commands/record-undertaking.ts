import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError } from '../../../platform/errors.ts'
import type { Attachment } from '../../../platform/files/attachment.ts'
import { recordPaper } from '../../signatures/public.ts'
import { findUndertakingRequest } from '../queries.ts'
import { subjectsOf } from './settle-leavings.ts'
import { markStep, takeStep } from './tick-step.ts'

interface Input {
  params: { id: string }
  body: { version: number }
}

/** 录入纸质承诺书 — the undertaking was signed on paper; its scan, of one page or more, is the proof. */
export async function recordUndertaking(ctx: CommandContext, { params, body }: Input, scan: Attachment): Promise<{ id: string }> {
  const leaving = await takeStep(ctx, { id: params.id, version: body.version, step: 'undertaking' })
  const request = await findUndertakingRequest(ctx, leaving.id)
  if (!request) throw new DomainError('conflict', 'notAsked', '离岗保密承诺书还没有施行的版本，没有可以录入的。')
  await recordPaper(ctx, [{ requestId: request.id, fields: undefined, scan: { fileId: scan.id, page: 1, digest: scan.digest } }])
  await markStep(ctx, leaving, 'undertaking', '纸质签名，已录入扫描件')
  await recordEvent(ctx, {
    verb: 'leaving.undertakingRecorded',
    subjects: [...subjectsOf([leaving]), { id: request.id, kind: 'signingRequest', unitSortKey: leaving.unitSortKey }],
  })
  return { id: leaving.id }
}
