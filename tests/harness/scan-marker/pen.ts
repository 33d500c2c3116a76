import type { Raster } from './raster.ts'

interface Pen {
  /** Half its stroke, pixels. */
  readonly radius: number
  /** 0 is black. */
  readonly grey: number
}
const firm: Pen = { radius: 2, grey: 40 }

/** Draws a dot of a pen on the sheet. */
function dot({ width, height, pixels }: Raster, [x, y]: readonly [number, number], { radius, grey }: Pen): void {
  for (let dy = -2; dy <= 2; dy++)
    for (let dx = -2; dx <= 2; dx++) {
      const [atX, atY] = [Math.round(x) + dx, Math.round(y) + dy]
      if (dx * dx + dy * dy <= radius * radius && atX >= 0 && atY >= 0 && atX < width && atY < height)
        pixels[atY * width + atX] = grey
    }
}

/** Writes something like a name on a sheet, with its upper left corner at a share of its width and height; with a firm pen or a faint, thin one. */
export function scribble(sheet: Raster, [left, top]: readonly [number, number], chance: () => number): void {
  const em = sheet.width / 28
  const pen = chance() < 0.5 ? firm : { radius: 1 + chance(), grey: 40 + chance() * 90 }
  for (let stroke = 0; stroke < 9; stroke++) {
    let x = sheet.width * left + Math.floor(stroke / 3) * em * 1.3 + chance() * em * 0.4
    let y = sheet.height * top + (stroke % 3) * em * 0.4 + chance() * em * 0.3
    let direction = chance() * 1.2 - 0.3
    for (let step = 0; step < em * 1.1; step++) {
      dot(sheet, [x, y], pen)
      direction += (chance() - 0.5) * 0.35
      x += Math.cos(direction)
      y += Math.sin(direction)
    }
  }
}

/** A short stroke of a pen that slipped, at a share of width and height. */
export function tick(sheet: Raster, [left, top]: readonly [number, number]): void {
  const em = sheet.width / 28
  for (let step = 0; step < em * 0.9; step++)
    dot(sheet, [sheet.width * left + em + step * 0.8, sheet.height * top - step * 0.5], firm)
}

/** A blot of ink over a rectangle (shares of width and height), so that nothing under it can be read. */
export function blot(sheet: Raster, [left, top, right, bottom]: readonly [number, number, number, number]): void {
  for (let y = Math.round(sheet.height * top); y < sheet.height * bottom; y++)
    sheet.pixels.fill(30, y * sheet.width + Math.round(sheet.width * left), y * sheet.width + Math.round(sheet.width * right))
}

/** Grey paper, uneven light, specks of black and white. */
export function weather(sheet: Raster, specks: number, chance: () => number): void {
  const paper = 226 + chance() * 26
  const slope = (chance() - 0.5) * 24
  const { width, height, pixels } = sheet
  for (let i = 0; i < pixels.length; i++) {
    const light = (paper + slope * (Math.floor(i / width) / height - 0.5)) / 255
    pixels[i] = Math.max(0, Math.min(255, (pixels[i] ?? 255) * light + (chance() - 0.5) * 26))
  }
  for (let n = 0; n < pixels.length * specks; n++) pixels[Math.floor(chance() * pixels.length)] = chance() < 0.5 ? 0 : 255
}
