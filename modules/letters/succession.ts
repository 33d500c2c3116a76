import type { Duty, Holder } from './posts.ts'
import type { HolderDuty, IssuerDuty, PartySide } from './tables.ts'

export interface OpenLetter {
  readonly id: string
  readonly unitId: string
  readonly isUnitOpen: boolean
  readonly holderDuty: HolderDuty
  readonly issuerDuty: IssuerDuty
  readonly holderPersonId: string | null
  readonly issuerPersonId: string | null
}
/** An officer who took over auxiliaries from another. */
export interface Takeover {
  readonly unitId: string
  readonly fromId: string
  readonly toId: string
  readonly n: number
}
/** On one side somebody else, or nobody, stands behind a letter from now on. */
export interface Passage<L> {
  readonly letter: L
  readonly side: PartySide
  readonly to: Holder | undefined
}
export interface Succession<L> {
  readonly passages: Passage<L>[]
  readonly endings: { readonly letter: L; readonly reason: string }[]
}
interface Facts {
  readonly holders: readonly Holder[]
  readonly takeovers: readonly Takeover[]
}

const placeOf = (unitId: string, duty: Duty): string => `${unitId} ${duty}`

/** Who holds which post, and which posts of a unit already have a letter of their own. */
class Posts {
  readonly #held = new Map<string, Holder[]>()
  readonly #claimed = new Set<string>()
  readonly #takeovers: readonly Takeover[]

  constructor(letters: readonly OpenLetter[], { holders, takeovers }: Facts) {
    this.#takeovers = takeovers
    for (const holder of holders) {
      const place = placeOf(holder.unitId, holder.duty)
      this.#held.set(place, [...(this.#held.get(place) ?? []), holder])
    }
    for (const l of letters) if (l.holderPersonId) this.#claim(l, l.holderPersonId)
  }

  #claim({ unitId, holderDuty }: OpenLetter, personId: string): void {
    this.#claimed.add(`${placeOf(unitId, holderDuty)} ${personId}`)
  }
  #isFree({ unitId, holderDuty }: OpenLetter, { personId }: Holder): boolean {
    return !this.#claimed.has(`${placeOf(unitId, holderDuty)} ${personId}`)
  }
  of(unitId: string, duty: Duty): readonly Holder[] {
    return this.#held.get(placeOf(unitId, duty)) ?? []
  }
  find(unitId: string, duty: Duty, personId: string | null): Holder | undefined {
    return this.of(unitId, duty).find((h) => h.personId === personId)
  }

  /** Who carries the letter on: of lead officers whoever took over most, of leaders in charge the one without a letter. */
  successorOf(letter: OpenLetter): Holder | undefined {
    const { unitId, holderDuty, holderPersonId } = letter
    const free = this.of(unitId, holderDuty).filter((h) => this.#isFree(letter, h))
    const tookOver = (h: Holder): number =>
      this.#takeovers.find((t) => t.unitId === unitId && t.fromId === holderPersonId && t.toId === h.personId)?.n ?? 0
    const candidates =
      holderDuty === 'leadOfficer' ? free.filter((h) => tookOver(h) > 0).sort((a, b) => tookOver(b) - tookOver(a)) : free
    const [to] = candidates
    if (to) this.#claim(letter, to.personId)
    return to
  }
}

const nobody = {
  unitHead: undefined,
  leaderInCharge: '这名领导不再分管，本单位其他分管领导各有责任书。',
  leadOfficer: '不再带辅警，所带的人已由别的民警接手，或者都不在了。',
} as const

interface Standing {
  readonly holder: Holder | undefined
  readonly reason?: string | undefined
}

/** Who holds the letter's post today; a reason when there is nothing left to hold. */
function holderOf(letter: OpenLetter, posts: Posts): Standing {
  const { unitId, holderDuty } = letter
  if (!letter.isUnitOpen) return { holder: undefined, reason: '单位已撤销或者并入别的单位。' }
  if (holderDuty === 'unitHead') return { holder: posts.of(unitId, holderDuty)[0] }
  const holder = posts.find(unitId, holderDuty, letter.holderPersonId) ?? posts.successorOf(letter)
  const isVacant = holderDuty === 'leaderInCharge' && posts.of(unitId, holderDuty).length === 0
  return holder || isVacant ? { holder } : { holder, reason: nobody[holderDuty] }
}

const issuerOf = ({ unitId, issuerDuty }: OpenLetter, posts: Posts, holder: Holder | undefined): Holder | undefined =>
  issuerDuty === 'leaderInCharge'
    ? (posts.find(unitId, issuerDuty, holder?.leaderId ?? null) ?? posts.of(unitId, issuerDuty)[0])
    : posts.of(unitId, issuerDuty)[0]

/** The sides of a letter on which somebody else stands now, or nobody. */
function passagesOf<L extends OpenLetter>(letter: L, holder: Holder | undefined, issuer: Holder | undefined): Passage<L>[] {
  const sides = [
    { side: 'holder' as const, to: holder, from: letter.holderPersonId },
    { side: 'issuer' as const, to: issuer, from: letter.issuerPersonId },
  ]
  return sides.flatMap(({ side, to, from }) => ((to?.personId ?? null) === from ? [] : [{ letter, side, to }]))
}

const ownIssuer = '责任人自己担任了上一级职务，由上一级责任书承担。'

/** What becomes of open letters when posts have changed hands: a successor carries a letter on, a vacancy leaves it without, and where nothing is left to answer for it ends. */
export function succession<L extends OpenLetter>(letters: readonly L[], facts: Facts): Succession<L> {
  const posts = new Posts(letters, facts)
  const passages: Passage<L>[] = []
  const endings: Succession<L>['endings'] = []
  for (const letter of letters) {
    const { holder, reason } = holderOf(letter, posts)
    const issuer = issuerOf(letter, posts, holder)
    const isOwnIssuer = holder !== undefined && holder.personId === issuer?.personId
    const end = reason ?? (isOwnIssuer ? ownIssuer : undefined)
    if (end === undefined) passages.push(...passagesOf(letter, holder, issuer))
    else endings.push({ letter, reason: end })
  }
  return { passages, endings }
}
