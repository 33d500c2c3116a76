import type { PageRoute } from '../../../app/routes.ts'

export const routes: readonly PageRoute[] = [
  {
    path: '/chain-templates',
    title: '责任链模板',
    roles: ['auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk'],
    component: () => import('./templates-page.tsx').then((m) => m.TemplatesPage),
    menu: { group: '三定与责任链', order: 50, label: '责任链模板' },
  },
]
