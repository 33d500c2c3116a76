const tolerated = 5 * 60_000

export interface ClockJump {
  readonly clock: 'server' | 'database'
  readonly from: Date
  readonly to: Date
}

/** Compares a clock with the steady one of the process; a leap of more than five minutes either way is told once. */
export function watchClock(
  clock: ClockJump['clock'],
  steady: () => number = () => performance.now(),
): (now: Date) => ClockJump | undefined {
  let known: { wall: number; steady: number } | undefined
  return (now) => {
    const before = known
    known = { wall: now.getTime(), steady: steady() }
    if (!before) return undefined
    const expected = before.wall + (known.steady - before.steady)
    return Math.abs(known.wall - expected) > tolerated ? { clock, from: new Date(Math.round(expected)), to: now } : undefined
  }
}
