/** The same numbers for the same seed, in [0, 1). */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** In another order, each order as likely. */
export function shuffled<T>(things: readonly T[], chance: () => number): T[] {
  const out = [...things]
  for (let i = out.length - 1; i > 0; i--) {
    const other = Math.floor(chance() * (i + 1))
    const held = out[i] as T
    out[i] = out[other] as T
    out[other] = held
  }
  return out
}
