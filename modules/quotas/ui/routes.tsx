import type { PageRoute } from '../../../app/routes.ts'

const readers = ['auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk'] as const

export const routes: readonly PageRoute[] = [
  {
    path: '/quotas',
    title: '用辅数量',
    roles: readers,
    component: () => import('./quotas-page.tsx').then((m) => m.QuotasPage),
    menu: { group: '三定与责任链', order: 20, label: '用辅数量' },
  },
  {
    path: '/quotas/new',
    title: '核定数量',
    roles: ['auxiliaryOffice'],
    component: () => import('./new-quota-page.tsx').then((m) => m.NewQuotaPage),
  },
  {
    path: '/quotas/$unitId/$postId',
    title: '用辅数量',
    roles: readers,
    component: () => import('./quota-page.tsx').then((m) => m.QuotaPage),
  },
]
