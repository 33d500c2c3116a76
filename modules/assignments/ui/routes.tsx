import type { PageRoute } from '../../../app/routes.ts'

const readers = ['auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk'] as const

export const routes: readonly PageRoute[] = [
  {
    path: '/responsibility',
    title: '责任关系',
    roles: readers,
    component: () => import('./responsibility-page.tsx').then((m) => m.ResponsibilityPage),
    menu: { group: '三定与责任链', order: 30, label: '责任关系' },
  },
  {
    path: '/responsibility/spans',
    title: '带辅人数',
    roles: readers,
    component: () => import('./spans-page.tsx').then((m) => m.SpansPage),
    menu: { group: '三定与责任链', order: 40, label: '带辅人数' },
  },
  {
    path: '/responsibility/assign',
    title: '指定责任人',
    roles: ['auxiliaryOffice', 'unitClerk'],
    component: () => import('./assign-page.tsx').then((m) => m.AssignPage),
  },
  {
    path: '/officers/$officerId/handover',
    title: '交接所带辅警',
    roles: readers,
    component: () => import('./handover-page.tsx').then((m) => m.HandoverPage),
  },
]
