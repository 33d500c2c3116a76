import type { Column, Filter } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { listOwnEvents, type OwnEventRowView } from '../contract.ts'
import { toTheSecond, wordsOfResult, wordsOfRole, wordsOfVerb } from './labels.ts'

const filters: readonly Filter[] = [
  { name: 'from', label: '自', kind: 'date' },
  { name: 'to', label: '至', kind: 'date' },
]
const columns: readonly Column<OwnEventRowView>[] = [
  { key: 'at', title: '时间', width: 180, render: (r) => toTheSecond(r.at), phone: 'note' },
  { key: 'verb', title: '动作', width: 200, render: (r) => wordsOfVerb(r.verb), phone: 'title' },
  { key: 'role', title: '身份', width: 140, render: (r) => wordsOfRole(r.role) },
  { key: 'result', title: '结果', width: 180, render: (r) => wordsOfResult(r.result), phone: 'note' },
  { key: 'address', title: '来自', width: 160, render: (r) => r.address, phone: 'note' },
]

/** 我的操作留痕: what was done under the own account; what one did not do oneself is told to the system administrator. */
export function OwnTrailPage() {
  return (
    <ListPage
      name="own-trail"
      title="我的操作留痕"
      unit="条"
      order="按发生次序，最新在前"
      read={listOwnEvents}
      columns={columns}
      filters={filters}
      idOf={(r) => r.id}
      nameOf={(r) => `${toTheSecond(r.at)} ${wordsOfVerb(r.verb)}`}
      totalNote={() => '；有不是自己做的，请马上换口令并告知系统管理员'}
      empty={{ title: '还没有留痕', note: '用这个账号登录和办理的事会记在这里。' }}
    />
  )
}
