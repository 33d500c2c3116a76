import type { QueryContext } from '../../platform/context.ts'
import type { ChainView } from './contract.ts'

/** One side of a responsibility letter that somebody stood behind on a day. */
export interface LetterOfDay {
  readonly id: string
  readonly serialNumber: string
  readonly versionNumber: number
  readonly side: 'issuer' | 'holder'
  readonly duty: ChainView['levels'][number]['duty']
  readonly personId: string
  readonly answer: 'open' | 'signed' | 'acknowledged' | 'declined'
}
/** Finds the letters of people for units on a day, in the caller's reach; given where the routes are mounted, because letters are a work module of their own. */
export type FindLettersOfDay = (
  ctx: QueryContext,
  asked: { readonly on: string; readonly personIds: readonly string[]; readonly unitIds: readonly string[] },
) => Promise<readonly LetterOfDay[]>

/** The chain with the letter that each level answered under on the day: the one it holds, at the top the one it issued. */
export async function withLetters(ctx: QueryContext, view: ChainView, find: FindLettersOfDay): Promise<ChainView> {
  const personIds = view.levels.flatMap((level) => level.personId ?? [])
  if (view.person.unitId === null || personIds.length === 0) return view
  const letters = await find(ctx, { on: view.on, personIds, unitIds: [view.person.unitId] })
  const letterOf = ({ duty, personId }: ChainView['levels'][number], place: number) => {
    const own = letters.filter((l) => l.personId === personId && l.duty === duty)
    const found = own.find((l) => l.side === 'holder') ?? (place === 0 ? own.find((l) => l.side === 'issuer') : undefined)
    return found
      ? { id: found.id, serialNumber: found.serialNumber, versionNumber: found.versionNumber, answer: found.answer }
      : null
  }
  return { ...view, levels: view.levels.map((level, place) => ({ ...level, letter: letterOf(level, place) })) }
}
