import type { PageRoute } from '../../../app/routes.ts'

const readers = ['auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk'] as const
const group = '督办与周报'

export const routes: readonly PageRoute[] = [
  {
    path: '/collections',
    title: '收集',
    roles: readers,
    component: () => import('./collections-page.tsx').then((m) => m.CollectionsPage),
    menu: { group, order: 60, label: '收集' },
  },
  {
    path: '/collections/new',
    title: '发起收集',
    roles: ['auxiliaryOffice'],
    component: () => import('./new-collection-page.tsx').then((m) => m.NewCollectionPage),
  },
  {
    path: '/collections/$collectionId',
    title: '一次收集',
    roles: readers,
    component: () => import('./collection-page.tsx').then((m) => m.CollectionPage),
  },
  {
    path: '/collection-parts',
    title: '应交材料',
    roles: readers,
    component: () => import('./parts-page.tsx').then((m) => m.PartsPage),
    menu: { group, order: 62, label: '应交材料' },
  },
  {
    path: '/collection-parts/$partId',
    title: '应交的一件',
    roles: readers,
    component: () => import('./part-page.tsx').then((m) => m.PartPage),
  },
]
