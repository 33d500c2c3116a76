import { formatDate } from '../../platform/calendar/dates.ts'
import { Link } from '../navigation.tsx'
import { useSession } from '../session.tsx'

/** Below the bar, while a role is lent: in whose place one acts, that it is over, or who acts in one's own place. */
export function DelegationNote() {
  const { session, switchRole } = useSession()
  const { delegation: d, lentOut } = session
  const own = session.roles.find((r) => r.delegationId === null)
  const back = own ? (
    <button type="button" className="text-act" onClick={() => void switchRole(own)}>
      换回{own.label}
    </button>
  ) : null
  if (d?.isOver)
    return (
      <div className="delegation-note is-over" role="status">
        {d.name}的委托已经结束，“{d.label}”不能再代行。办好的都留着；这一页上没有办完的不再办。{back}
      </div>
    )
  if (d)
    return (
      <div className="delegation-note" role="status">
        正在代{d.name}行使“{d.label}”，至{formatDate(d.toOn, 'short')}。签名、签收、密封的卷、账号和规则不能代办。{back}
      </div>
    )
  if (!lentOut) return null
  return (
    <div className="delegation-note" role="status">
      您的“{lentOut.label}”已委托{lentOut.name}代行，至{formatDate(lentOut.toOn, 'short')}。
      <Link href={`/delegations?open=${lentOut.id}`}>回来了，结束委托</Link>
    </div>
  )
}
