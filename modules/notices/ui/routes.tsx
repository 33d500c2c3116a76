import type { PageRoute } from '../../../app/routes.ts'

const readers = ['auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk'] as const

export const routes: readonly PageRoute[] = [
  {
    path: '/notices',
    title: '通知',
    roles: readers,
    component: () => import('./notices-page.tsx').then((m) => m.NoticesPage),
    menu: { group: '督办与周报', order: 40, label: '通知' },
  },
  {
    path: '/notices/new',
    title: '录入通知',
    roles: ['auxiliaryOffice'],
    component: () => import('./enter-page.tsx').then((m) => m.EnterPage),
  },
  {
    path: '/notices/$noticeId',
    title: '一件通知',
    roles: readers,
    component: () => import('./notice-page.tsx').then((m) => m.NoticePage),
  },
  {
    path: '/notices/$noticeId/head',
    title: '改通知资料',
    roles: ['auxiliaryOffice'],
    component: () => import('./head-page.tsx').then((m) => m.HeadPage),
  },
  {
    path: '/notices/$noticeId/clauses',
    title: '改正条款切分',
    roles: ['auxiliaryOffice'],
    component: () => import('./clauses-page.tsx').then((m) => m.ClausesPage),
  },
  {
    path: '/notices/$noticeId/clauses/$clauseId',
    title: '定分工',
    roles: ['auxiliaryOffice'],
    component: () => import('./assign-page.tsx').then((m) => m.AssignPage),
  },
]
