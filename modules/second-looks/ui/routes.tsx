import type { PageRoute } from '../../../app/routes.ts'

export const routes: readonly PageRoute[] = [
  {
    path: '/second-looks',
    title: '第二人查看',
    roles: ['auxiliaryOffice', 'politicalOfficeLeader'],
    component: () => import('./second-looks-page.tsx').then((m) => m.SecondLooksPage),
    menu: { group: '纪律与申诉', order: 90, label: '第二人查看' },
  },
]
