import type { PageRoute } from '../../../app/routes.ts'

const readers = ['auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk'] as const

export const routes: readonly PageRoute[] = [
  {
    path: '/letters',
    title: '责任书',
    roles: readers,
    component: () => import('./letters-page.tsx').then((m) => m.LettersPage),
    menu: { group: '承诺与责任书', order: 5, label: '责任书' },
  },
  {
    path: '/letters/new',
    title: '签发责任书',
    roles: ['auxiliaryOffice', 'unitHead', 'unitClerk'],
    component: () => import('./issue-page.tsx').then((m) => m.IssuePage),
  },
  {
    path: '/letters/$letterId',
    title: '责任书',
    roles: [...readers, 'leadOfficer'],
    component: () => import('./letter-page.tsx').then((m) => m.LetterPage),
  },
]
