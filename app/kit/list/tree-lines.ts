import type { UnitNode } from './definition.ts'

export interface TreeLine {
  readonly unit: UnitNode
  readonly depth: number
  readonly hasBelow: boolean
  readonly isOpen: boolean
}

interface TreeState {
  readonly units: readonly UnitNode[]
  readonly sought: string
  /** Units whose fold differs from what it would be by itself. */
  readonly toggled: ReadonlySet<string>
  readonly chosen: string | undefined
  readonly roots: readonly string[]
}

/** A bureau this small is shown unfolded. */
const fewUnits = 60

/** The lines to draw: few units all open, else the roots and the way to the chosen one; a search shows what it finds and the way there. */
export function visibleLines(state: TreeState): readonly TreeLine[] {
  const { units, roots } = state
  const parents = new Set(units.map((unit) => unit.parentId))
  const found = foundBy(state)
  const isOpen = openTest(state, found !== null)
  const depths = new Map<string, number>()
  const lines: TreeLine[] = []
  for (const unit of units) {
    const isRoot = roots.includes(unit.id)
    const above = isRoot ? -1 : depthAbove(unit, depths, isOpen)
    if (above === undefined || (found && !found.has(unit.id))) continue
    depths.set(unit.id, above + 1)
    const hasBelow = parents.has(unit.id)
    lines.push({ unit, depth: above + 1, hasBelow, isOpen: hasBelow && isOpen(unit.id) })
  }
  return lines
}

const depthAbove = (unit: UnitNode, depths: ReadonlyMap<string, number>, isOpen: (id: string) => boolean): number | undefined =>
  unit.parentId !== null && isOpen(unit.parentId) ? depths.get(unit.parentId) : undefined

function openTest({ units, toggled, chosen, roots }: TreeState, isSearch: boolean): (id: string) => boolean {
  if (isSearch) return () => true
  const chosenUnit = units.find((unit) => unit.id === chosen)
  const ways = new Set([...roots, ...wayTo(units, chosenUnit?.parentId ?? null)])
  const isFew = units.length <= fewUnits
  return (id) => (isFew || ways.has(id)) !== toggled.has(id)
}

/** What a search finds, with the units above; null without a search. */
function foundBy({ units, sought }: TreeState): ReadonlySet<string> | null {
  const wanted = sought.trim().toLowerCase()
  if (wanted === '') return null
  return new Set(units.filter((unit) => matches(unit, wanted)).flatMap((unit) => wayTo(units, unit.id)))
}

function wayTo(units: readonly UnitNode[], id: string | null): string[] {
  const unit = units.find((candidate) => candidate.id === id)
  return unit ? [unit.id, ...wayTo(units, unit.parentId)] : []
}

const matches = (unit: UnitNode, wanted: string): boolean =>
  unit.name.toLowerCase().includes(wanted) || (unit.initials?.toLowerCase().includes(wanted) ?? false)
