import type { PageRoute } from '../../../app/routes.ts'

const business = ['auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk'] as const
const readers = [...business, 'leadOfficer'] as const

export const routes: readonly PageRoute[] = [
  {
    path: '/incidents',
    title: '三同步',
    roles: readers,
    component: () => import('./incidents-page.tsx').then((m) => m.IncidentsPage),
    menu: { group: '督办与周报', order: 70, label: '三同步' },
  },
  {
    path: '/incidents/new',
    title: '登记事件',
    roles: ['auxiliaryOffice', 'unitHead', 'leaderInCharge', 'unitClerk'],
    component: () => import('./record-page.tsx').then((m) => m.RecordPage),
  },
  {
    path: '/incidents/$incidentId',
    title: '三同步事件',
    roles: readers,
    component: () => import('./incident-page.tsx').then((m) => m.IncidentPage),
  },
  {
    path: '/incidents/$incidentId/review',
    title: '三同步复盘',
    roles: ['auxiliaryOffice'],
    component: () => import('./review-page.tsx').then((m) => m.ReviewPage),
  },
]
