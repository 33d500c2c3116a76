import type { ComponentType } from 'react'
import type { Role } from '../../../platform/http/contract.ts'

/** A tab of the file of a person, as another module contributes it: `ui/person-tab.tsx` exports `personTabs: readonly PersonTab[]`. */
export interface PersonTab {
  readonly key: string
  readonly label: string
  /** 任岗经历 is 10, 谁看过 90; others stand between. */
  readonly order: number
  readonly roles: readonly Role[]
  /** Made with React.lazy. */
  readonly Tab: ComponentType<{ personId: string }>
}

const contributed = import.meta.glob<{ personTabs: readonly PersonTab[] }>('../../*/ui/person-tab.tsx', { eager: true })

/** Tabs that modules contribute, for one role, in order. */
export const personTabsFor = (role: Role): readonly PersonTab[] =>
  Object.values(contributed)
    .flatMap((module) => module.personTabs)
    .filter((tab) => tab.roles.includes(role))
    .sort((a, b) => a.order - b.order)
