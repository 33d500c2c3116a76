import { PlusOutlined } from '@ant-design/icons'
import { inGrid } from '../../../app/dates.ts'
import { Gap } from '../../../app/kit/light.tsx'
import type { BatchAct, Column, Filter } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { askReason } from '../../../app/questions.ts'
import { useSession } from '../../../app/session.tsx'
import { listTransfers, type TransferRowView } from '../contract.ts'
import { useAnswerTransfer, useUnitTree } from './api.ts'
import { stateOptions, stateWords } from './labels.ts'
import { TransferDrawer } from './transfer-drawer.tsx'

const columns: readonly Column<TransferRowView>[] = [
  { key: 'name', title: '姓名', render: (t) => t.personName, opens: true, phone: 'title', width: 110 },
  { key: 'to', title: '调入单位', render: (t) => t.toUnit.name, width: 140, phone: 'note' },
  { key: 'wantedOn', title: '从哪天起', render: (t) => t.wantedOn, width: 100 },
  {
    key: 'state',
    title: '结果',
    render: (t) => (t.state === 'open' ? <Gap>待答复</Gap> : stateWords[t.state]),
    width: 80,
    phone: 'note',
  },
  { key: 'answer', title: '答复', render: (t) => t.answer },
  { key: 'proposedAt', title: '申请时间', render: (t) => inGrid(t.proposedAt), width: 140 },
  { key: 'proposedBy', title: '申请人', render: (t) => t.proposedBy, isExtra: true },
  { key: 'answeredBy', title: '答复人', render: (t) => t.answeredBy, isExtra: true },
]
const from: Column<TransferRowView> = {
  key: 'from',
  title: '现在册上',
  render: (t) => {
    if (t.person) return `${t.person.unitName} ${t.person.number ?? ''}`
    return t.state === 'open' ? <Gap>册上没有</Gap> : null
  },
  width: 160,
}
const filters: readonly Filter[] = [{ name: 'state', label: '结果', kind: 'select', options: stateOptions }]

/** 人员变动: proposals to take a person over, and the office's answers. */
export function TransfersPage() {
  const { role } = useSession().session
  const tree = useUnitTree()
  const isOffice = role === 'auxiliaryOffice'
  const answering = useAnswerTransfer()
  /** One answer for many who were asked and agree; those unknown, against it or answered are left out. */
  const acceptAll = async (rows: readonly TransferRowView[], done: () => void) => {
    const asked = rows.filter((t) => t.abilities.answer && t.person !== null && !t.isAgainstWill)
    const answer = await askReason({
      title: `${asked.length} 人本人都同意调动，一并同意调入？`,
      consequence: '要逐人问过本人。册上没有的、本人不同意的、已答复的不在其内。',
      yes: `同意 ${asked.length} 人调入`,
    })
    if (answer === null) return
    for (const { id, version } of asked) {
      const body = { version, state: 'accepted', consent: 'agrees', answer } as const
      if (!(await answering.run({ params: { id }, body }))) return
    }
    done()
  }
  const batch: readonly BatchAct<TransferRowView>[] = [
    { label: '本人都同意，同意调入', run: (rows, done) => void acceptAll(rows, done) },
  ]
  return (
    <>
      <Refusal problem={answering.problem} />
      <ListPage
        name="transfers"
        title="人员变动"
        unit="条"
        order="新的在前"
        read={listTransfers}
        idOf={(t) => t.id}
        nameOf={(t) => `${t.personName}的调动申请`}
        units={tree.data?.nodes.map(({ count: _, ...node }) => node)}
        filters={filters}
        columns={isOffice ? [...columns.slice(0, 1), from, ...columns.slice(1)] : columns}
        tools={isOffice ? [] : [{ label: '申请调入', icon: PlusOutlined, href: '/transfers/new' }]}
        {...(isOffice ? { batch } : {})}
        drawer={(t, controls) => <TransferDrawer key={t.id} of={t} controls={controls} />}
        empty={{
          title: '没有调动申请',
          note: isOffice ? '单位内勤申请调入外单位的人，会列在这里。' : '要把外单位的人调进来，先在这里申请，由辅警办办理。',
        }}
      />
    </>
  )
}
