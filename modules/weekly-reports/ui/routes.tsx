import type { PageRoute } from '../../../app/routes.ts'

const readers = ['auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk'] as const
const group = '督办与周报'

export const routes: readonly PageRoute[] = [
  {
    path: '/weekly-reports',
    title: '周报',
    roles: readers,
    component: () => import('./reports-page.tsx').then((m) => m.ReportsPage),
    menu: { group, order: 50, label: '周报' },
  },
  {
    path: '/weekly-reports/$weeklyReportId',
    title: '一份周报',
    roles: readers,
    component: () => import('./report-page.tsx').then((m) => m.ReportPage),
  },
  {
    path: '/weekly-heat-map',
    title: '历周报送',
    roles: readers,
    component: () => import('./heat-map-page.tsx').then((m) => m.HeatMapPage),
    menu: { group, order: 52, label: '历周报送' },
  },
  {
    path: '/weekly-rule',
    title: '周报规定',
    roles: readers,
    component: () => import('./rule-page.tsx').then((m) => m.RulePage),
  },
]
