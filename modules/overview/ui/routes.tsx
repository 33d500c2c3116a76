import type { PageRoute } from '../../../app/routes.ts'

const bureauWide = ['auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader'] as const
const unitWide = ['unitHead', 'leaderInCharge', 'unitClerk'] as const

export const routes: readonly PageRoute[] = [
  {
    path: '/',
    title: '工作台',
    roles: [...bureauWide, ...unitWide],
    component: () => import('./front-page.tsx').then((m) => m.FrontPage),
    menu: { group: '工作台', order: 1, label: '工作台' },
    phone: { order: 1, label: '工作台' },
  },
  {
    path: '/data-health',
    title: '数据健康',
    roles: [...bureauWide, ...unitWide],
    component: () => import('./data-health-page.tsx').then((m) => m.DataHealthPage),
    menu: { group: '统计与打印', order: 1, label: '数据健康' },
  },
  {
    path: '/owed',
    title: '本单位应交',
    roles: [...bureauWide, ...unitWide],
    component: () => import('./owed-page.tsx').then((m) => m.OwedPage),
    menu: { group: '督办与周报', order: 10, label: '本单位应交' },
  },
]
