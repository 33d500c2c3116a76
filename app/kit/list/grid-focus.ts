/** Up and down between rows, left and right between what can be used in a row; false for other keys. */
export function moveFocus(key: string, lines: readonly HTMLTableRowElement[], index: number): boolean {
  const last = lines.length - 1
  const places: Record<string, number> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    Home: 0,
    End: last,
    PageDown: index + 10,
    PageUp: index - 10,
  }
  const place = places[key]
  const sideways = { ArrowRight: 1, ArrowLeft: -1 }[key]
  if (place !== undefined) focusOn(lines[Math.max(0, Math.min(last, place))])
  else if (sideways !== undefined) focusOn(stopBeside(lines[index], sideways))
  else return false
  return true
}

function stopBeside(line: HTMLTableRowElement | undefined, step: number): HTMLElement | undefined {
  if (!line) return undefined
  const stops: HTMLElement[] = [line, ...line.querySelectorAll<HTMLElement>('input, button, a')]
  const now = stops.indexOf(document.activeElement as HTMLElement)
  return stops[Math.max(0, Math.min(stops.length - 1, now + step))]
}

function focusOn(element: HTMLElement | undefined): void {
  element?.focus()
  element?.scrollIntoView({ block: 'nearest' })
}
