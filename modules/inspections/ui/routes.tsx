import type { PageRoute } from '../../../app/routes.ts'

const business = ['auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk'] as const
const readers = [...business, 'lineInspector'] as const

export const routes: readonly PageRoute[] = [
  {
    path: '/own-line',
    title: '本警种',
    roles: ['lineInspector'],
    component: () => import('./own-line-page.tsx').then((m) => m.OwnLinePage),
    menu: { group: '督办与周报', order: 50, label: '本警种' },
  },
  {
    path: '/inspections',
    title: '警种检查',
    roles: readers,
    component: () => import('./inspections-page.tsx').then((m) => m.InspectionsPage),
    menu: { group: '督办与周报', order: 60, label: '警种检查' },
  },
  {
    path: '/suggestions',
    title: '检查建议',
    roles: readers,
    component: () => import('./suggestions-page.tsx').then((m) => m.SuggestionsPage),
    menu: { group: '督办与周报', order: 65, label: '检查建议' },
  },
  {
    path: '/inspections/new',
    title: '开始检查',
    roles: ['lineInspector'],
    component: () => import('./start-page.tsx').then((m) => m.StartPage),
  },
  {
    path: '/inspections/rules',
    title: '检查规定',
    roles: readers,
    component: () => import('./rules-page.tsx').then((m) => m.RulesPage),
  },
  {
    path: '/inspections/$inspectionId',
    title: '警种检查',
    roles: readers,
    component: () => import('./inspection-page.tsx').then((m) => m.InspectionPage),
  },
]
