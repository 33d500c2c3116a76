import type { PageRoute } from '../../../app/routes.ts'

const handlers = [
  'auxiliaryOffice',
  'politicalOfficeLeader',
  'bureauLeader',
  'unitHead',
  'leaderInCharge',
  'unitClerk',
  'lineInspector',
  'leadOfficer',
  'unionRepresentative',
] as const

export const routes: readonly PageRoute[] = [
  {
    path: '/conduct',
    title: '核查',
    roles: handlers,
    component: () => import('./conduct-page.tsx').then((m) => m.ConductPage),
    menu: { group: '纪律与申诉', order: 10, label: '核查' },
  },
  {
    path: '/me/conduct',
    title: '与我有关的核查',
    roles: ['auxiliary'],
    component: () => import('./conduct-page.tsx').then((m) => m.ConductPage),
    menu: { group: '我的', order: 30, label: '与我有关的核查' },
  },
  {
    path: '/conduct/new',
    title: '密封报告',
    roles: ['auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk', 'leadOfficer'],
    component: () => import('./report-page.tsx').then((m) => m.ReportPage),
  },
  {
    path: '/conduct/$fileId',
    title: '核查',
    roles: [...handlers, 'auxiliary'],
    component: () => import('./file-page.tsx').then((m) => m.FilePage),
  },
]
