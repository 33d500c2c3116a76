import type { PageRoute } from '../../../app/routes.ts'

const lentRoles = ['auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk'] as const
const takerRoles = [...lentRoles, 'lineInspector', 'leadOfficer'] as const

export const routes: readonly PageRoute[] = [
  {
    path: '/delegations',
    title: '委托代办',
    roles: takerRoles,
    component: () => import('./delegations-page.tsx').then((m) => m.DelegationsPage),
    menu: { group: '工作台', order: 4, label: '委托代办' },
  },
  {
    path: '/delegations/new',
    title: '委托别人代办',
    roles: lentRoles,
    component: () => import('./new-delegation-page.tsx').then((m) => m.NewDelegationPage),
  },
  {
    path: '/delegations/for-absent',
    title: '替不在岗的人委托',
    roles: ['auxiliaryOffice'],
    component: () => import('./for-absent-page.tsx').then((m) => m.ForAbsentPage),
  },
]
