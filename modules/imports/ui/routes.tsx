import type { PageRoute } from '../../../app/routes.ts'

const importers = ['auxiliaryOffice', 'unitClerk'] as const

export const routes: readonly PageRoute[] = [
  {
    path: '/imports',
    title: '导入记录',
    roles: importers,
    component: () => import('./imports-page.tsx').then((m) => m.ImportsPage),
    menu: { group: '辅警档案', order: 4, label: '导入记录' },
  },
  {
    path: '/imports/new',
    title: '导入花名册',
    roles: importers,
    component: () => import('./new-import-page.tsx').then((m) => m.NewImportPage),
  },
  {
    path: '/imports/$importId',
    title: '导入花名册',
    roles: importers,
    component: () => import('./import-page.tsx').then((m) => m.ImportPage),
  },
]
