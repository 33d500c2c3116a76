import type { PageRoute } from '../../../app/routes.ts'

export const routes: readonly PageRoute[] = [
  {
    path: '/outcome-rules',
    title: '处理种类和时限',
    roles: [
      'auxiliaryOffice',
      'politicalOfficeLeader',
      'bureauLeader',
      'unitHead',
      'leaderInCharge',
      'unitClerk',
      'lineInspector',
      'leadOfficer',
      'auxiliary',
      'unionRepresentative',
    ],
    component: () => import('./rules-page.tsx').then((m) => m.RulesPage),
  },
]
