import type { PageRoute } from '../../../app/routes.ts'

const quotaReaders = [
  'auxiliaryOffice',
  'politicalOfficeLeader',
  'bureauLeader',
  'unitHead',
  'leaderInCharge',
  'unitClerk',
] as const
const catalogueReaders = [...quotaReaders, 'lineInspector', 'leadOfficer'] as const
const editors = ['auxiliaryOffice'] as const

export const routes: readonly PageRoute[] = [
  {
    path: '/posts',
    title: '岗位目录',
    roles: catalogueReaders,
    component: () => import('./posts-page.tsx').then((m) => m.PostsPage),
    menu: { group: '三定与责任链', order: 10, label: '岗位目录' },
  },
  {
    path: '/posts/new',
    title: '新增岗位',
    roles: editors,
    component: () => import('./new-post-page.tsx').then((m) => m.NewPostPage),
  },
  {
    path: '/posts/print',
    title: '打印岗位目录',
    roles: catalogueReaders,
    component: () => import('./catalogue-print-page.tsx').then((m) => m.CataloguePrintPage),
  },
  {
    path: '/posts/red-lines',
    title: '红线',
    roles: catalogueReaders,
    component: () => import('./red-lines-page.tsx').then((m) => m.RedLinesPage),
  },
  {
    path: '/posts/$postId/versions',
    title: '历次版本',
    roles: catalogueReaders,
    component: () => import('./versions-page.tsx').then((m) => m.VersionsPage),
  },
]
