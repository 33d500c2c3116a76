import type { PageRoute } from '../../../app/routes.ts'

const recorders = ['auxiliaryOffice', 'unitClerk'] as const

export const routes: readonly PageRoute[] = [
  {
    path: '/signing-rounds/$roundId/stack',
    title: '打印成套',
    roles: recorders,
    component: () => import('./stack-page.tsx').then((m) => m.StackPage),
  },
  {
    path: '/scans',
    title: '扫描归档',
    roles: recorders,
    component: () => import('./scans-page.tsx').then((m) => m.ScansPage),
    menu: { group: '承诺与责任书', order: 3, label: '扫描归档' },
  },
  {
    path: '/scans/new',
    title: '上传扫描件',
    roles: recorders,
    component: () => import('./new-scan-page.tsx').then((m) => m.NewScanPage),
  },
  {
    path: '/scans/$scanId',
    title: '扫描归档',
    roles: recorders,
    component: () => import('./scan-page.tsx').then((m) => m.ScanPage),
  },
]
