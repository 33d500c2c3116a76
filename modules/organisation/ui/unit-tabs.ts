import type { ComponentType } from 'react'

/** A tab of the page of a unit, as another module contributes it: `ui/unit-tab.tsx` exports `unitTabs: readonly UnitTab[]`; whoever reads the unit reads it. */
interface UnitTab {
  readonly key: string
  readonly label: string
  readonly order: number
  /** Made with React.lazy. */
  readonly Tab: ComponentType<{ unitId: string }>
}

const contributed = import.meta.glob<{ unitTabs: readonly UnitTab[] }>('../../*/ui/unit-tab.tsx', { eager: true })

/** Tabs that modules contribute, in order. */
export const unitTabs: readonly UnitTab[] = Object.values(contributed)
  .flatMap((module) => module.unitTabs)
  .sort((a, b) => a.order - b.order)
