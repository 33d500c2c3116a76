import { PlusOutlined } from '@ant-design/icons'
import type { Column } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { Card, Facts } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { Link } from '../../../app/navigation.tsx'
import { type ConcernRowView, listMyConcerns } from '../contract.ts'
import { categoryLabels } from '../words.ts'
import { useChannels } from './api.ts'
import { ClockMark } from './clock-mark.tsx'
import './concerns.css'
import { kindLabels, stateLabels, wayLabels, wordsOfKeeping } from './labels.ts'

const columns: readonly Column<ConcernRowView>[] = [
  { key: 'number', title: '编号', render: (c) => c.number, opens: true, phone: 'title', width: 120 },
  { key: 'kind', title: '种类', render: (c) => kindLabels[c.kind], width: 130, phone: 'note' },
  { key: 'category', title: '类别', render: (c) => categoryLabels[c.category], width: 120 },
  { key: 'way', title: '方式', render: (c) => wayLabels[c.way], width: 80 },
  { key: 'state', title: '状态', render: (c) => stateLabels[c.state], width: 110, phone: 'note' },
  { key: 'raisedOn', title: '提出', render: (c) => c.raisedOn, width: 110 },
  { key: 'answerDueOn', title: '时限', render: (c) => <ClockMark of={c} />, width: 210, phone: 'note' },
]

/** 我的诉求: what the reader raised, and the telephones and mailboxes beside it. */
export function MyConcernsPage() {
  return (
    <>
      <ListPage
        name="my-concerns"
        title="反映诉求"
        unit="件"
        order="新的在前"
        read={listMyConcerns}
        idOf={(c) => c.id}
        nameOf={(c) => `诉求 ${c.number}`}
        columns={columns}
        tools={[{ label: '反映诉求', icon: PlusOutlined, href: '/my-concerns/new' }]}
        hrefOf={(c) => `/my-concerns/${c.id}`}
        empty={{ title: '您没有反映过诉求', note: '匿名反映的不列在这里，凭查询码看答复。' }}
      />
      <Channels />
    </>
  )
}

function Channels() {
  const reading = useChannels()
  return (
    <Card title="渠道">
      <p className="concern-ways">
        <Link href="/my-concerns/new">反映诉求</Link>
        <a href="/anonymous-concern" target="_blank" rel="noreferrer">
          不留姓名，匿名反映
        </a>
      </p>
      <Shown of={reading} what="政策电话和信箱">
        {(c) => (
          <Facts
            of={[
              ...c.channels.map((u): [string, string] => [
                u.unit,
                `政策电话 ${u.hotline ?? '未登记'}　信箱 ${u.mailbox ?? '未登记'}`,
              ]),
              ['期限', `${c.receiptDays} 日内告知收到，${c.answerDays} 日内书面答复（本局规定）`],
              ['保存', wordsOfKeeping(c.retentionYears)],
            ]}
          />
        )}
      </Shown>
    </Card>
  )
}
