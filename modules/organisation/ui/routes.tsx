import type { PageRoute } from '../../../app/routes.ts'

const readers = ['auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk'] as const
const office = ['auxiliaryOffice'] as const

export const routes: readonly PageRoute[] = [
  {
    path: '/units',
    title: '单位',
    roles: readers,
    component: () => import('./units-page.tsx').then((m) => m.UnitsPage),
    menu: { group: '三定与责任链', order: 1, label: '单位' },
  },
  {
    path: '/units/new',
    title: '新增单位',
    roles: office,
    component: () => import('./new-unit-page.tsx').then((m) => m.NewUnitPage),
  },
  {
    path: '/units/$unitId',
    title: '单位资料',
    roles: readers,
    component: () => import('./unit-page.tsx').then((m) => m.UnitPage),
  },
  {
    path: '/units/$unitId/change',
    title: '修改单位资料',
    roles: ['auxiliaryOffice', 'unitClerk', 'unitHead'],
    component: () => import('./change-unit-page.tsx').then((m) => m.ChangeUnitPage),
  },
  {
    path: '/units/$unitId/rename',
    title: '单位改名',
    roles: office,
    component: () => import('./rename-unit-page.tsx').then((m) => m.RenameUnitPage),
  },
  {
    path: '/units/$unitId/appoint',
    title: '任命单位领导',
    roles: office,
    component: () => import('./appoint-page.tsx').then((m) => m.AppointPage),
  },
  {
    path: '/units/$unitId/move',
    title: '调整隶属',
    roles: office,
    component: () => import('./move-unit-page.tsx').then((m) => m.MoveUnitPage),
  },
  {
    path: '/units/$unitId/order',
    title: '调整顺序',
    roles: office,
    component: () => import('./order-unit-page.tsx').then((m) => m.OrderUnitPage),
  },
  {
    path: '/units/$unitId/merge',
    title: '并入别的单位',
    roles: office,
    component: () => import('./merge-unit-page.tsx').then((m) => m.MergeUnitPage),
  },
  {
    path: '/units/$unitId/close',
    title: '撤销单位',
    roles: office,
    component: () => import('./close-unit-page.tsx').then((m) => m.CloseUnitPage),
  },
]
