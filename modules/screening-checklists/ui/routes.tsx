import type { PageRoute } from '../../../app/routes.ts'

const readers = ['auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk'] as const

export const routes: readonly PageRoute[] = [
  {
    path: '/screening-checklists',
    title: '排查清单',
    roles: readers,
    component: () => import('./checklists-page.tsx').then((m) => m.ChecklistsPage),
    menu: { group: '风险隐患', order: 48, label: '排查清单' },
  },
  {
    path: '/screening-checklists/$checklistId',
    title: '排查清单',
    roles: readers,
    component: () => import('./checklist-page.tsx').then((m) => m.ChecklistPage),
  },
]
