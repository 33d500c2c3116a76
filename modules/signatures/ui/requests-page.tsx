import { atMoment } from '../../../app/dates.ts'
import { Gap, Light } from '../../../app/kit/light.tsx'
import type { Column, Filter } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { listOwnRequests, type RequestRowView } from '../contract.ts'
import { deadlineOf, meansWords, occasionWords, stateWords } from './labels.ts'
import './signing.css'

function State({ of: r }: { of: RequestRowView }) {
  if (r.state === 'open') return <Gap>未答复</Gap>
  if (r.state === 'declined') return <>不签{r.isWaiting ? '（还可以改签）' : ''}</>
  return r.means === 'paper' ? <>已签（{meansWords.paper}）</> : stateWords[r.state]
}

function Deadline({ of: r }: { of: RequestRowView }) {
  const deadline = r.isWaiting ? deadlineOf(r) : undefined
  return deadline ? <Light kind={deadline.kind}>{deadline.words}</Light> : <span className="note">—</span>
}

const columns: readonly Column<RequestRowView>[] = [
  { key: 'title', title: '文书', render: (r) => r.title, opens: true, phone: 'title' },
  { key: 'version', title: '版本', render: (r) => `第 ${r.versionNumber} 版`, width: 80 },
  { key: 'occasion', title: '事由', render: (r) => occasionWords[r.occasion], width: 100 },
  { key: 'dueOn', title: '截止', render: (r) => <Deadline of={r} />, width: 150, phone: 'note' },
  { key: 'state', title: '我的答复', render: (r) => <State of={r} />, width: 150, phone: 'note' },
  { key: 'at', title: '答复时间', render: (r) => (r.respondedAt ? atMoment(r.respondedAt) : '—'), width: 150 },
]
const filters: readonly Filter[] = [
  {
    name: 'state',
    label: '答复',
    kind: 'select',
    options: [
      { value: 'waiting', label: '待签' },
      { value: 'answered', label: '已签、已结束' },
    ],
    width: 140,
  },
]

/** 待签与已签 — what one is asked to sign, and what one has answered. */
export function RequestsPage() {
  return (
    <ListPage
      name="signing"
      title="待签与已签"
      unit="件"
      order="新的在前"
      read={listOwnRequests}
      idOf={(r) => r.id}
      nameOf={(r) => r.title}
      filters={filters}
      columns={columns}
      hrefOf={(r) => `/signing/${r.id}`}
      acts={(r) => [
        r.isWaiting
          ? { label: '看文本，答复', href: `/signing/${r.id}`, isWanted: r.state === 'open' }
          : { label: '看签署件', href: `/signing/${r.id}` },
      ]}
      empty={{ title: '没有要您签的文书', note: '有承诺书、责任书要您签时，会列在这里，待办里也会提醒。' }}
    />
  )
}
