import type { PageRoute } from '../../../app/routes.ts'

const readers = ['auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk'] as const

export const routes: readonly PageRoute[] = [
  {
    path: '/signing-rounds',
    title: '签订批次',
    roles: readers,
    component: () => import('./rounds-page.tsx').then((m) => m.RoundsPage),
    menu: { group: '承诺与责任书', order: 1, label: '签订批次' },
  },
  {
    path: '/signing-rounds/new',
    title: '发起签订批次',
    roles: ['auxiliaryOffice', 'unitClerk'],
    component: () => import('./new-round-page.tsx').then((m) => m.NewRoundPage),
  },
  {
    path: '/signing-rounds/$roundId',
    title: '签订进度',
    roles: readers,
    component: () => import('./round-page.tsx').then((m) => m.RoundPage),
  },
  {
    path: '/signing-rounds/$roundId/deadline',
    title: '改签订时限',
    roles: ['auxiliaryOffice', 'unitClerk'],
    component: () => import('./deadline-page.tsx').then((m) => m.DeadlinePage),
  },
  {
    path: '/signing-answers',
    title: '签订情况',
    roles: readers,
    component: () => import('./answers-page.tsx').then((m) => m.AnswersPage),
    menu: { group: '承诺与责任书', order: 2, label: '签订情况' },
  },
]
