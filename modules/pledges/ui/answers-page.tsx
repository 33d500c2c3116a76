import { inGrid } from '../../../app/dates.ts'
import { Gap } from '../../../app/kit/light.tsx'
import type { Column, Filter } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { useRead } from '../../../app/requests.ts'
import { type AnswerRowView, listAnswers, listRounds } from '../contract.ts'
import { stateWords } from '../words.ts'
import { useUnitTree } from './api.ts'
import { meansOf, stateOptions } from './labels.ts'

const columns: readonly Column<AnswerRowView>[] = [
  { key: 'name', title: '姓名', render: (a) => a.person.name, opens: true, phone: 'title', width: 100 },
  { key: 'number', title: '编号', render: (a) => a.person.number, width: 100 },
  { key: 'unit', title: '单位', render: (a) => a.unit.name, width: 140, phone: 'note' },
  { key: 'round', title: '批次', render: (a) => a.round.title, width: 200 },
  {
    key: 'state',
    title: '状态',
    render: (a) => (a.state === 'open' ? <Gap>未答复</Gap> : stateWords[a.state]),
    width: 90,
    phone: 'note',
  },
  { key: 'means', title: '方式', render: meansOf, width: 170 },
  { key: 'respondedAt', title: '答复时间', render: (a) => a.respondedAt && inGrid(a.respondedAt), width: 140 },
  { key: 'dueOn', title: '时限', render: (a) => a.dueOn ?? '长期', width: 100 },
  { key: 'remindedAt', title: '催办', render: (a) => a.remindedAt && inGrid(a.remindedAt), isExtra: true },
  { key: 'versionNumber', title: '文本版本', render: (a) => `第 ${a.versionNumber} 版`, isExtra: true },
  { key: 'post', title: '岗位', render: (a) => a.postName, isExtra: true },
  { key: 'declineReason', title: '不签的理由', render: (a) => a.declineReason, isExtra: true },
]

/** 签订情况: each person of each round, in roll-call order. */
export function AnswersPage() {
  const rounds = useRead(listRounds, { query: { limit: '200' } })
  const tree = useUnitTree()
  const filters: readonly Filter[] = [
    { name: 'q', label: '姓名', kind: 'text', placeholder: '姓名、首字母或编号' },
    {
      name: 'roundId',
      label: '批次',
      kind: 'select',
      options: rounds.data?.rows.map((r) => ({ value: r.id, label: r.title })),
      width: 200,
    },
    { name: 'state', label: '状态', kind: 'select', options: stateOptions, width: 110 },
  ]
  return (
    <ListPage
      name="signing-answers"
      title="签订情况"
      unit="份"
      order="按编制顺序、辅警编号"
      read={listAnswers}
      columns={columns}
      idOf={(a) => a.id}
      nameOf={(a) => a.person.name}
      units={tree.data?.nodes.map(({ count: _, ...node }) => node)}
      filters={filters}
      hrefOf={(a) => `/people/${a.person.id}`}
      empty={{ title: '还没有要签的承诺书', note: '在“签订批次”里发起。' }}
    />
  )
}
