import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import type { Role } from '../../../platform/http/contract.ts'

interface PersonTab {
  readonly key: string
  readonly label: string
  readonly order: number
  readonly roles: readonly Role[]
  readonly Tab: LazyExoticComponent<ComponentType<{ personId: string }>>
}

/** What the personnel file collects from this module: 影响期内的处理. */
export const personTabs: readonly PersonTab[] = [
  {
    key: 'outcomes',
    label: '影响期内的处理',
    order: 60,
    roles: ['auxiliaryOffice', 'politicalOfficeLeader', 'auxiliary'],
    Tab: lazy(() => import('./outcomes-tab.tsx').then((m) => ({ default: m.OutcomesTab }))),
  },
]
