import { BellOutlined } from '@ant-design/icons'
import { Link } from '../navigation.tsx'
import { useRead } from '../requests.ts'
import { pages } from '../routes.ts'
import { useSession } from '../session.tsx'
import { readTodoNumber } from '../session-endpoints.ts'

export const todosPath = '/todos'

/** How many acts wait for the reader; undefined for roles without an in-box, and until it is known. */
export function useTodoNumber(): number | undefined {
  const { role } = useSession().session
  const hasInbox = pages.some((page) => page.path === todosPath && page.roles.includes(role))
  return useRead(readTodoNumber, {}, { enabled: hasInbox, every: 60_000 }).data?.n
}

/** 待办 6 in the top bar. */
export function TodoNumber() {
  const n = useTodoNumber()
  if (n === undefined) return null
  return (
    <Link href={todosPath} className="bar-act todo-number">
      <BellOutlined aria-hidden="true" /> 待办 <b className={n === 0 ? 'zero' : ''}>{n}</b>
    </Link>
  )
}
