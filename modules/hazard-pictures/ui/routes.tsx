import type { PageRoute } from '../../../app/routes.ts'

export const routes: readonly PageRoute[] = [
  {
    path: '/hazard-pictures',
    title: '隐患图表',
    roles: ['auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk'],
    component: () => import('./pictures-page.tsx').then((m) => m.PicturesPage),
    menu: { group: '风险隐患', order: 60, label: '图表' },
  },
]
