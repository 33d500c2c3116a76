import type { PageRoute } from '../../../app/routes.ts'

export const routes: readonly PageRoute[] = [
  {
    path: '/annex-one',
    title: '附件1 清单',
    roles: ['auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk'],
    component: () => import('./annex-one-page.tsx').then((m) => m.AnnexOnePage),
    menu: { group: '风险隐患', order: 70, label: '附件1 清单' },
  },
]
