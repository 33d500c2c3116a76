import type { CodeCorners } from './found-page.ts'
import type { GreyPage } from './grey-page.ts'

/** Left, top, right, bottom in mm of the upright sheet. */
export type Box = readonly [number, number, number, number]

/** What is dark on a sheet, in the sheet's own millimetres. */
export interface InkMap {
  /** Square mm of ink in a box; a lone dot is no ink. */
  inkIn(box: Box): number
}

/** The code at the foot of platform/documents/text-page.typ: upper left corner and side, mm. */
const [codeLeft, codeTop, codeSide] = [28, 266, 21]
const [sheetWidth, sheetHeight] = [210, 297]
/** Finer than a pen, and never finer than three pixels. */
const finestCell = 0.5
const looksOfCell = 3
/** Darker than the paper by so much: half a cell of a ballpoint pen. */
const inkDepth = 25
/** Paper is judged in bands of so many mm: light is never even. */
const band = 10
const unknown = 256

interface Placing {
  readonly origin: { readonly x: number; readonly y: number }
  /** Pixels of one mm to the right; turned by a right angle, of one mm down. */
  readonly across: { readonly x: number; readonly y: number }
}

/** The sheet lies as its code lies; all four sides of the code say how. */
function placingOf({ topLeft, topRight, bottomLeft, bottomRight }: CodeCorners): Placing {
  const side = (of: 'x' | 'y') => topRight[of] - topLeft[of] + bottomRight[of] - bottomLeft[of]
  const down = (of: 'x' | 'y') => bottomLeft[of] - topLeft[of] + bottomRight[of] - topRight[of]
  const middle = (of: 'x' | 'y') => (topLeft[of] + topRight[of] + bottomLeft[of] + bottomRight[of]) / 4
  const across = { x: (side('x') + down('y')) / (4 * codeSide), y: (side('y') - down('x')) / (4 * codeSide) }
  const [dx, dy] = [codeLeft + codeSide / 2, codeTop + codeSide / 2]
  const origin = { x: middle('x') - across.x * dx + across.y * dy, y: middle('y') - across.y * dx - across.x * dy }
  return { origin, across }
}

/** The grey about a place of the sheet: the mean of nine looks without the two darkest, which may be specks. */
function greyAt(
  { width, height, pixels }: GreyPage,
  { origin, across }: Placing,
  [x, y, step]: readonly [number, number, number],
) {
  let sum = 0
  let [darkest, second] = [255, 255]
  for (let look = 0; look < looksOfCell * looksOfCell; look++) {
    const atX = x + ((look % looksOfCell) + 0.5) * step
    const atY = y + (Math.floor(look / looksOfCell) + 0.5) * step
    const column = Math.round(origin.x + across.x * atX - across.y * atY)
    const row = Math.round(origin.y + across.y * atX + across.x * atY)
    const isOn = column >= 0 && row >= 0 && column < width && row < height
    const grey = isOn ? (pixels[row * width + column] ?? 255) : 255
    sum += grey
    if (grey < second) second = grey
    if (grey < darkest) [darkest, second] = [grey, darkest]
  }
  return (sum - darkest - second) / (looksOfCell * looksOfCell - 2)
}

/** Ink of a sheet whose code lies at these corners (pixels of the page); only what is asked for is looked at. */
export function inkMap(page: GreyPage, corners: CodeCorners): InkMap {
  const placing = placingOf(corners)
  const cell = Math.max(finestCell, looksOfCell / Math.hypot(placing.across.x, placing.across.y))
  const [columns, rows] = [Math.ceil(sheetWidth / cell), Math.ceil(sheetHeight / cell)]
  const greys = new Uint16Array(columns * rows).fill(unknown)
  const papers = new Uint16Array(Math.ceil(sheetHeight / band)).fill(unknown)
  const greyOf = (column: number, row: number): number => {
    const at = row * columns + column
    if (greys[at] === unknown) greys[at] = greyAt(page, placing, [column * cell, row * cell, cell / looksOfCell])
    return greys[at] ?? 255
  }
  const paperOf = (row: number): number => {
    const at = Math.floor((row * cell) / band)
    if (papers[at] === unknown) papers[at] = paperIn(at, (x, y) => greyOf(Math.floor(x / cell), Math.floor(y / cell)))
    return papers[at] ?? 255
  }
  const isDark = (column: number, row: number): boolean => greyOf(column, row) < paperOf(row) - inkDepth
  const hasDarkBeside = (column: number, row: number): boolean =>
    isDark(column + 1, row) ||
    isDark(column - 1, row) ||
    [-1, 0, 1].some((by) => isDark(column + by, row - 1) || isDark(column + by, row + 1))
  return {
    inkIn: ([left, top, right, bottom]) => {
      let dark = 0
      for (let row = Math.round(top / cell); row < Math.round(bottom / cell); row++)
        for (let column = Math.round(left / cell); column < Math.round(right / cell); column++)
          if (isDark(column, row) && hasDarkBeside(column, row)) dark += 1
      return dark * cell * cell
    },
  }
}

/** How light the paper is in a band of the sheet: more of it is blank than written on. */
function paperIn(place: number, greyOf: (x: number, y: number) => number): number {
  const seen: number[] = []
  for (let x = 30; x < sheetWidth - 26; x += 3) for (const y of [2, 5, 8]) seen.push(greyOf(x, place * band + y))
  return seen.toSorted((a, b) => a - b)[Math.floor(seen.length * 0.6)] ?? 255
}
