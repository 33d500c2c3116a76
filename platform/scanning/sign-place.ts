import type { CodeCorners, SignPlace } from './found-page.ts'
import type { GreyPage } from './grey-page.ts'
import { type Box, type InkMap, inkMap } from './ink-map.ts'

/**
 * The sign line of platform/documents/text-page.typ, in mm: characters of 16 pt; from the right edge two characters of nothing, nine of the
 * date, seven for the pen, the label. It stands where the text ends, so it is looked for from below.
 */
const em = (16 * 25.4) / 72
const fromRight = (characters: number): number => 184 - characters * em
const [penFrom, penTo] = [fromRight(18), fromRight(11)]
/** 签, 名 before its colon, 年, 月, 日. */
const printed = [21, 20, 9, 6, 3].map(fromRight)
/** Blank on that line and on no line of the text. */
const blanks = [
  [41, 47],
  [175, 183],
] as const
const [highest, lowest] = [60, 258]
const step = 0.5
/** The code tells the place of a line far from it to about so many mm. */
const shifts = [0, -0.5, 0.5, -1, 1, -1.5, 1.5]
/** Square mm of ink: a glyph has 8 or more, a name written small about 20, dirt less than one. */
const leastGlyph = 2.5
const leastWritten = 12
/** As much of it stands right behind the label: a sprawling date does not. */
const leastBegun = 4
const mostEmpty = 1

interface Line {
  /** Upper edge, mm. */
  readonly top: number
  /** How far to the right of its place it was found, mm. */
  readonly shift: number
}

/** How the place looks where a sheet of one signatory is signed, measured from its code; 'unclear' where no such line is found. */
export function signPlaceOf(page: GreyPage, corners: CodeCorners): SignPlace {
  const ink = inkMap(page, corners)
  const line = signLine(ink)
  if (!line) return 'unclear'
  const inkIn = ([left, top, right, bottom]: Box): number =>
    ink.inkIn([left + line.shift, line.top + top, right + line.shift, line.top + bottom])
  const place: Box = [penFrom + 1.5, -6, penTo - 4, em + 6]
  const signed = inkIn(place)
  const begun = inkIn([penFrom + 1.5, -6, penFrom + 21, em + 6])
  if (signed >= leastWritten && begun >= leastBegun) return 'written'
  const beside = besideOf(place).reduce((sum, box) => sum + inkIn(box), 0)
  return signed <= mostEmpty && beside <= mostEmpty ? 'empty' : 'unclear'
}

/** Blank paper around the place, where a pen may have gone: over and under it, the label and the date. The date filled in is no signature. */
const besideOf = ([, top, right, bottom]: Box): readonly Box[] => [
  [42, -11, right, top],
  [42, bottom, right, 15],
  [42, em + 1, penFrom, bottom],
  [right, -11, 183, -3],
  [right, em + 3, 183, 15],
]

/** The lowest line that shows what the sign line shows and is blank where it is blank. */
function signLine(ink: InkMap): Line | undefined {
  for (let top = lowest - em; top > highest; top -= step) {
    if (!mayBe(ink, top)) continue
    const near = [0, 1, 2, 3].flatMap((up) => shifts.map((shift) => ({ top: top - up * step, shift })))
    const [best] = near.filter((line) => isSignLine(ink, line)).toSorted((a, b) => clearness(ink, b) - clearness(ink, a))
    if (best) return best
  }
  return undefined
}

const glyph = (ink: InkMap, { top, shift }: Line, at: number): number => ink.inkIn([at + shift, top, at + shift + em, top + em])
const clearness = (ink: InkMap, line: Line): number => printed.reduce((sum, at) => sum + glyph(ink, line, at), 0)

/** Something of each glyph is there, and nothing in the middle of what is blank: most of a page is passed over by this. */
const mayBe = (ink: InkMap, top: number): boolean =>
  printed.every((at) => glyph(ink, { top, shift: 0 }, at) >= leastGlyph / 2) &&
  blanks.every(([from, to]) => ink.inkIn([from + 2, top, to - 2, top + em]) <= mostEmpty)

const isSignLine = (ink: InkMap, line: Line): boolean =>
  printed.every((at) => glyph(ink, line, at) >= leastGlyph) &&
  blanks.every(([from, to]) => ink.inkIn([from + line.shift, line.top, to + line.shift, line.top + em]) <= mostEmpty)
