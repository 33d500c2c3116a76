import type { PageRoute } from '../../../app/routes.ts'

const readers = ['auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk'] as const

export const routes: readonly PageRoute[] = [
  {
    path: '/leavings',
    title: '离岗手续',
    roles: readers,
    component: () => import('./leavings-page.tsx').then((m) => m.LeavingsPage),
    menu: { group: '辅警档案', order: 40, label: '离岗手续' },
  },
  {
    path: '/leavings/new',
    title: '预办离岗手续',
    roles: ['auxiliaryOffice', 'unitClerk'],
    component: () => import('./announce-page.tsx').then((m) => m.AnnouncePage),
  },
  {
    path: '/leavings/$leavingId',
    title: '一个人的离岗手续',
    roles: readers,
    component: () => import('./leaving-page.tsx').then((m) => m.LeavingPage),
  },
]
