import type { PageRoute } from '../../../app/routes.ts'

const readers = ['auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk'] as const

export const routes: readonly PageRoute[] = [
  {
    path: '/consultations',
    title: '会商研判',
    roles: readers,
    component: () => import('./consultations-page.tsx').then((m) => m.ConsultationsPage),
    menu: { group: '风险隐患', order: 50, label: '会商研判' },
  },
  {
    path: '/consultations/new',
    title: '筹备会商',
    roles: readers,
    component: () => import('./arrange-pages.tsx').then((m) => m.PreparePage),
  },
  {
    path: '/consultations/$consultationId',
    title: '一次会商',
    roles: readers,
    component: () => import('./consultation-page.tsx').then((m) => m.ConsultationPage),
  },
  {
    path: '/consultations/$consultationId/change',
    title: '改会商安排',
    roles: readers,
    component: () => import('./arrange-pages.tsx').then((m) => m.ChangePage),
  },
  {
    path: '/consultations/$consultationId/holding',
    title: '登记会商召开',
    roles: readers,
    component: () => import('./hold-page.tsx').then((m) => m.HoldPage),
  },
  {
    path: '/consultations/$consultationId/minutes',
    title: '写会商纪要',
    roles: readers,
    component: () => import('./minutes-page.tsx').then((m) => m.MinutesPage),
  },
  {
    path: '/consultations/$consultationId/decision',
    title: '拟会商决定',
    roles: readers,
    component: () => import('./decision-page.tsx').then((m) => m.DecisionPage),
  },
]
