import { useRouterState } from '@tanstack/react-router'
import { useState } from 'react'
import { topBarDate } from '../dates.ts'
import { Link } from '../navigation.tsx'
import { menuOf, pageAt, phoneWordsOf } from '../routes.ts'
import { roleNow, useSession } from '../session.tsx'
import { LargeTypeSwitch } from './large-type-switch.tsx'
import { Mark } from './mark.tsx'
import { SearchBox, searchers } from './search.tsx'
import { todosPath, useTodoNumber } from './todo-number.tsx'

/** The page's name in the middle, who is working below. */
export function PhoneHead() {
  const { session } = useSession()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const page = pageAt(path)
  const own = roleNow(session)
  return (
    <header className="phone-head">
      <div className="phone-bar">
        <Link href="/" className="brand" aria-label="明责，回到首页">
          <Mark size={24} />
        </Link>
        <b>{page?.title ?? '明责'}</b>
        <LargeTypeSwitch />
      </div>
      <div className="phone-who">
        <span>
          {own?.label} · {session.account.name}
        </span>
        <span>{topBarDate()}</span>
        {session.bureau.isDemo ? <span className="demo-mark">演示数据</span> : null}
      </div>
    </header>
  )
}

/** Four words at most: pages that ask for it, 查人 where one may, and 更多 for the rest. */
export function PhoneFoot() {
  const { session } = useSession()
  const [layer, setLayer] = useState<'search' | 'more' | null>(null)
  const path = useRouterState({ select: (state) => state.location.pathname })
  const waiting = useTodoNumber()
  const maySearch = searchers.includes(session.role)
  const words = phoneWordsOf(session.role).slice(0, maySearch ? 2 : 3)
  const toggle = (next: 'search' | 'more') => setLayer(layer === next ? null : next)
  return (
    <>
      {layer ? (
        <div className="phone-layer">
          {layer === 'search' ? <SearchBox onOpened={() => setLayer(null)} /> : <More close={() => setLayer(null)} />}
        </div>
      ) : null}
      <nav className="phone-foot" aria-label="主菜单">
        {words.map((page) => {
          const isCurrent = layer === null && (path === page.path || path.startsWith(`${page.path}/`))
          return (
            <Link key={page.path} href={page.path} aria-current={isCurrent ? 'page' : undefined} onClick={() => setLayer(null)}>
              {page.path === todosPath && waiting ? `${page.phone?.label} ${waiting}` : page.phone?.label}
            </Link>
          )
        })}
        {maySearch ? (
          <button type="button" aria-expanded={layer === 'search'} onClick={() => toggle('search')}>
            查人
          </button>
        ) : null}
        <button type="button" aria-expanded={layer === 'more'} onClick={() => toggle('more')}>
          更多
        </button>
      </nav>
    </>
  )
}

function More({ close }: { close: () => void }) {
  const { session, switchRole, signOut } = useSession()
  return (
    <div className="phone-more">
      {menuOf(session.role).map((entry) => (
        <section key={entry.group}>
          <h2>{entry.group}</h2>
          {entry.pages.map((page) => (
            <Link key={page.path} href={page.path} onClick={close}>
              {page.menu?.label}
            </Link>
          ))}
        </section>
      ))}
      <section>
        <h2>身份</h2>
        {session.roles
          .filter((r) => r !== roleNow(session))
          .map((r) => (
            <button type="button" key={r.delegationId ?? r.role} onClick={() => void switchRole(r)}>
              改用{r.label}（{r.scopeText}）
            </button>
          ))}
        <button type="button" onClick={() => void signOut()}>
          退出登录
        </button>
      </section>
    </div>
  )
}
