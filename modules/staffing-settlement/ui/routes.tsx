import type { PageRoute } from '../../../app/routes.ts'

export const routes: readonly PageRoute[] = [
  {
    path: '/annex-five',
    title: '附件5 统计表',
    roles: ['auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk'],
    component: () => import('./annex-five-page.tsx').then((m) => m.AnnexFivePage),
    menu: { group: '统计与打印', order: 2, label: '附件5 统计表' },
  },
]
