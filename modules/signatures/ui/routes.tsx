import type { PageRoute } from '../../../app/routes.ts'
import { roles as everyRole, type Role } from '../../../platform/http/roles.ts'

const officers: readonly Role[] = [
  'auxiliaryOffice',
  'politicalOfficeLeader',
  'bureauLeader',
  'unitHead',
  'leaderInCharge',
  'unitClerk',
  'lineInspector',
  'leadOfficer',
]
const list = () => import('./requests-page.tsx').then((m) => m.RequestsPage)

export const routes: readonly PageRoute[] = [
  {
    path: '/own-signing',
    title: '待签与已签',
    roles: ['auxiliary'],
    component: list,
    menu: { group: '我的', order: 2, label: '待签与已签' },
    phone: { order: 2, label: '待签' },
  },
  {
    path: '/signing',
    title: '我的签署',
    roles: officers,
    component: list,
    menu: { group: '承诺与责任书', order: 90, label: '我的签署' },
  },
  {
    path: '/signing/$requestId',
    title: '签署',
    roles: [...officers, 'auxiliary'],
    component: () => import('./signing-page.tsx').then((m) => m.SigningPage),
  },
  {
    path: '/verify/$signatureId',
    title: '签署核验',
    roles: everyRole,
    component: () => import('./verification-page.tsx').then((m) => m.VerificationPage),
  },
  {
    path: '/seal-keys',
    title: '签章密钥',
    roles: ['securityAdministrator'],
    component: () => import('./seal-keys-page.tsx').then((m) => m.SealKeysPage),
    menu: { group: '系统管理', order: 30, label: '签章密钥' },
  },
]
