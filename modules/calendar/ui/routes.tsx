import type { PageRoute } from '../../../app/routes.ts'
import { roles } from '../../../platform/http/roles.ts'

const keepers = ['auxiliaryOffice', 'systemAdministrator'] as const
const component = () => import('./calendar-page.tsx').then((m) => m.CalendarPage)

export const routes: readonly PageRoute[] = [
  { path: '/calendar', title: '工作日历', roles: keepers, component, menu: { group: '系统管理', order: 20, label: '工作日历' } },
  /* The others come here from where a deadline stands, not from their menu. */
  { path: '/working-days', title: '工作日历', roles: roles.filter((r) => !keepers.some((k) => k === r)), component },
]
