import type { PageRoute } from '../../../app/routes.ts'

const readers = ['auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk'] as const
const office = ['auxiliaryOffice'] as const

export const routes: readonly PageRoute[] = [
  {
    path: '/wordings',
    title: '范本',
    roles: readers,
    component: () => import('./wordings-page.tsx').then((m) => m.WordingsPage),
    menu: { group: '承诺与责任书', order: 50, label: '范本' },
  },
  {
    path: '/wordings/new',
    title: '新增范本',
    roles: office,
    component: () => import('./new-wording-page.tsx').then((m) => m.NewWordingPage),
  },
  {
    path: '/wordings/$wordingId',
    title: '范本',
    roles: readers,
    component: () => import('./wording-page.tsx').then((m) => m.WordingPage),
  },
  {
    path: '/wordings/$wordingId/draft',
    title: '修改草稿',
    roles: office,
    component: () => import('./draft-page.tsx').then((m) => m.DraftPage),
  },
  {
    path: '/wordings/$wordingId/difference',
    title: '版本比对',
    roles: readers,
    component: () => import('./difference-page.tsx').then((m) => m.DifferencePage),
  },
]
