import type { PageRoute } from '../../../app/routes.ts'

const offices = ['auxiliaryOffice', 'politicalOfficeLeader'] as const

export const routes: readonly PageRoute[] = [
  {
    path: '/accountability',
    title: '追责问责',
    roles: offices,
    component: () => import('./triggers-page.tsx').then((m) => m.TriggersPage),
    menu: { group: '纪律与申诉', order: 30, label: '追责问责' },
  },
  {
    path: '/accountability/new',
    title: '启动问责',
    roles: offices,
    component: () => import('./open-page.tsx').then((m) => m.OpenPage),
  },
]
