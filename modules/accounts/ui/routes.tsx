import type { PageRoute } from '../../../app/routes.ts'
import { roles as everyRole, type Role } from '../../../platform/http/roles.ts'

const readers: readonly Role[] = [
  'systemAdministrator',
  'securityAdministrator',
  'auxiliaryOffice',
  'unitClerk',
  'politicalOfficeLeader',
]
const group = '系统管理'

export const routes: readonly PageRoute[] = [
  {
    path: '/accounts',
    title: '账号管理',
    roles: readers,
    menu: { group, order: 10, label: '账号管理' },
    component: () => import('./accounts-page.tsx').then((m) => m.AccountsPage),
  },
  {
    path: '/accounts/new',
    title: '开一个账号',
    roles: ['systemAdministrator'],
    component: () => import('./new-account-page.tsx').then((m) => m.NewAccountPage),
  },
  {
    path: '/accounts/$accountId',
    title: '账号',
    roles: readers,
    component: () => import('./account-page.tsx').then((m) => m.AccountPage),
  },
  {
    path: '/account-issues/$jobId',
    title: '发放口令',
    roles: ['systemAdministrator'],
    component: () => import('./issue-page.tsx').then((m) => m.IssuePage),
  },
  {
    path: '/account-openings',
    title: '开通账号',
    roles: ['auxiliaryOffice', 'unitClerk'],
    menu: { group, order: 11, label: '开通账号' },
    component: () => import('./openings-page.tsx').then((m) => m.OpeningsPage),
  },
  {
    path: '/grants',
    title: '授权管理',
    roles: ['securityAdministrator', 'politicalOfficeLeader', 'systemAdministrator'],
    menu: { group, order: 12, label: '授权管理' },
    component: () => import('./grants-page.tsx').then((m) => m.GrantsPage),
  },
  {
    path: '/grants/new',
    title: '提出授权',
    roles: ['securityAdministrator'],
    component: () => import('./new-grant-page.tsx').then((m) => m.NewGrantPage),
  },
  {
    path: '/own-account',
    title: '我的账号',
    roles: everyRole,
    menu: { group: '我的', order: 90, label: '我的账号' },
    component: () => import('./own-account-page.tsx').then((m) => m.OwnAccountPage),
  },
]
