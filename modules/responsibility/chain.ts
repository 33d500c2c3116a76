/** A dated fact [fromOn, toOn): who or what held. */
export interface Fact {
  readonly targetId: string
  readonly name: string
  readonly title: string | null
  readonly fromOn: string
  readonly toOn: string | null
}
export type SpanState = 'held' | 'gap' | 'hidden'
export interface Span {
  readonly state: SpanState
  readonly targetId: string | null
  readonly name: string
  readonly title: string | null
  readonly fromOn: string
  readonly toOn: string | null
}
export interface Interval {
  readonly fromOn: string
  readonly toOn: string | null
}

const endOfTime = '9999-12-31'
const endOf = (on: string | null): string => on ?? endOfTime
const openOf = (on: string): string | null => (on === endOfTime ? null : on)
const later = (a: string, b: string): string => (a > b ? a : b)
const earlier = (a: string, b: string): string => (a < b ? a : b)

/** The fact that holds on a day; of several (leaders in charge of a unit) the one in office longest. */
export const holdingOn = <T extends Interval>(facts: readonly T[], on: string): T | undefined =>
  facts.filter((f) => f.fromOn <= on && endOf(f.toOn) > on).sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1))[0]

/** The part of a fact inside an interval; undefined if none. */
export function clip<T extends Interval>(fact: T, within: Interval): T | undefined {
  const fromOn = later(fact.fromOn, within.fromOn)
  const toOn = earlier(endOf(fact.toOn), endOf(within.toOn))
  return fromOn < toOn ? { ...fact, fromOn, toOn: openOf(toOn) } : undefined
}

const blank = (state: SpanState, fromOn: string, toOn: string): Span => ({
  state,
  targetId: null,
  name: '',
  title: null,
  fromOn,
  toOn: openOf(toOn),
})

/**
 * Facts laid end to end over an interval, with the gaps between them; facts of the same person that touch become one.
 * A gap that would begin after `today` is not one yet: nobody need be named for the future.
 */
export function spansOf(facts: readonly Fact[], within: Interval, today: string): Span[] {
  const spans: Span[] = []
  let at = within.fromOn
  const inside = facts.flatMap((f) => clip(f, within) ?? []).sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1))
  for (const fact of inside) {
    const fromOn = later(fact.fromOn, at)
    if (fromOn >= endOf(fact.toOn)) continue
    if (fromOn > at && at <= today) spans.push(blank('gap', at, fromOn))
    const last = spans.at(-1)
    if (last?.targetId === fact.targetId && last.toOn === fromOn) spans.splice(-1, 1, { ...last, toOn: fact.toOn })
    else spans.push({ state: 'held', targetId: fact.targetId, name: fact.name, title: fact.title, fromOn, toOn: fact.toOn })
    at = endOf(fact.toOn)
  }
  if (at < endOf(within.toOn) && at <= today) spans.push(blank('gap', at, endOf(within.toOn)))
  return spans
}

/** A time in a unit that the reader may not see: nothing is said about who held what there. */
export const hiddenSpan = (within: Interval): Span => blank('hidden', within.fromOn, endOf(within.toOn))
