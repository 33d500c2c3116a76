import { inScope } from '../../platform/access/scope.ts'
import type { CommandContext } from '../../platform/context.ts'
import { DomainError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { type ApprovedVersion, digestOfText, fieldsNamed, fieldsOf, findVersion, shownText } from '../wordings/public.ts'
import { keepSignatures, type NewSignature } from './commands/keep-signatures.ts'
import { isWaiting } from './policy.ts'

/** A signed sheet of paper that somebody looked at and takes over. */
export interface PaperSheet {
  readonly requestId: string
  /** Values of the text as it was printed; absent: as they stand today. */
  readonly fields: Readonly<Record<string, string>> | undefined
  readonly scan: { readonly fileId: string; readonly page: number; readonly digest: string }
}

const lockRequests = (ctx: CommandContext, ids: readonly string[]) =>
  ctx.tx
    .selectFrom('signingRequests as r')
    .innerJoin('people as p', (j) => j.onRef('p.bureauId', '=', 'r.bureauId').onRef('p.id', '=', 'r.personId'))
    .innerJoin('units as u', (j) => j.onRef('u.bureauId', '=', 'r.bureauId').onRef('u.id', '=', 'r.unitId'))
    .where('r.bureauId', '=', ctx.actor.bureauId)
    .where('r.id', 'in', [...ids])
    .where(inScope(ctx.scope, 'r.unitSortKey'))
    .select([
      'r.id',
      'r.version',
      'r.state',
      'r.endedAt',
      'r.personId',
      'r.versionId',
      'r.unitSortKey',
      'r.given',
      'p.name',
      'u.name as unitName',
    ])
    .orderBy('r.id')
    .forUpdate('r')
    .execute()
type Locked = Awaited<ReturnType<typeof lockRequests>>[number]

/** Somebody who answered in the meantime is named, so that the sheet can be looked at again. */
function assertAnswerable(found: readonly Locked[], asked: readonly PaperSheet[]): void {
  const known = new Set(found.map((r) => r.id))
  if (asked.some(({ requestId }) => !known.has(requestId)))
    throw new DomainError('notFound', 'notFound', '没有找到要归到的这一件，或者不在您的范围内。')
  const signed = found.find((r) => r.state === 'signed')
  if (signed) throw new DomainError('conflict', 'alreadySigned', `${signed.name}已经签过这一件，没有重复录入。`)
  const over = found.find((r) => !isWaiting(r))
  if (over) throw new DomainError('conflict', 'occasionOver', `${over.name}的这一件已经结束或收回，不能再录入。`)
}

async function versionsOf(ctx: CommandContext, found: readonly Locked[]): Promise<Map<string, ApprovedVersion>> {
  const ids = [...new Set(found.map((r) => r.versionId))]
  const versions = new Map<string, ApprovedVersion>()
  for (const id of ids) versions.set(id, await findVersion(ctx, id))
  return versions
}

type Recorded = NewSignature['content']

function contentOf(
  ctx: CommandContext,
  request: Locked,
  sheet: PaperSheet,
  text: { version: ApprovedVersion; fields: Recorded['fields'] },
): Recorded {
  const digest = digestOfText(shownText(text.version, text.fields))
  return {
    id: newId(),
    personId: request.personId,
    personName: request.name,
    unitName: request.unitName,
    versionId: request.versionId,
    means: 'paper',
    fields: text.fields,
    textDigest: digest.sha256,
    textDigestSm3: digest.sm3,
    stroke: null,
    strokeDigest: null,
    identification: 'paper',
    witnessId: null,
    witnessName: null,
    recordedBy: ctx.actor.accountId,
    recordedByName: ctx.actor.name,
    scanFileId: sheet.scan.fileId,
    scanPage: sheet.scan.page,
    scanDigest: sheet.scan.digest,
    address: ctx.actor.address,
    signedAt: ctx.now,
  }
}

/** 录入纸质签名 — sheets signed on paper, taken over from a scan by whoever looked at them; signature ids by request. Conflict when somebody has signed already or the occasion is over; nothing is recorded then. */
export async function recordPaper(ctx: CommandContext, sheets: readonly PaperSheet[]): Promise<Map<string, string>> {
  const found = await lockRequests(
    ctx,
    sheets.map((sheet) => sheet.requestId),
  )
  assertAnswerable(found, sheets)
  const versions = await versionsOf(ctx, found)
  const bare = new Set(sheets.filter((sheet) => !sheet.fields).map((sheet) => sheet.requestId))
  const today =
    bare.size > 0
      ? await fieldsOf(
          ctx,
          found.filter((r) => bare.has(r.id)).map((r) => r.personId),
        )
      : new Map()
  const bySheet = new Map(sheets.map((sheet) => [sheet.requestId, sheet]))
  const signatures = found.flatMap((request): NewSignature[] => {
    const sheet = bySheet.get(request.id)
    const version = versions.get(request.versionId)
    if (!sheet || !version) return []
    const fields = sheet.fields ?? fieldsNamed(version, { ...today.get(request.personId), ...request.given })
    return [{ request, version, content: contentOf(ctx, request, sheet, { version, fields: { ...fields } }) }]
  })
  await keepSignatures(ctx, 'signature.recorded', signatures)
  return new Map(signatures.map(({ request, content }) => [request.id, content.id]))
}
