import type { PageRoute } from '../../../app/routes.ts'

const readers = [
  'auxiliaryOffice',
  'politicalOfficeLeader',
  'bureauLeader',
  'unitHead',
  'leaderInCharge',
  'unitClerk',
  'leadOfficer',
] as const

export const routes: readonly PageRoute[] = [
  {
    path: '/hazards',
    title: '问题台账',
    roles: readers,
    component: () => import('./ledger-page.tsx').then((m) => m.LedgerPage),
    menu: { group: '风险隐患', order: 10, label: '问题台账' },
  },
  {
    path: '/hazards/new',
    title: '登记隐患',
    roles: ['unitClerk', 'unitHead', 'auxiliaryOffice'],
    component: () => import('./new-hazard-page.tsx').then((m) => m.NewHazardPage),
  },
  {
    path: '/hazards/terms',
    title: '隐患用词和天数',
    roles: readers,
    component: () => import('./terms-page.tsx').then((m) => m.TermsPage),
    menu: { group: '风险隐患', order: 90, label: '用词和天数' },
  },
  {
    path: '/hazards/$hazardId',
    title: '一条隐患',
    roles: readers,
    component: () => import('./hazard-page.tsx').then((m) => m.HazardPage),
  },
  {
    path: '/hazards/$hazardId/measures',
    title: '定措施',
    roles: ['unitClerk', 'unitHead', 'leaderInCharge', 'auxiliaryOffice'],
    component: () => import('./measures-page.tsx').then((m) => m.MeasuresPage),
  },
  {
    path: '/hazards/$hazardId/evidence',
    title: '交佐证',
    roles: readers,
    component: () => import('./evidence-page.tsx').then((m) => m.EvidencePage),
  },
]
