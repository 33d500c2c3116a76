import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import type { Role } from '../../../platform/http/contract.ts'

interface PersonTab {
  readonly key: string
  readonly label: string
  readonly order: number
  readonly roles: readonly Role[]
  readonly Tab: LazyExoticComponent<ComponentType<{ personId: string }>>
}

/** What the personnel file collects from this module: 签署. */
export const personTabs: readonly PersonTab[] = [
  {
    key: 'signatures',
    label: '签署',
    order: 40,
    roles: ['auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk', 'leadOfficer'],
    Tab: lazy(() => import('./signatures-tab.tsx').then((m) => ({ default: m.SignaturesTab }))),
  },
]
