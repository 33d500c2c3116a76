import type { PageRoute } from '../../../app/routes.ts'

const superior = ['superior'] as const
const leaders = ['auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader'] as const
const figureReaders = [...superior, ...leaders] as const

const figures = () => import('./figures-page.tsx').then((m) => m.FiguresPage)

export const routes: readonly PageRoute[] = [
  {
    path: '/bureau-figures',
    title: '各局数字',
    roles: superior,
    component: figures,
    menu: { group: '工作台', order: 10, label: '各局数字' },
    phone: { order: 1, label: '各局数字' },
  },
  {
    path: '/figures-for-superiors',
    title: '对上数字',
    roles: leaders,
    component: figures,
    menu: { group: '统计与打印', order: 80, label: '对上数字' },
  },
  {
    path: '/bureau-figures/trend',
    title: '数字变化',
    roles: figureReaders,
    component: () => import('./trend-page.tsx').then((m) => m.TrendPage),
  },
  {
    path: '/superior-notices',
    title: '下发通知',
    roles: superior,
    component: () => import('./sent-page.tsx').then((m) => m.SentPage),
    menu: { group: '督办与周报', order: 10, label: '下发通知' },
    phone: { order: 2, label: '下发通知' },
  },
  {
    path: '/superior-notices/new',
    title: '下发一件通知',
    roles: superior,
    component: () => import('./send-page.tsx').then((m) => m.SendPage),
  },
  {
    path: '/superior-notices/$superiorNoticeId',
    title: '下发的通知',
    roles: superior,
    component: () => import('./sent-notice-page.tsx').then((m) => m.SentNoticePage),
  },
  {
    path: '/released',
    title: '下级提供的材料',
    roles: superior,
    component: () => import('./released-page.tsx').then((m) => m.ReleasedPage),
    menu: { group: '统计与打印', order: 20, label: '下级提供的材料' },
    phone: { order: 3, label: '提供的材料' },
  },
  {
    path: '/received-notices',
    title: '上级来文',
    roles: leaders,
    component: () => import('./received-page.tsx').then((m) => m.ReceivedPage),
    menu: { group: '督办与周报', order: 38, label: '上级来文' },
  },
  {
    path: '/received-notices/$receivedNoticeId',
    title: '一件上级来文',
    roles: leaders,
    component: () => import('./received-notice-page.tsx').then((m) => m.ReceivedNoticePage),
  },
  {
    path: '/releases',
    title: '对上提供',
    roles: leaders,
    component: () => import('./releases-page.tsx').then((m) => m.ReleasesPage),
    menu: { group: '统计与打印', order: 82, label: '对上提供' },
  },
  {
    path: '/releases/new',
    title: '申请对上提供',
    roles: ['auxiliaryOffice'],
    component: () => import('./ask-page.tsx').then((m) => m.AskPage),
  },
]
