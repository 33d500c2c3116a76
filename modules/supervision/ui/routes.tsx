import type { PageRoute } from '../../../app/routes.ts'

const business = ['auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk'] as const
const issuers = ['auxiliaryOffice', 'unitHead'] as const

export const routes: readonly PageRoute[] = [
  {
    path: '/supervision',
    title: '督办单',
    roles: business,
    component: () => import('./slips-page.tsx').then((m) => m.SlipsPage),
    menu: { group: '督办与周报', order: 20, label: '督办单' },
  },
  {
    path: '/supervision/candidates',
    title: '可以督办的任务',
    roles: [...issuers, 'politicalOfficeLeader'],
    component: () => import('./candidates-page.tsx').then((m) => m.CandidatesPage),
  },
  {
    path: '/supervision/write/$taskId',
    title: '开督办单',
    roles: issuers,
    component: () => import('./write-page.tsx').then((m) => m.WritePage),
  },
  {
    path: '/supervision/$slipId',
    title: '一张督办单',
    roles: business,
    component: () => import('./slip-page.tsx').then((m) => m.SlipPage),
  },
  {
    path: '/supervision/$slipId/answer',
    title: '答复督办单',
    roles: ['unitHead'],
    component: () => import('./answer-page.tsx').then((m) => m.AnswerPage),
  },
]
