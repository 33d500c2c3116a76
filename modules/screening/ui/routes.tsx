import type { PageRoute } from '../../../app/routes.ts'

const readers = ['auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk'] as const
const group = '风险隐患'

export const routes: readonly PageRoute[] = [
  {
    path: '/screening-rounds',
    title: '隐患排查',
    roles: readers,
    component: () => import('./rounds-page.tsx').then((m) => m.RoundsPage),
    menu: { group, order: 40, label: '隐患排查' },
  },
  {
    path: '/screening-rounds/new',
    title: '发起排查批次',
    roles: ['auxiliaryOffice'],
    component: () => import('./new-round-page.tsx').then((m) => m.NewRoundPage),
  },
  {
    path: '/screening-rounds/$roundId',
    title: '排查批次',
    roles: readers,
    component: () => import('./round-page.tsx').then((m) => m.RoundPage),
  },
  {
    path: '/screening-returns',
    title: '单位填报',
    roles: readers,
    component: () => import('./returns-page.tsx').then((m) => m.ReturnsPage),
    menu: { group, order: 42, label: '单位填报' },
  },
  {
    path: '/screening-returns/$returnId',
    title: '隐患排查表',
    roles: readers,
    component: () => import('./return-page.tsx').then((m) => m.ReturnPage),
  },
  {
    path: '/screening-returns/$returnId/extension',
    title: '延期',
    roles: ['auxiliaryOffice'],
    component: () => import('./extension-page.tsx').then((m) => m.ExtensionPage),
  },
  {
    path: '/screening-returns/$returnId/paper',
    title: '补录纸面填报',
    roles: ['auxiliaryOffice'],
    component: () => import('./paper-page.tsx').then((m) => m.PaperPage),
  },
  {
    path: '/screening-standings',
    title: '历次填报',
    roles: readers,
    component: () => import('./standings-page.tsx').then((m) => m.StandingsPage),
    menu: { group, order: 44, label: '历次填报' },
  },
]
