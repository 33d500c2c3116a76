import type { OpenPage, PageRoute } from '../../../app/routes.ts'
import { type Role, roleNames } from '../../../platform/http/roles.ts'

const everybody = Object.keys(roleNames) as Role[]
const handlers = ['unitHead', 'bureauLeader', 'auxiliaryOffice', 'politicalOfficeLeader'] as const

export const routes: readonly PageRoute[] = [
  {
    path: '/my-concerns',
    title: '反映诉求',
    roles: everybody,
    component: () => import('./my-concerns-page.tsx').then((m) => m.MyConcernsPage),
    menu: { group: '我的', order: 30, label: '反映诉求' },
  },
  {
    path: '/my-concerns/new',
    title: '反映一件诉求',
    roles: everybody,
    component: () => import('./raise-page.tsx').then((m) => m.RaisePage),
  },
  {
    path: '/my-concerns/$concernId',
    title: '我的一件诉求',
    roles: everybody,
    component: () => import('./my-concern-page.tsx').then((m) => m.MyConcernPage),
  },
  {
    path: '/concerns',
    title: '诉求办理',
    roles: handlers,
    component: () => import('./concerns-page.tsx').then((m) => m.ConcernsPage),
    menu: { group: '关心关爱', order: 10, label: '诉求办理' },
  },
  {
    path: '/concerns/$concernId',
    title: '一件诉求',
    roles: handlers,
    component: () => import('./concern-page.tsx').then((m) => m.ConcernPage),
  },
]

export const open: readonly OpenPage[] = [
  {
    path: '/anonymous-concern',
    label: '不登录，匿名反映诉求',
    component: () => import('./anonymous-page.tsx').then((m) => m.AnonymousPage),
  },
]
