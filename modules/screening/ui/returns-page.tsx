import { DownloadOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { inGrid } from '../../../app/dates.ts'
import { type Chosen, ExtensionForm } from '../../../app/kit/extension-form.tsx'
import type { BatchAct, Column, Filter, RowAct } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { useDownload } from '../../../app/requests.ts'
import { useSession } from '../../../app/session.tsx'
import { exportReturns, listReturns, type ReturnRowView } from '../contract.ts'
import { stateLabels } from '../words.ts'
import { useExtendTogether, useRounds, useUnitTree } from './api.ts'
import { roundStateOptions, standingOptions, stateOptions } from './labels.ts'
import { Hazards, Standing } from './standing.tsx'
import './screening.css'

const columns: readonly Column<ReturnRowView>[] = [
  { key: 'unit', title: '单位', render: (r) => r.unit.name, opens: true, phone: 'title', width: 150 },
  { key: 'round', title: '批次', render: (r) => r.round.title, width: 180, phone: 'note' },
  { key: 'state', title: '状态', render: (r) => stateLabels[r.state], width: 80, phone: 'note' },
  { key: 'standing', title: '按时、迟、漏', render: (r) => <Standing of={r} />, width: 150, phone: 'note' },
  { key: 'dueOn', title: '时限', render: (r) => (r.isExtended ? `${r.dueOn}（延期）` : r.dueOn), width: 130 },
  { key: 'found', title: '有隐患的项', render: (r) => (r.submittedAt ? `${r.found} / ${r.questions}` : '—'), width: 90 },
  { key: 'hazards', title: '隐患', render: (r) => <Hazards of={r.hazards} />, width: 200 },
  { key: 'submittedBy', title: '报送人', render: (r) => r.submittedByName ?? '—', width: 80 },
  { key: 'submittedAt', title: '报送时间', render: (r) => (r.submittedAt ? inGrid(r.submittedAt) : '—'), width: 130 },
  { key: 'confirmedBy', title: '确认人', render: (r) => (r.state === 'confirmed' ? r.confirmedByName : '—'), width: 80 },
  { key: 'serialNumber', title: '批次号', render: (r) => r.round.serialNumber, isExtra: true },
]
const rowActs = (r: ReturnRowView): readonly RowAct[] => [
  ...(r.abilities.answer ? [{ label: '填报', isWanted: true, href: `/screening-returns/${r.id}` }] : []),
  ...(r.abilities.confirm ? [{ label: '确认', isWanted: true, href: `/screening-returns/${r.id}` }] : []),
  ...(r.abilities.extend ? [{ label: '延期', href: `/screening-returns/${r.id}/extension` }] : []),
  ...(r.abilities.enterPaper ? [{ label: '补录纸面', href: `/screening-returns/${r.id}/paper` }] : []),
]

/** 单位填报: every return in reach, of all rounds. */
export function ReturnsPage() {
  const tree = useUnitTree()
  const rounds = useRounds()
  const file = useDownload(exportReturns)
  const { role } = useSession().session
  const extend = useExtendTogether()
  const [chosen, setChosen] = useState<Chosen<ReturnRowView> | null>(null)
  const batch: readonly BatchAct<ReturnRowView>[] = [{ label: '延期', run: (rows, done) => setChosen({ rows, done }) }]
  const filters: readonly Filter[] = [
    {
      name: 'screeningRoundId',
      label: '批次',
      kind: 'select',
      options: rounds.data?.rows.map((r) => ({ value: r.id, label: r.title })),
      width: 200,
    },
    { name: 'standing', label: '按时、迟、漏', kind: 'select', options: standingOptions },
    { name: 'state', label: '状态', kind: 'select', options: stateOptions },
    { name: 'roundState', label: '批次状态', kind: 'select', options: roundStateOptions, isMore: true },
  ]
  return (
    <>
      <Refusal problem={file.problem} />
      {chosen ? (
        <ExtensionForm
          of={chosen}
          counted="个单位"
          onExtend={(rows, dueOn, reason) =>
            extend.runOrThrow({ body: { returns: rows.map(({ id, version }) => ({ id, version })), dueOn, reason } })
          }
          onClose={() => setChosen(null)}
        />
      ) : null}
      <ListPage
        name="screening-returns"
        title="单位填报"
        unit="份"
        order="按编制顺序"
        read={listReturns}
        columns={columns}
        idOf={(r) => r.id}
        nameOf={(r) => `${r.unit.name}${r.round.title}`}
        units={tree.data?.nodes.map(({ count: _, ...node }) => node)}
        filters={filters}
        {...(role === 'auxiliaryOffice' ? { batch } : {})}
        acts={rowActs}
        hrefOf={(r) => `/screening-returns/${r.id}`}
        tools={[
          {
            label: '导出',
            icon: DownloadOutlined,
            isRunning: file.isRunning,
            run: (conditions) => void file.run({ query: conditions }, '隐患排查填报.xlsx'),
          },
        ]}
        empty={{ title: '没有要填报的排查', note: '辅警办发起排查批次以后，每个单位一份，列在这里。' }}
      />
    </>
  )
}
