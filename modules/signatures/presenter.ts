import type { QueryContext } from '../../platform/context.ts'
import { inkOf } from '../../platform/signing/stroke.ts'
import { workingDaysOf } from '../calendar/public.ts'
import { type ApprovedVersion, digestOfText, shownText } from '../wordings/public.ts'
import type {
  PersonSignatureView,
  RequestRowView,
  RequestView,
  SealKeyView,
  SignatureView,
  VerificationView,
} from './contract.ts'
import type { KeptSignature } from './evidence.ts'
import { decliningFault, isWaiting, maskedName, reaches, signingFault, witnessUntil } from './policy.ts'
import type { FoundRequest, findOwnSecrets, findSealKeys } from './queries.ts'

type Calendar = Awaited<ReturnType<typeof workingDaysOf>>
const instant = (at: Date | null): string | null => at?.toISOString() ?? null

/** The title as it reads to the signatory; of what concerns a unit with the unit, so that ten letters can be told apart. */
export function titleOf({ title, given }: Pick<FoundRequest, 'title' | 'given'>): string {
  if (given === null) return title
  const shown = shownText({ kind: 'responsibilityLetter', title, body: [] }, given).title
  return given.单位 ? `${shown}（${given.单位}）` : shown
}

/** The calendar, where a deadline of the rows still counts. */
const calendarFor = async (ctx: QueryContext, rows: readonly FoundRequest[]): Promise<Calendar | undefined> =>
  rows.some((r) => isWaiting(r) && r.dueOn !== null) ? workingDaysOf(ctx) : undefined

const presentRow = (r: FoundRequest, today: string, calendar: Calendar | undefined): RequestRowView => ({
  id: r.id,
  title: titleOf(r),
  versionNumber: r.number,
  occasion: r.occasion,
  state: r.state,
  isWaiting: isWaiting(r),
  fromOn: r.fromOn,
  dueOn: r.dueOn,
  light: calendar && isWaiting(r) ? calendar.lightOf(r.dueOn, today) : 'none',
  respondedAt: instant(r.respondedAt),
  signatureId: r.signatureId,
  means: r.means,
})

/** Requests as their signatory sees them. */
export async function presentRequests(ctx: QueryContext, rows: readonly FoundRequest[]): Promise<RequestRowView[]> {
  const calendar = await calendarFor(ctx, rows)
  return rows.map((r) => presentRow(r, ctx.today, calendar))
}

/** Requests as the unit and the office see them, the reason of a 不签 left out. */
export async function presentPersonSignatures(ctx: QueryContext, rows: readonly FoundRequest[]): Promise<PersonSignatureView[]> {
  const calendar = await calendarFor(ctx, rows)
  return rows.map((r) => ({ ...presentRow(r, ctx.today, calendar), recordedByName: r.recordedByName }))
}

const presentSignature = (s: KeptSignature): SignatureView => ({
  id: s.id,
  signedAt: s.signedAt.toISOString(),
  means: s.means,
  identification: s.identification,
  witnessName: s.witnessName,
  recordedByName: s.recordedByName,
  evidenceDigest: s.evidenceDigest,
  sealKeyId: s.sealKeyId,
  eventId: s.eventId,
  ink: s.stroke && inkOf(s.stroke),
})

export interface FoundSigning {
  readonly request: FoundRequest
  readonly signature: KeptSignature | undefined
  readonly version: ApprovedVersion
  /** Goes with the text. */
  readonly attached?: ApprovedVersion | undefined
  /** Values of the signatory; absent once signed. */
  readonly own?: Readonly<Record<string, string>>
  readonly fields: Readonly<Record<string, string>>
  /** PIN and reset of the own account; absent once signed. */
  readonly secrets?: Awaited<ReturnType<typeof findOwnSecrets>>
}

function presentAttached(version: ApprovedVersion, fields: Readonly<Record<string, string>>) {
  const { title, lines } = shownText(version, fields)
  return { title, versionNumber: version.number, lines: [...lines] }
}

/** One request with its text: while unsigned as it reads today, once signed as it was signed. */
export async function presentRequest(ctx: QueryContext, found: FoundSigning): Promise<RequestView> {
  const { request, signature, version, attached, own, fields, secrets } = found
  const shown = shownText(version, fields)
  const digest = digestOfText(shown)
  const fault = signature ? undefined : signingFault(request, ctx.today)
  return {
    ...presentRow(request, ctx.today, await calendarFor(ctx, [request])),
    version: request.version,
    person: { name: signature?.personName ?? own?.姓名 ?? ctx.actor.name, unitName: signature?.unitName ?? own?.单位 ?? '' },
    text: { title: shown.title, lines: [...shown.lines], digest: digest.sha256, digestSm3: digest.sm3 },
    attached: attached ? presentAttached(attached, fields) : null,
    hasPin: secrets?.hasPin ?? true,
    witnessUntil: instant(witnessUntil(secrets?.resetAt ?? null, ctx.now)),
    whyNot: fault?.detail ?? null,
    declineReason: request.declineReason,
    signature: signature ? presentSignature(signature) : null,
    abilities: {
      sign: !signature && !fault,
      decline: !signature && !decliningFault(request, ctx.today),
    },
  }
}

/** Whether a signature is sound; who signed in full only for those who reach the person. */
export function presentVerification(
  ctx: QueryContext,
  s: KeptSignature,
  { version, faults }: { version: Pick<ApprovedVersion, 'kind' | 'title' | 'body' | 'number'> | undefined; faults: string[] },
): VerificationView {
  const isReached = reaches(ctx, s)
  return {
    id: s.id,
    isSound: faults.length === 0,
    faults,
    title: version ? shownText(version, s.fields).title : '',
    versionNumber: version?.number ?? null,
    personName: isReached ? s.personName : maskedName(s.personName),
    unitName: isReached ? s.unitName : null,
    signedAt: s.signedAt.toISOString(),
    means: s.means,
    identification: s.identification,
    textDigest: s.textDigest,
    textDigestSm3: s.textDigestSm3,
    evidenceDigest: s.evidenceDigest,
    sealKeyId: s.sealKeyId,
    eventId: s.eventId,
  }
}

export const presentSealKey = (key: Awaited<ReturnType<typeof findSealKeys>>[number]): SealKeyView => ({
  id: key.id,
  madeAt: key.madeAt.toISOString(),
  retiredAt: instant(key.retiredAt),
})
