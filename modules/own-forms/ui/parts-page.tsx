import { DownloadOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { inGrid } from '../../../app/dates.ts'
import { type Chosen, ExtensionForm } from '../../../app/kit/extension-form.tsx'
import type { BatchAct, Column, Filter, RowAct } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { Standing } from '../../../app/kit/standing.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { useDownload } from '../../../app/requests.ts'
import { useSession } from '../../../app/session.tsx'
import { exportParts, listParts, type PartRowView } from '../contract.ts'
import { stateLabels } from '../words.ts'
import { useExtend, useForms, useUnitTree } from './api.ts'
import { formStateOptions, standingOptions, stateOptions } from './labels.ts'

const columns: readonly Column<PartRowView>[] = [
  { key: 'unit', title: '单位', render: (p) => p.unit.name, phone: 'title', width: 140 },
  { key: 'form', title: '表单', render: (p) => p.form.title, opens: true, phone: 'note', width: 220 },
  { key: 'state', title: '状态', render: (p) => stateLabels[p.state], width: 80, phone: 'note' },
  { key: 'standing', title: '按时、迟、漏', render: (p) => <Standing of={p} />, width: 130, phone: 'note' },
  { key: 'dueOn', title: '时限', render: (p) => (p.isExtended ? `${p.dueOn}（延期）` : p.dueOn), width: 130 },
  { key: 'rows', title: '行数', render: (p) => p.rows ?? '—', isNumber: true, width: 60 },
  { key: 'submittedBy', title: '报送人', render: (p) => p.submittedByName ?? '—', width: 80 },
  { key: 'submittedAt', title: '报送时间', render: (p) => (p.submittedAt ? inGrid(p.submittedAt) : '—'), width: 130 },
  { key: 'confirmedBy', title: '确认人', render: (p) => (p.state === 'confirmed' ? p.confirmedByName : '—'), width: 80 },
  { key: 'serialNumber', title: '编号', render: (p) => p.form.serialNumber, isExtra: true },
  { key: 'digest', title: '摘要', render: (p) => p.digest?.slice(0, 16) ?? '—', isExtra: true },
]
const hrefOf = (p: PartRowView) => `/own-form-parts/${p.id}`
const rowActs = (p: PartRowView): readonly RowAct[] => [
  ...(p.abilities.fillIn ? [{ label: '填报', isWanted: true, href: hrefOf(p) }] : []),
  ...(p.abilities.confirm ? [{ label: '确认', isWanted: true, href: hrefOf(p) }] : []),
]

function useFilters(): readonly Filter[] {
  const forms = useForms()
  return [
    {
      name: 'ownFormId',
      label: '表单',
      kind: 'select',
      options: forms.data?.rows.map((f) => ({ value: f.id, label: f.title })),
      width: 200,
    },
    { name: 'standing', label: '按时、迟、漏', kind: 'select', options: standingOptions },
    { name: 'state', label: '状态', kind: 'select', options: stateOptions },
    { name: 'formState', label: '表单状态', kind: 'select', options: formStateOptions, isMore: true },
  ]
}

/** 应填表单: every part in reach, of all forms; what is missing is one of its conditions. */
export function PartsPage() {
  const tree = useUnitTree()
  const file = useDownload(exportParts)
  const extend = useExtend()
  const { role } = useSession().session
  const [chosen, setChosen] = useState<Chosen<PartRowView> | null>(null)
  const batch: readonly BatchAct<PartRowView>[] = [{ label: '延期', run: (rows, done) => setChosen({ rows, done }) }]
  return (
    <>
      <Refusal problem={file.problem} />
      {chosen ? (
        <ExtensionForm
          of={chosen}
          counted="个单位"
          onExtend={(rows, dueOn, reason) =>
            extend.runOrThrow({ body: { parts: rows.map(({ id, version }) => ({ id, version })), dueOn, reason } })
          }
          onClose={() => setChosen(null)}
        />
      ) : null}
      <ListPage
        name="own-form-parts"
        title="应填表单"
        unit="张"
        order="按编制顺序"
        read={listParts}
        columns={columns}
        idOf={(p) => p.id}
        nameOf={(p) => `${p.unit.name}${p.form.title}`}
        units={tree.data?.nodes.map(({ count: _, ...node }) => node)}
        filters={useFilters()}
        {...(role === 'auxiliaryOffice' ? { batch } : {})}
        acts={rowActs}
        hrefOf={hrefOf}
        tools={[
          {
            label: '导出',
            icon: DownloadOutlined,
            isRunning: file.isRunning,
            run: (conditions) => void file.run({ query: conditions }, '应填表单.xlsx'),
          },
        ]}
        empty={{ title: '没有要填的表单', note: '辅警办下发表单以后，每个单位一张，列在这里。' }}
      />
    </>
  )
}
