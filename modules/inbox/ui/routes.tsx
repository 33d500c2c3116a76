import type { PageRoute } from '../../../app/routes.ts'

export const routes: readonly PageRoute[] = [
  {
    path: '/todos',
    title: '待办',
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
      'systemAdministrator',
    ],
    component: () => import('./todos-page.tsx').then((m) => m.TodosPage),
    menu: { group: '工作台', order: 2, label: '待办' },
    phone: { order: 0, label: '待办' },
  },
]
