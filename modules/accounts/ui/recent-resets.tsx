import { atMoment } from '../../../app/dates.ts'
import { Panel } from '../../../app/kit/states.tsx'
import { Link } from '../../../app/navigation.tsx'
import { useRead } from '../../../app/requests.ts'
import { type AccountRowView, listAccounts } from '../contract.ts'

const told = 7 * 86_400_000
const wordsOf = (a: AccountRowView): string =>
  `${a.name}（${[a.unitName, atMoment(a.resetAt ?? '')].filter(Boolean).join('，')}）`

/** Secrets reset in the last seven days, told to the security administrator, who did not ask for them. */
export function RecentResets() {
  const found = useRead(listAccounts, { query: { sort: '-resetAt', limit: '20' } })
  const recent = (found.data?.rows ?? []).filter((a) => a.resetAt && Date.parse(a.resetAt) > found.dataUpdatedAt - told)
  if (recent.length === 0) return null
  const shown = recent.slice(0, 6).map(wordsOf).join('、')
  return (
    <Panel
      tone="blue"
      title={`近 7 日由系统管理员重置口令 ${recent.length === 20 ? '20 个以上' : `${recent.length} 个`}账号：${shown}${recent.length > 6 ? '等' : ''}。`}
    >
      <div>没有单位申请、本人也不知道的，找系统管理员核实。</div>
      <Link href="/accounts?reset=done">看名单</Link>
    </Panel>
  )
}
