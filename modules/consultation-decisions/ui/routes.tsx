import type { PageRoute } from '../../../app/routes.ts'

export const routes: readonly PageRoute[] = [
  {
    path: '/consultation-decisions',
    title: '会商决定',
    roles: ['auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk', 'leadOfficer'],
    component: () => import('./decisions-page.tsx').then((m) => m.DecisionsPage),
    menu: { group: '风险隐患', order: 55, label: '会商决定' },
  },
]
