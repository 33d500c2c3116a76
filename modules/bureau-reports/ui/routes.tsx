import type { PageRoute } from '../../../app/routes.ts'

const readers = ['auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader'] as const

export const routes: readonly PageRoute[] = [
  {
    path: '/bureau-reports',
    title: '全局周报',
    roles: readers,
    component: () => import('./reports-page.tsx').then((m) => m.ReportsPage),
    menu: { group: '督办与周报', order: 54, label: '全局周报' },
  },
  {
    path: '/bureau-reports/$bureauReportId',
    title: '一份全局周报',
    roles: readers,
    component: () => import('./report-page.tsx').then((m) => m.ReportPage),
  },
  {
    path: '/bureau-reports/$bureauReportId/edit',
    title: '改全局周报',
    roles: ['auxiliaryOffice'],
    component: () => import('./edit-page.tsx').then((m) => m.EditPage),
  },
]
