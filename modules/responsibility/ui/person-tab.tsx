import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import type { Role } from '../../../platform/http/contract.ts'

interface PersonTab {
  readonly key: string
  readonly label: string
  readonly order: number
  readonly roles: readonly Role[]
  readonly Tab: LazyExoticComponent<ComponentType<{ personId: string }>>
}

/** What the personnel file collects from this module: 责任链条. */
export const personTabs: readonly PersonTab[] = [
  {
    key: 'chain',
    label: '责任链条',
    order: 30,
    roles: [
      'auxiliaryOffice',
      'politicalOfficeLeader',
      'bureauLeader',
      'unitHead',
      'leaderInCharge',
      'unitClerk',
      'leadOfficer',
      'auxiliary',
    ],
    Tab: lazy(() => import('./chain-tab.tsx').then((m) => ({ default: m.ChainTab }))),
  },
]
