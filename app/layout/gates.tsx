import type { ReactNode } from 'react'
import { useEffect } from 'react'
import type { Role } from '../../platform/http/contract.ts'
import { Empty, NoPermission } from '../kit/states.tsx'
import { Link, useGo } from '../navigation.tsx'
import { homeOf } from '../routes.ts'
import { roleNow, useSession } from '../session.tsx'

interface RoleGateProps {
  readonly path: string
  readonly roles: readonly Role[]
  readonly title: string
  readonly children: ReactNode
}

/** Shows a page to the roles it is for, and tells the others so (the server decides for itself); from the front page they go to their own first page. */
export function RoleGate({ path, roles, title, children }: RoleGateProps) {
  const { session } = useSession()
  if (roles.includes(session.role)) return children
  if (path === '/') return <HomePage />
  const own = roleNow(session)
  return (
    <NoPermission
      title={`您现在的身份不能看“${title}”`}
      scope={own && `${own.label}，${own.scopeText}`}
      cure="有别的身份的，在右上角切换。"
    />
  )
}

/** The address without a page: on to the first entry of the menu. */
export function HomePage() {
  const { session } = useSession()
  const go = useGo()
  const home = homeOf(session.role)
  useEffect(() => {
    if (home) go(home, { replace: true })
  }, [home, go])
  return home ? null : <Empty title="这个身份还没有可用的页面" note="有别的身份的，在右上角切换。" />
}

export function MissingPage() {
  return (
    <Empty title="没有这一页" note="地址不对，或者这一页已经移走。">
      <Link href="/">回到首页</Link>
    </Empty>
  )
}
