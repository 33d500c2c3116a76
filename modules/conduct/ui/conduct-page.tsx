import { LockOutlined } from '@ant-design/icons'
import { inSentence } from '../../../app/dates.ts'
import { Due } from '../../../app/kit/due.tsx'
import type { Column, Filter } from '../../../app/kit/list/definition.ts'
import { optionsOf } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { Facts } from '../../../app/kit/page.tsx'
import { useSession } from '../../../app/session.tsx'
import { listProceedings, type ProceedingRowView } from '../contract.ts'
import { capacityLabels, kindLabels } from '../words.ts'
import { useOwnOutcomes } from './api.ts'
import { stateWords } from './labels.ts'
import './conduct.css'

const columns: readonly Column<ProceedingRowView>[] = [
  { key: 'number', title: '编号', render: (p) => p.number, phone: 'title', opens: true, width: 130 },
  { key: 'kind', title: '类别', render: (p) => kindLabels[p.kind], width: 120, phone: 'note' },
  { key: 'subject', title: '涉及的人', render: (p) => p.subjectName, width: 100 },
  { key: 'capacity', title: '我的身份', render: (p) => p.capacities.map((c) => capacityLabels[c]).join('、'), width: 140 },
  {
    key: 'state',
    title: '办到哪一步',
    render: (p) => (p.isWaiting ? '已移送，等待' : stateWords(p)),
    width: 130,
    phone: 'note',
  },
  {
    key: 'dueOn',
    title: '时限',
    render: (p) => (p.dueOn === null ? null : <Due on={p.dueOn} light={p.light} days={p.days} />),
    width: 120,
  },
  { key: 'openedOn', title: '报告日期', render: (p) => p.openedOn, width: 110 },
]
const filters: readonly Filter[] = [
  {
    name: 'state',
    label: '状态',
    kind: 'select',
    options: [
      { value: 'open', label: '在办' },
      { value: 'closed', label: '已终结' },
    ],
    width: 120,
  },
  {
    name: 'kind',
    label: '类别',
    kind: 'select',
    options: optionsOf(kindLabels),
    width: 150,
  },
]

/** What is in force against the reader, with the day on which it lapses. */
function InForce() {
  const rows = useOwnOutcomes().data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <section className="card conduct-in-force">
      <div className="card-head">
        <h2>影响期内的处理</h2>
        <span className="page-note">到期自行失效</span>
      </div>
      <div className="card-body">
        <Facts
          of={rows.map((o) => [
            o.name,
            `${inSentence(o.servedOn)}送达，影响期到${inSentence(o.untilOn)}${o.isSuspended ? '（暂停执行）' : ''}；${o.basis}`,
          ])}
        />
      </div>
    </section>
  )
}
const reporters = [
  'auxiliaryOffice',
  'politicalOfficeLeader',
  'bureauLeader',
  'unitHead',
  'leaderInCharge',
  'unitClerk',
  'leadOfficer',
]

/** 核查: only the files that are lent to the reader; nobody else's stand here, nor how many there are. */
export function ConductPage() {
  const { role } = useSession().session
  const mayReport = reporters.includes(role)
  return (
    <>
      <InForce />
      <ListPage
        name="proceedings"
        title={role === 'auxiliary' ? '与我有关的核查' : '核查'}
        unit="件"
        order="新的在前"
        read={listProceedings}
        columns={columns}
        idOf={(p) => p.id}
        nameOf={(p) => p.number}
        filters={filters}
        hrefOf={(p) => `/conduct/${p.id}`}
        tools={[
          { label: '处理种类和时限', href: '/outcome-rules' },
          ...(mayReport ? [{ label: '密封报告', icon: LockOutlined, href: '/conduct/new' }] : []),
        ]}
        empty={{ title: '没有您经办或者与您有关的核查', note: '密封的核查只在经办人和本人这里显示。' }}
      />
    </>
  )
}
