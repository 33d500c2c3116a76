import type { QueryContext } from '../../platform/context.ts'
import { dueFrom, type WorkingDays } from '../calendar/public.ts'
import { type ApprovedVersion, shownText } from '../wordings/public.ts'
import type { LetterRowView, LetterView, PartyView } from './contract.ts'
import { canAcknowledge, canIssue } from './policy.ts'
import type { FoundLetter, NamedLetter } from './queries.ts'
import { givenOf } from './seating.ts'
import { type LetterGap, stateOf } from './workflow.ts'

const standing = (stand: NamedLetter['holder']): LetterRowView['holder'] =>
  stand && {
    personId: stand.personId,
    name: stand.name,
    fromOn: stand.party?.fromOn ?? null,
    answer: stand.party?.answer ?? null,
    means: stand.party?.means ?? null,
  }

/** One letter, or one post without a letter, as the list shows it. */
export const presentRow = (ctx: QueryContext, calendar: WorkingDays, r: NamedLetter): LetterRowView => ({
  key: r.key,
  id: r.id,
  serialNumber: r.serialNumber,
  unit: { id: r.unitId, name: r.unitName },
  holderDuty: r.holderDuty,
  issuerDuty: r.issuerDuty,
  holder: standing(r.holder),
  issuer: standing(r.issuer),
  versionNumber: r.versionNumber,
  isOutdated: r.isOutdated,
  state: r.state,
  gap: r.gap,
  issuedOn: r.issuedOn,
  dueOn: r.dueOn,
  ...dueFrom(calendar, r.state === 'issued' ? r.dueOn : null, ctx.today),
  inForceOn: r.inForceOn,
  endedOn: r.endedOn,
  endReason: r.endReason,
  version: r.version,
  abilities: {
    issue: canIssue(ctx.actor, r.holderDuty) && (r.id === null || r.isOutdated),
    end: canIssue(ctx.actor, r.holderDuty) && r.id !== null && r.state !== 'ended',
    print: r.id !== null,
  },
})

type Party = FoundLetter['parties'][number]

const presentParty = (ctx: QueryContext, p: Party): PartyView => ({
  id: p.id,
  side: p.side,
  name: p.personName,
  title: p.personTitle,
  fromOn: p.fromOn,
  toOn: p.toOn,
  isSuccessor: p.predecessorId !== null,
  means: p.means,
  answer: p.answer,
  answeredAt: p.answeredAt?.toISOString() ?? null,
  requestId: p.personId === ctx.actor.personId ? p.requestId : null,
  signatureId: p.signatureId,
  version: p.version,
  abilities: {
    acknowledge: canAcknowledge(ctx.actor, p),
    sign: p.personId === ctx.actor.personId && p.requestId !== null && p.toOn === null && p.answer !== 'signed',
  },
})

type ShownLetter = ReturnType<typeof shownText>

/** Who stands behind a side now, or stood there last. */
export const partyOf = ({ parties, endedOn }: FoundLetter, side: Party['side']): Party | undefined =>
  parties.find((p) => p.side === side && (p.toOn === null || endedOn !== null))

/** The text as both sides have it, with the holder's name. */
export function textOf(letter: FoundLetter, version: ApprovedVersion): ShownLetter {
  const holder = partyOf(letter, 'holder')
  const person = holder && { personId: holder.personId, name: holder.personName, title: holder.personTitle }
  return shownText(version, givenOf(letter, person))
}

function gapOf(letter: FoundLetter): LetterGap | null {
  if (letter.endedOn !== null) return null
  if (letter.holderPersonId === null) return 'holderVacant'
  if (letter.issuerPersonId === null) return 'issuerVacant'
  const isSilent = letter.parties.some(
    (p) => p.toOn === null && p.predecessorId !== null && (p.answer === 'open' || p.answer === 'declined'),
  )
  return isSilent ? 'successorSilent' : null
}

const standOf = (letter: FoundLetter, side: Party['side']): LetterRowView['holder'] => {
  const party = partyOf(letter, side)
  return party
    ? { personId: party.personId, name: party.personName, fromOn: party.fromOn, answer: party.answer, means: party.means }
    : null
}

const linesOf = ({ title, lines }: ShownLetter) => ({
  title,
  lines: lines.map(({ prefix, text, kind, level }) => ({ prefix, text, kind, level })),
})

interface Texts {
  readonly version: ApprovedVersion
  readonly list: ApprovedVersion | undefined
  readonly calendar: WorkingDays
}

/** One letter with its text, list and everybody who stood behind it. */
export function presentLetter(ctx: QueryContext, letter: FoundLetter, { version, list, calendar }: Texts): LetterView {
  const state = stateOf(letter)
  return {
    key: letter.id,
    id: letter.id,
    serialNumber: letter.serialNumber,
    unit: { id: letter.unitId, name: letter.unitName },
    holderDuty: letter.holderDuty,
    issuerDuty: letter.issuerDuty,
    holder: standOf(letter, 'holder'),
    issuer: standOf(letter, 'issuer'),
    versionNumber: letter.versionNumber,
    isOutdated: letter.endedOn === null && letter.hasNewer,
    state,
    gap: gapOf(letter),
    issuedOn: letter.issuedOn,
    dueOn: letter.dueOn,
    ...dueFrom(calendar, state === 'issued' ? letter.dueOn : null, ctx.today),
    inForceOn: letter.inForceOn,
    endedOn: letter.endedOn,
    endReason: letter.endReason,
    version: letter.version,
    issuedByName: letter.issuedByName,
    endedByName: letter.endedByName,
    successorMeans: letter.successorMeans,
    templateName: letter.templateName,
    text: linesOf(textOf(letter, version)),
    list: list ? { ...linesOf(shownText(list, letter.fields)), versionNumber: list.number } : null,
    parties: letter.parties.map((p) => presentParty(ctx, p)),
    predecessor:
      letter.predecessorId && letter.predecessorNumber
        ? { id: letter.predecessorId, serialNumber: letter.predecessorNumber }
        : null,
    abilities: { end: canIssue(ctx.actor, letter.holderDuty) && state !== 'ended' },
  }
}
