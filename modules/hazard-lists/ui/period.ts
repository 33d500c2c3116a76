/** A day, or the week it lies in. */
export interface Period {
  readonly from: string
  readonly to: string
}

const dayMilliseconds = 86_400_000
const moved = (on: string, days: number): string =>
  new Date(Date.parse(`${on}T00:00:00Z`) + days * dayMilliseconds).toISOString().slice(0, 10)

/** Monday to Sunday of the week, to today if it is still running. */
export function weekOf(on: string, today: string): Period {
  const monday = moved(on, -((new Date(`${on}T00:00:00Z`).getUTCDay() + 6) % 7))
  const sunday = moved(monday, 6)
  return { from: monday, to: monday <= today && sunday > today ? today : sunday }
}

export const periodWords = ({ from, to }: Period): string => (from === to ? to : `${from} 至 ${to}`)
