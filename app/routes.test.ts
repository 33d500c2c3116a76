import { expect, test } from 'vitest'
import { homeOf, menuOf, type PageRoute, pageAt, phoneWordsOf } from './routes.ts'

const page = (more: Partial<PageRoute> & Pick<PageRoute, 'path' | 'roles'>): PageRoute => ({
  component: () => Promise.resolve(() => null),
  title: more.path,
  ...more,
})

const all = [
  page({ path: '/grants', roles: ['securityAdministrator'], menu: { group: '系统管理', order: 1, label: '授权' } }),
  page({ path: '/imports', roles: ['unitClerk'], menu: { group: '辅警档案', order: 3, label: '导入记录' } }),
  page({
    path: '/people',
    roles: ['unitClerk', 'bureauLeader'],
    menu: { group: '辅警档案', order: 1, label: '花名册' },
    phone: { order: 2, label: '查人' },
  }),
  page({ path: '/people/$personId', roles: ['unitClerk'] }),
  page({
    path: '/desk',
    roles: ['unitClerk'],
    menu: { group: '工作台', order: 1, label: '工作台' },
    phone: { order: 1, label: '待办' },
  }),
]

test('谢春燕 as unit clerk finds her groups in the order of the product, and no empty ones', () => {
  expect(menuOf('unitClerk', all).map((e) => [e.group, e.pages.map((p) => p.path)])).toEqual([
    ['工作台', ['/desk']],
    ['辅警档案', ['/people', '/imports']],
  ])
})

test('the security administrator sees no business page and starts at the grants', () => {
  expect(menuOf('securityAdministrator', all).map((e) => e.group)).toEqual(['系统管理'])
  expect(homeOf('securityAdministrator', all)).toBe('/grants')
})

test('冯家乐 starts at the roster when there is no 工作台 for leaders', () => {
  expect(homeOf('bureauLeader', all)).toBe('/people')
  expect(homeOf('superior', all)).toBeUndefined()
})

test('the foot of a phone has the words that pages ask for, in order', () => {
  expect(phoneWordsOf('unitClerk', all).map((p) => p.phone?.label)).toEqual(['待办', '查人'])
})

test('an address with a person in it is the page of one person', () => {
  expect(pageAt('/people/1f2e', all)?.path).toBe('/people/$personId')
  expect(pageAt('/people', all)?.path).toBe('/people')
  expect(pageAt('/people/1f2e/chain', all)).toBeUndefined()
})
