import type { PageRoute } from '../../../app/routes.ts'

export const routes: readonly PageRoute[] = [
  {
    path: '/concern-rules',
    title: '诉求办理规定',
    roles: ['unitHead', 'bureauLeader', 'auxiliaryOffice', 'politicalOfficeLeader'],
    component: () => import('./rules-page.tsx').then((m) => m.RulesPage),
  },
  {
    path: '/concern-figures',
    title: '诉求办理情况',
    roles: ['auxiliaryOffice', 'politicalOfficeLeader'],
    component: () => import('./figures-page.tsx').then((m) => m.FiguresPage),
  },
]
