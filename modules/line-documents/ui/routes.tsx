import type { PageRoute } from '../../../app/routes.ts'

const readers = [
  'auxiliaryOffice',
  'politicalOfficeLeader',
  'bureauLeader',
  'unitHead',
  'leaderInCharge',
  'unitClerk',
  'lineInspector',
] as const

export const routes: readonly PageRoute[] = [
  {
    path: '/line-documents',
    title: '警种备案',
    roles: readers,
    component: () => import('./documents-page.tsx').then((m) => m.DocumentsPage),
    menu: { group: '三定与责任链', order: 45, label: '警种备案' },
  },
  {
    path: '/line-documents/new',
    title: '报警种备案',
    roles: ['lineInspector'],
    component: () => import('./lodge-page.tsx').then((m) => m.LodgePage),
  },
  {
    path: '/line-documents/$documentId',
    title: '警种文件',
    roles: readers,
    component: () => import('./document-page.tsx').then((m) => m.DocumentPage),
  },
  {
    path: '/line-documents/$documentId/lodging',
    title: '再报警种备案',
    roles: ['lineInspector'],
    component: () => import('./lodge-page.tsx').then((m) => m.LodgeAgainPage),
  },
  {
    path: '/line-documents/$documentId/review',
    title: '复核警种文件',
    roles: ['lineInspector'],
    component: () => import('./review-page.tsx').then((m) => m.ReviewPage),
  },
]
