import type { Context } from 'hono'
import type { CommandContext, QueryContext } from '../../platform/context.ts'
import { type Attachment, readAttachment } from '../../platform/files/attachment.ts'
import { actOf, once } from '../../platform/http/idempotency.ts'
import { act, asActor, type Mount, read, write } from '../../platform/http/mount.ts'
import type { Session } from '../../platform/http/service.ts'
import type { Reference } from '../../platform/http/tables.ts'
import { workingDaysOf } from '../calendar/public.ts'
import { acceptDocument, returnDocument } from './commands/answer-document.ts'
import { keptFile, lodgeAgain, lodgeDocument } from './commands/lodge-document.ts'
import { reviewDocument, takeFile } from './commands/review-document.ts'
import * as contract from './contract.ts'
import { presentDocument, presentInFull } from './presenter.ts'
import { findDocument, findDocuments, findVersions } from './queries.ts'

const present = async (ctx: QueryContext, { id = '' }: Reference) => {
  const lineDocument = await findDocument(ctx, id)
  return presentInFull(ctx, await workingDaysOf(ctx), lineDocument, await findVersions(ctx, lineDocument.seriesId))
}

interface Sent {
  readonly session: Session
  readonly c: Context
  readonly body: { readonly fileId: string | null }
  /** The file attached already, which need not be looked at again. */
  readonly kept: Attachment | null
}

/** Documents of the police lines, and every act on them. */
export function mountLineDocuments(mount: Mount): void {
  const { services } = mount
  /** Looks at the file outside the transaction, then lodges once. */
  const lodged = async (
    { session, c, body, kept }: Sent,
    lodge: (ctx: CommandContext, file: Attachment | null) => Promise<Reference>,
  ) => {
    const key = actOf(c.req.header('idempotency-key'), c.req.method, c.req.path, JSON.stringify(body))
    const isKept = body.fileId === kept?.id
    const file =
      body.fileId === null || isKept ? kept : await readAttachment(services, session, body.fileId, ['pdf', 'docx', 'picture'])
    const attached = body.fileId === null ? null : file
    return asActor(services, session, async (ctx) => present(ctx, await once(ctx, key, () => lodge(ctx, attached))))
  }
  read(mount, contract.listDocuments, async (ctx, { query }) => {
    const { calendar, rows, ...found } = await findDocuments(ctx, query)
    return { ...found, rows: rows.map((d) => presentDocument(ctx, calendar, d)) }
  })
  read(mount, contract.readDocument, (ctx, { params }) => present(ctx, params))
  act(mount, contract.lodgeDocument, (session, input, c) =>
    lodged({ session, c, body: input.body, kept: null }, (ctx, file) => lodgeDocument(ctx, input, file)),
  )
  act(mount, contract.lodgeAgain, async (session, input, c) => {
    const lineDocument = await asActor(services, session, (ctx) => findDocument(ctx, input.params.id))
    return lodged({ session, c, body: input.body, kept: keptFile(lineDocument) }, (ctx, file) => lodgeAgain(ctx, input, file))
  })
  write(mount, contract.reviewDocument, reviewDocument, present)
  write(mount, contract.acceptDocument, acceptDocument, present)
  write(mount, contract.returnDocument, returnDocument, present)
  act(mount, contract.takeFile, async (session, input) => {
    const { fileId, fileName, mediaType } = await asActor(services, session, (ctx) => takeFile(ctx, input))
    return { bytes: await services.files.get(fileId), fileName, mediaType }
  })
}
