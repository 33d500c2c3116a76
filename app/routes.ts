import type { ComponentType, ReactNode } from 'react'
import type { Role } from '../platform/http/contract.ts'

/** Groups of the side menu in their order, by the work of the person who uses them (product.md). */
const menuGroups = [
  '工作台',
  '我的',
  '辅警档案',
  '三定与责任链',
  '承诺与责任书',
  '风险隐患',
  '督办与周报',
  '教育训练',
  '关心关爱',
  '考核与待遇',
  '纪律与申诉',
  '统计与打印',
  '系统管理',
] as const
export type MenuGroup = (typeof menuGroups)[number]

/** One page of a module; `modules/<name>/ui/routes.tsx` exports `routes: readonly PageRoute[]`. */
export interface PageRoute {
  /** '/people/$personId': parameters with $. */
  readonly path: string
  /** () => import('./people-page.tsx').then((m) => m.PeoplePage) */
  readonly component: () => Promise<ComponentType>
  readonly title: string
  readonly roles: readonly Role[]
  /** Absent: reached from another page. `label` equal to the group makes it the group's only entry. */
  readonly menu?: { readonly group: MenuGroup; readonly order: number; readonly label: string }
  /** One of the words at the foot of a phone. */
  readonly phone?: { readonly order: number; readonly label: string }
}

/** A page for somebody without a session; the sign-in page leads there. */
export interface OpenPage {
  readonly path: string
  /** The words of the link on the sign-in page, and the page's title. */
  readonly label: string
  readonly component: () => Promise<ComponentType>
}

/** A browser that was given over to one act of many people: what it shows while locked, and around the one page of who is there. */
export interface DeskRooms {
  readonly entrance: () => Promise<ComponentType<{ readonly onNoDesk: () => void }>>
  readonly frame: () => Promise<ComponentType<{ readonly children: ReactNode }>>
}

interface Contribution {
  readonly routes: readonly PageRoute[]
  readonly desk?: DeskRooms
  readonly open?: readonly OpenPage[]
}
const contributed = import.meta.glob<Contribution>('../modules/*/ui/routes.tsx', { eager: true })

/** Every page of the product, as the modules declare them. */
export const pages: readonly PageRoute[] = Object.values(contributed).flatMap((module) => module.routes)

/** Pages that nobody signs in for. */
export const openPages: readonly OpenPage[] = Object.values(contributed).flatMap((module) => module.open ?? [])

/** The rooms of the signing desk. */
export const deskRooms: DeskRooms | undefined = Object.values(contributed).find((module) => module.desk)?.desk

export interface MenuEntry {
  readonly group: MenuGroup
  readonly pages: readonly PageRoute[]
}

/** What a role finds in the side menu: only groups with at least one page. */
export function menuOf(role: Role, all: readonly PageRoute[] = pages): readonly MenuEntry[] {
  return menuGroups
    .map((group) => ({
      group,
      pages: all
        .filter((page) => page.menu?.group === group && page.roles.includes(role))
        .sort((a, b) => (a.menu?.order ?? 0) - (b.menu?.order ?? 0)),
    }))
    .filter((entry) => entry.pages.length > 0)
}

/** Words at the foot of a phone: the pages that ask for it, at most four. */
export function phoneWordsOf(role: Role, all: readonly PageRoute[] = pages): readonly PageRoute[] {
  return all
    .filter((page) => page.phone && page.roles.includes(role))
    .sort((a, b) => (a.phone?.order ?? 0) - (b.phone?.order ?? 0))
    .slice(0, 4)
}

/** Where a role starts: its first menu entry. */
export function homeOf(role: Role, all: readonly PageRoute[] = pages): string | undefined {
  const groups = menuOf(role, all)
  return (groups.find(({ group }) => group !== '我的') ?? groups[0])?.pages[0]?.path
}

/** The page an address shows: '/people/1f…' is '/people/$personId'; a page without parameters comes first. */
export function pageAt(path: string, all: readonly PageRoute[] = pages): PageRoute | undefined {
  const here = path.split('/')
  const fits = (page: PageRoute) => {
    const parts = page.path.split('/')
    return parts.length === here.length && parts.every((part, index) => part.startsWith('$') || part === here[index])
  }
  return all.find((page) => page.path === path) ?? all.find(fits)
}
