/** A drawn signature as it is sent: box in whole units, lines of points [x, y, milliseconds, pressure 0–1000]. */
export interface Stroke {
  width: number
  height: number
  lines: number[][][]
}
export interface DrawnPoint {
  readonly x: number
  readonly y: number
  readonly time: number
  readonly pressure: number
}
type Box = Pick<Stroke, 'width' | 'height'>

const within = (value: number, most: number): number => Math.min(most, Math.max(0, Math.round(value)))

/** What was drawn in a box; null while nothing was. */
export function strokeOf(lines: readonly (readonly DrawnPoint[])[], { width, height }: Box): Stroke | null {
  const start = lines[0]?.[0]?.time
  if (start === undefined) return null
  const point = ({ x, y, time, pressure }: DrawnPoint): number[] => [
    within(x, width),
    within(y, height),
    within(time - start, 3_600_000),
    within(pressure * 1000, 1000),
  ]
  return { width, height, lines: lines.filter((line) => line.length > 0).map((line) => line.map(point)) }
}

/** The same drawing in another box (the device was turned), in its shape. */
export function drawnIn(stroke: Stroke, { width, height }: Box): DrawnPoint[][] {
  const scale = Math.min(width / stroke.width, height / stroke.height)
  return stroke.lines.map((line) =>
    line.map(([x = 0, y = 0, time = 0, pressure = 500]) => ({ x: x * scale, y: y * scale, time, pressure: pressure / 1000 })),
  )
}
