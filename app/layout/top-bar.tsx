import { FontSizeOutlined } from '@ant-design/icons'
import { topBarDate } from '../dates.ts'
import { useLargeType } from '../large-type.tsx'
import { Link } from '../navigation.tsx'
import { useSession } from '../session.tsx'
import { Mark } from './mark.tsx'
import { RoleMenu } from './role-menu.tsx'
import { SearchBox, searchers } from './search.tsx'
import { TodoNumber } from './todo-number.tsx'

/** Brand, bureau, search, date, large type, and under which role one acts. */
export function TopBar() {
  const { session } = useSession()
  const { isLarge, toggle } = useLargeType()
  return (
    <header className="top-bar">
      <Link href="/" className="brand" aria-label="明责，回到首页">
        <Mark size={24} />
        <b>明责</b>
      </Link>
      <span className="bureau">{session.bureau.name}</span>
      {session.bureau.isDemo ? <span className="demo-mark">演示数据</span> : null}
      <span className="spring" />
      {searchers.includes(session.role) ? <SearchBox /> : null}
      <span className="bar-text">{topBarDate()}</span>
      <TodoNumber />
      <button type="button" className="bar-act" aria-pressed={isLarge} onClick={toggle}>
        <FontSizeOutlined aria-hidden="true" /> 大字
      </button>
      <RoleMenu />
    </header>
  )
}
