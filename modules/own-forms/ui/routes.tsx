import type { PageRoute } from '../../../app/routes.ts'

const readers = ['auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk'] as const
const group = '督办与周报'

export const routes: readonly PageRoute[] = [
  {
    path: '/own-forms',
    title: '本局表单',
    roles: readers,
    component: () => import('./forms-page.tsx').then((m) => m.FormsPage),
    menu: { group, order: 64, label: '本局表单' },
  },
  {
    path: '/own-forms/new',
    title: '设计表单',
    roles: ['auxiliaryOffice'],
    component: () => import('./new-form-page.tsx').then((m) => m.NewFormPage),
  },
  {
    path: '/own-forms/$ownFormId',
    title: '一张本局表单',
    roles: readers,
    component: () => import('./form-page.tsx').then((m) => m.FormPage),
  },
  {
    path: '/own-forms/$ownFormId/table',
    title: '汇总表',
    roles: readers,
    component: () => import('./table-page.tsx').then((m) => m.TablePage),
  },
  {
    path: '/own-form-parts',
    title: '应填表单',
    roles: readers,
    component: () => import('./parts-page.tsx').then((m) => m.PartsPage),
  },
  {
    path: '/own-form-parts/$partId',
    title: '应填的一张表',
    roles: readers,
    component: () => import('./part-page.tsx').then((m) => m.PartPage),
  },
]
