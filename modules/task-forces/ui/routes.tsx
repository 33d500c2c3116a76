import type { PageRoute } from '../../../app/routes.ts'

const readers = ['auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk'] as const

export const routes: readonly PageRoute[] = [
  {
    path: '/task-forces',
    title: '专班',
    roles: readers,
    component: () => import('./task-forces-page.tsx').then((m) => m.TaskForcesPage),
    menu: { group: '风险隐患', order: 60, label: '专班' },
  },
  {
    path: '/task-forces/new',
    title: '成立专班',
    roles: ['auxiliaryOffice'],
    component: () => import('./form-pages.tsx').then((m) => m.FoundPage),
  },
  {
    path: '/task-forces/$taskForceId',
    title: '专班组成',
    roles: readers,
    component: () => import('./task-force-page.tsx').then((m) => m.TaskForcePage),
  },
  {
    path: '/task-forces/$taskForceId/change',
    title: '改专班资料',
    roles: ['auxiliaryOffice'],
    component: () => import('./form-pages.tsx').then((m) => m.ChangePage),
  },
  {
    path: '/task-forces/$taskForceId/appoint',
    title: '任命专班组成人员',
    roles: ['auxiliaryOffice'],
    component: () => import('./appoint-page.tsx').then((m) => m.AppointPage),
  },
  {
    path: '/task-forces/$taskForceId/cycle',
    title: '会商周期',
    roles: readers,
    component: () => import('./cycle-page.tsx').then((m) => m.CyclePage),
  },
]
