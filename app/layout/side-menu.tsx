import {
  AuditOutlined,
  BarChartOutlined,
  BookOutlined,
  CarryOutOutlined,
  ClusterOutlined,
  EditOutlined,
  FileProtectOutlined,
  HeartOutlined,
  HomeOutlined,
  IdcardOutlined,
  PrinterOutlined,
  SettingOutlined,
  UserOutlined,
  WarningOutlined,
} from '@ant-design/icons'
import { useRouterState } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { Link } from '../navigation.tsx'
import { type MenuEntry, type MenuGroup, menuOf, type PageRoute } from '../routes.ts'
import { useSession } from '../session.tsx'

const icons: Record<MenuGroup, ComponentType> = {
  工作台: HomeOutlined,
  我的: UserOutlined,
  辅警档案: IdcardOutlined,
  三定与责任链: ClusterOutlined,
  承诺与责任书: EditOutlined,
  风险隐患: WarningOutlined,
  督办与周报: CarryOutOutlined,
  教育训练: BookOutlined,
  关心关爱: HeartOutlined,
  考核与待遇: BarChartOutlined,
  纪律与申诉: AuditOutlined,
  统计与打印: PrinterOutlined,
  系统管理: SettingOutlined,
}
const groupIcon = (group: MenuGroup): ComponentType => icons[group] ?? FileProtectOutlined

/** The entry under which an address stands: the longest path it begins with. */
function currentPage(path: string, entries: readonly MenuEntry[]): PageRoute | undefined {
  const found = entries.flatMap((e) => e.pages).filter((p) => path === p.path || path.startsWith(`${p.path}/`))
  return found.sort((a, b) => b.path.length - a.path.length)[0]
}

/** Groups by the work of the person; the open one shows its pages. */
export function SideMenu() {
  const { session } = useSession()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const entries = menuOf(session.role)
  const current = currentPage(path, entries)
  return (
    <nav className="side-menu" aria-label="主菜单">
      <ul>
        {entries.map((entry) => (
          <Group key={entry.group} entry={entry} current={current} />
        ))}
      </ul>
    </nav>
  )
}

function Group({ entry, current }: { entry: MenuEntry; current: PageRoute | undefined }) {
  const [first] = entry.pages
  if (!first) return null
  const Icon = groupIcon(entry.group)
  const isOpen = entry.pages.some((page) => page === current)
  const isAlone = entry.pages.length === 1 && first.menu?.label === entry.group
  const look = `group ${isOpen ? 'open' : ''} ${isOpen && isAlone ? 'current' : ''}`
  return (
    <li>
      <Link href={first.path} className={look} aria-current={isOpen && isAlone ? 'page' : undefined}>
        <Icon aria-hidden="true" />
        {entry.group}
      </Link>
      {isOpen && !isAlone ? (
        <ul>
          {entry.pages.map((page) => (
            <li key={page.path}>
              <Link
                href={page.path}
                className={page === current ? 'current' : ''}
                aria-current={page === current ? 'page' : undefined}
              >
                {page.menu?.label}
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  )
}
