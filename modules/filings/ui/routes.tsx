import type { PageRoute } from '../../../app/routes.ts'

const readers = ['auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk'] as const

export const routes: readonly PageRoute[] = [
  {
    path: '/filings',
    title: '变动备案',
    roles: readers,
    component: () => import('./filings-page.tsx').then((m) => m.FilingsPage),
    menu: { group: '三定与责任链', order: 40, label: '变动备案' },
  },
  {
    path: '/filings/rule',
    title: '备案期限',
    roles: readers,
    component: () => import('./rule-page.tsx').then((m) => m.RulePage),
  },
]
