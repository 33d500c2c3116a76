import type { PageRoute } from '../../../app/routes.ts'

export const routes: readonly PageRoute[] = [
  {
    path: '/transfers',
    title: '人员变动',
    roles: ['unitClerk', 'auxiliaryOffice'],
    component: () => import('./transfers-page.tsx').then((m) => m.TransfersPage),
    menu: { group: '辅警档案', order: 2, label: '人员变动' },
  },
  {
    path: '/transfers/new',
    title: '申请调入',
    roles: ['unitClerk'],
    component: () => import('./new-transfer-page.tsx').then((m) => m.NewTransferPage),
  },
]
