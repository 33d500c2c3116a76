import type { Column, Filter } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { listReceived, type ReceivedRowView } from '../contract.ts'
import { receivedWords } from '../words.ts'
import { receivedOptions } from './labels.ts'

const columns: readonly Column<ReceivedRowView>[] = [
  { key: 'number', title: '文号', render: (r) => r.number, width: 170, phone: 'note' },
  { key: 'title', title: '通知', render: (r) => r.title, opens: true, phone: 'title' },
  { key: 'issuer', title: '发文机关', render: (r) => r.issuer, width: 150 },
  { key: 'issuedOn', title: '印发日期', render: (r) => r.issuedOn, width: 105 },
  { key: 'dueOn', title: '期限', render: (r) => r.dueOn, width: 105 },
  { key: 'state', title: '状态', render: (r) => receivedWords[r.state], width: 100, phone: 'note' },
  { key: 'acknowledgedBy', title: '签收人', render: (r) => r.acknowledgedBy, isExtra: true },
  { key: 'takenOverBy', title: '转办人', render: (r) => r.takenOverBy, isExtra: true },
]
const filters: readonly Filter[] = [{ name: 'state', label: '状态', kind: 'select', options: receivedOptions, width: 130 }]
function wordOf(r: ReceivedRowView): string {
  if (r.abilities.acknowledge) return '签收'
  return r.abilities.takeOver ? '转为本局通知' : '查看'
}

/** 上级来文: notices that the superior sent down. */
export function ReceivedPage() {
  return (
    <ListPage
      name="received-notices"
      title="上级来文"
      unit="件"
      order="新到的在前"
      read={listReceived}
      columns={columns}
      idOf={(r) => r.id}
      nameOf={(r) => `${r.number} ${r.title}`}
      filters={filters}
      hrefOf={(r) => `/received-notices/${r.id}`}
      acts={(r) => [{ label: wordOf(r), href: `/received-notices/${r.id}`, isWanted: wordOf(r) !== '查看' }]}
      empty={{ title: '没有上级来文', note: '上级在系统里下发的通知到这里，签收以后转为本局通知，切成条款派发任务。' }}
    />
  )
}
