import type { PageRoute } from '../../../app/routes.ts'

const readers = [
  'auxiliaryOffice',
  'politicalOfficeLeader',
  'bureauLeader',
  'unitHead',
  'leaderInCharge',
  'unitClerk',
  'leadOfficer',
  'lineInspector',
] as const
const writers = ['auxiliaryOffice', 'unitClerk'] as const

export const routes: readonly PageRoute[] = [
  {
    path: '/people',
    title: '花名册',
    roles: readers,
    component: () => import('./people-page.tsx').then((m) => m.PeoplePage),
    menu: { group: '辅警档案', order: 1, label: '花名册' },
    phone: { order: 2, label: '花名册' },
  },
  {
    path: '/officers',
    title: '民警',
    roles: readers.filter((r) => r !== 'lineInspector' && r !== 'leadOfficer'),
    component: () => import('./officers-page.tsx').then((m) => m.OfficersPage),
    menu: { group: '辅警档案', order: 5, label: '民警' },
  },
  {
    path: '/people/new',
    title: '新增人员',
    roles: writers,
    component: () => import('./new-person-page.tsx').then((m) => m.NewPersonPage),
  },
  {
    path: '/people/$personId',
    title: '一人一档',
    roles: readers,
    component: () => import('./person-page.tsx').then((m) => m.PersonPage),
  },
  {
    path: '/people/$personId/change',
    title: '修改人员资料',
    roles: writers,
    component: () => import('./change-person-page.tsx').then((m) => m.ChangePersonPage),
  },
  {
    path: '/people/$personId/separation',
    title: '办理离岗',
    roles: writers,
    component: () => import('./separation-page.tsx').then((m) => m.SeparationPage),
  },
  {
    path: '/people/$personId/move',
    title: '办理调动、借调',
    roles: ['auxiliaryOffice'],
    component: () => import('./move-page.tsx').then((m) => m.MovePage),
  },
  {
    path: '/people/$personId/rejoining',
    title: '办理重新入职',
    roles: ['auxiliaryOffice'],
    component: () => import('./rejoin-page.tsx').then((m) => m.RejoinPage),
  },
]
