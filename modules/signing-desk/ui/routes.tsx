import type { DeskRooms, PageRoute } from '../../../app/routes.ts'

export const routes: readonly PageRoute[] = [
  {
    path: '/signing-rounds/$roundId/desk',
    title: '打开签署台',
    roles: ['auxiliaryOffice', 'unitClerk'],
    component: () => import('./open-desk-page.tsx').then((m) => m.OpenDeskPage),
  },
]

export const desk: DeskRooms = {
  entrance: () => import('./desk-entrance.tsx').then((m) => m.DeskEntrance),
  frame: () => import('./desk-frame.tsx').then((m) => m.DeskFrame),
}
