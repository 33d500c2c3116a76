import type { PageRoute } from '../../../app/routes.ts'

const business = ['auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk'] as const
const readers = [...business, 'leadOfficer'] as const

export const routes: readonly PageRoute[] = [
  {
    path: '/tasks',
    title: '任务',
    roles: readers,
    component: () => import('./tasks-page.tsx').then((m) => m.TasksPage),
    menu: { group: '督办与周报', order: 10, label: '任务' },
  },
  {
    path: '/tasks/rules',
    title: '任务的天数',
    roles: readers,
    component: () => import('./rules-page.tsx').then((m) => m.RulesPage),
  },
  {
    path: '/tasks/$taskId',
    title: '一件任务',
    roles: readers,
    component: () => import('./task-page.tsx').then((m) => m.TaskPage),
  },
  {
    path: '/tasks/$taskId/progress',
    title: '报进展',
    roles: readers,
    component: () => import('./work-page.tsx').then((m) => m.ProgressPage),
  },
  {
    path: '/tasks/$taskId/conclusion',
    title: '报办结',
    roles: readers,
    component: () => import('./work-page.tsx').then((m) => m.ConclusionPage),
  },
  {
    path: '/notice-tasks/$noticeId',
    title: '通知的任务',
    roles: business,
    component: () => import('./tree-page.tsx').then((m) => m.TreePage),
  },
]
