import type { PageRoute } from '../../../app/routes.ts'

const bureauWide = ['auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader'] as const
const unitWide = ['unitHead', 'leaderInCharge', 'unitClerk'] as const

export const routes: readonly PageRoute[] = [
  {
    path: '/bureau',
    title: '总体情况',
    roles: bureauWide,
    component: () => import('./bureau-page.tsx').then((m) => m.BureauPage),
    menu: { group: '统计与打印', order: 2, label: '总体情况' },
  },
  {
    path: '/comparisons',
    title: '单位对比',
    roles: bureauWide,
    component: () => import('./comparison-page.tsx').then((m) => m.ComparisonPage),
    menu: { group: '统计与打印', order: 3, label: '单位对比' },
  },
  {
    path: '/own-unit',
    title: '本单位情况',
    roles: unitWide,
    component: () => import('./own-unit-page.tsx').then((m) => m.OwnUnitPage),
    menu: { group: '统计与打印', order: 2, label: '本单位情况' },
  },
]
