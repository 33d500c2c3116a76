import type { PageRoute } from '../../../app/routes.ts'

export const routes: readonly PageRoute[] = [
  {
    path: '/me',
    title: '我的档案',
    roles: ['auxiliary'],
    component: () => import('./own-file-page.tsx').then((m) => m.OwnFilePage),
    menu: { group: '我的', order: 1, label: '我的档案' },
    phone: { order: 4, label: '我的' },
  },
  {
    path: '/me/views',
    title: '谁看过我的档案',
    roles: ['auxiliary'],
    component: () => import('./own-views-page.tsx').then((m) => m.OwnViewsPage),
  },
  {
    path: '/me/correction',
    title: '申请更正',
    roles: ['auxiliary'],
    component: () => import('./ask-correction-page.tsx').then((m) => m.AskCorrectionPage),
  },
  {
    path: '/corrections',
    title: '更正申请',
    roles: ['unitClerk', 'auxiliaryOffice'],
    component: () => import('./corrections-page.tsx').then((m) => m.CorrectionsPage),
    menu: { group: '辅警档案', order: 4, label: '更正申请' },
  },
]
