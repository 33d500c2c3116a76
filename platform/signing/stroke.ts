import { invalid } from '../errors.ts'
import { sha256 } from '../keys.ts'

/** A drawn signature: its box in whole units, its lines of points [x, y, milliseconds, pressure 0–1000]. */
export interface Stroke {
  readonly width: number
  readonly height: number
  readonly lines: readonly (readonly (readonly number[])[])[]
}

const smallestBox = 50
const largestBox = 4000
const mostLines = 60
const mostPoints = 4000
const mostMilliseconds = 3_600_000

const isWithin = (value: number | undefined, most: number): boolean =>
  value !== undefined && Number.isInteger(value) && value >= 0 && value <= most

const isPoint = (point: readonly number[], { width, height }: Stroke): boolean =>
  point.length === 4 &&
  isWithin(point[0], width) &&
  isWithin(point[1], height) &&
  isWithin(point[2], mostMilliseconds) &&
  isWithin(point[3], 1000)

/** Length of the ink in the units of the box. */
function inkLength(stroke: Stroke): number {
  let length = 0
  for (const line of stroke.lines)
    for (const [i, [x = 0, y = 0]] of line.entries()) {
      const [beforeX = x, beforeY = y] = line[i - 1] ?? []
      length += Math.hypot(x - beforeX, y - beforeY)
    }
  return length
}

/** Refuses what is no drawn signature: a wrong box, points outside it, too many of them, or a mere dot. */
export function soundStroke(stroke: Stroke): Stroke {
  const { width, height, lines } = stroke
  const points = lines.flat()
  if (![width, height].every((side) => Number.isInteger(side) && side >= smallestBox && side <= largestBox))
    throw invalid('stroke', '签名框的大小不对，请刷新页面后重签。', 'strokeBox')
  if (lines.length > mostLines || points.length > mostPoints)
    throw invalid('stroke', `笔画太多（最多 ${mostLines} 笔、${mostPoints} 个点），请点“重写”，只写姓名。`, 'strokeTooMany')
  if (lines.some((line) => line.length === 0) || !points.every((point) => isPoint(point, stroke)))
    throw invalid('stroke', '笔迹不完整或超出了签名框，请点“重写”后重签。', 'strokeBroken')
  const isMany = lines.length >= 2 || points.length >= 12
  if (!isMany || inkLength(stroke) < (width + height) / 10)
    throw invalid('stroke', '笔迹太短，看不出是签名。请写下姓名。', 'strokeTooShort')
  return stroke
}

/** SHA-256 of the stroke's JSON as docs/signature-format.md writes it. */
export const digestOfStroke = ({ width, height, lines }: Stroke): string => sha256(JSON.stringify({ width, height, lines }))

/** A stroke as one path, with the box of its ink and the width of the pen; for screen and paper alike. */
export interface Ink {
  readonly path: string
  /** x y width height: an SVG viewBox. */
  readonly box: string
  readonly pen: number
}

const short = (value: number): string => String(Math.round(value * 10) / 10)

/** Smooth through the middles between points, as the pen went. */
function pathOfLine(line: readonly (readonly number[])[]): string {
  const [[firstX = 0, firstY = 0] = []] = line
  const parts = [`M${firstX} ${firstY}`]
  if (line.length < 3) parts.push(...line.map(([x = 0, y = 0]) => `L${x} ${y}`))
  for (const [i, [x = 0, y = 0]] of line.entries()) {
    const [nextX = x, nextY = y] = line[i + 1] ?? []
    if (i > 0 && line.length >= 3) parts.push(`Q${x} ${y} ${short((x + nextX) / 2)} ${short((y + nextY) / 2)}`)
  }
  return parts.join('')
}

/** The stroke as an SVG path, cropped to its ink. */
export function inkOf(stroke: Stroke): Ink {
  const points = stroke.lines.flat()
  const pen = Math.max(2, Math.round(stroke.height / 60))
  const xs = points.map(([x = 0]) => x)
  const ys = points.map(([, y = 0]) => y)
  const [left, top] = [Math.min(...xs) - pen, Math.min(...ys) - pen]
  const [width, height] = [Math.max(...xs) + pen - left, Math.max(...ys) + pen - top]
  return { path: stroke.lines.map(pathOfLine).join(''), box: `${left} ${top} ${width} ${height}`, pen }
}

/** The ink as a picture of lines (SVG), black on nothing. */
export const svgOf = ({ path, box, pen }: Ink): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}"><path d="${path}" fill="none" stroke="#000" stroke-width="${pen}" stroke-linecap="round" stroke-linejoin="round"/></svg>`
