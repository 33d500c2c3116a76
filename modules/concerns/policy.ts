import type { aboutLevels, handlerRoles, kinds, ways } from './contract.ts'

export type HandlerRole = (typeof handlerRoles)[number]
export interface Routing {
  readonly kind: (typeof kinds)[number]
  readonly way: (typeof ways)[number]
  readonly about: readonly (typeof aboutLevels)[number][]
}

/** Who may receive it, the first level that has somebody left gets it; never whoever it is about. Overreach goes straight to the office. */
export function levelsFor({ kind, way, about }: Routing): HandlerRole[] {
  const aboutUnit = about.includes('unitHead') || about.includes('leaderInCharge')
  const levels: readonly (HandlerRole | false)[] = [
    way === 'named' && kind === 'concern' && !about.includes('auxiliaryOffice') && !aboutUnit && 'unitHead',
    way === 'named' &&
      kind === 'concern' &&
      !about.includes('auxiliaryOffice') &&
      !about.includes('overseeingBureauLeader') &&
      'bureauLeader',
    !about.includes('auxiliaryOffice') && 'auxiliaryOffice',
    !about.includes('politicalOfficeLeader') && 'politicalOfficeLeader',
    !about.includes('overseeingBureauLeader') && 'bureauLeader',
  ]
  return [...new Set(levels.filter((l) => l !== false))]
}

/** Raised again: the office, and the political office leader beside it. */
export const levelsAgain = (about: Routing['about']): HandlerRole[][] =>
  (['auxiliaryOffice', 'politicalOfficeLeader'] as const).filter((l) => !about.includes(l)).map((l) => [l])
