import type { PageRoute } from '../../../app/routes.ts'
import { roles } from '../../../platform/http/roles.ts'

export const routes: readonly PageRoute[] = [
  {
    path: '/trail',
    title: '审计留痕',
    roles: ['auditAdministrator'],
    component: () => import('./trail-page.tsx').then((m) => m.TrailPage),
    menu: { group: '系统管理', order: 30, label: '审计留痕' },
  },
  {
    path: '/trail/$eventId',
    title: '一条留痕',
    roles: ['auditAdministrator'],
    component: () => import('./event-page.tsx').then((m) => m.EventPage),
  },
  {
    path: '/own-trail',
    title: '我的操作留痕',
    roles,
    component: () => import('./own-trail-page.tsx').then((m) => m.OwnTrailPage),
    menu: { group: '我的', order: 80, label: '我的操作留痕' },
  },
]
