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
import { deliveryWords, stateLabels } from '../words.ts'
import { useAccept, useCollections, useExtend, useUnitTree } from './api.ts'
import { collectionStateOptions, kindOptions, standingOptions, stateOptions } from './labels.ts'

const columns: readonly Column<PartRowView>[] = [
  { key: 'unit', title: '单位', render: (p) => p.unit.name, phone: 'title', width: 130 },
  { key: 'title', title: '材料', render: (p) => p.title, opens: true, phone: 'note', width: 220 },
  { key: 'collection', title: '收集', render: (p) => p.collection.title, width: 160 },
  { key: 'state', title: '状态', render: (p) => stateLabels[p.state], width: 80, phone: 'note' },
  { key: 'standing', title: '按时、迟、漏', render: (p) => <Standing of={p} />, width: 130, phone: 'note' },
  { key: 'dueOn', title: '时限', render: (p) => (p.isExtended ? `${p.dueOn}（延期）` : p.dueOn), width: 130 },
  { key: 'delivery', title: '交的是', render: (p) => deliveryWords(p) || '—', width: 180 },
  { key: 'submittedBy', title: '报送人', render: (p) => p.submittedByName ?? '—', width: 80 },
  { key: 'submittedAt', title: '报送时间', render: (p) => (p.submittedAt ? inGrid(p.submittedAt) : '—'), width: 130 },
  { key: 'acceptedBy', title: '收下人', render: (p) => p.acceptedByName ?? '—', isExtra: true },
  { key: 'serialNumber', title: '编号', render: (p) => p.collection.serialNumber, isExtra: true },
]
const hrefOf = (p: PartRowView) => `/collection-parts/${p.id}`
const rowActs = (p: PartRowView): readonly RowAct[] => [
  ...(p.abilities.submit ? [{ label: '报送', isWanted: true, href: hrefOf(p) }] : []),
  ...(p.abilities.accept ? [{ label: '查收', isWanted: true, href: hrefOf(p) }] : []),
]

function useFilters(): readonly Filter[] {
  const collections = useCollections()
  return [
    {
      name: 'collectionId',
      label: '收集',
      kind: 'select',
      options: collections.data?.rows.map((c) => ({ value: c.id, label: c.title })),
      width: 200,
    },
    { name: 'kind', label: '材料', kind: 'select', options: kindOptions, width: 200 },
    { name: 'standing', label: '按时、迟、漏', kind: 'select', options: standingOptions },
    { name: 'state', label: '状态', kind: 'select', options: stateOptions },
    { name: 'collectionState', label: '收集状态', kind: 'select', options: collectionStateOptions, isMore: true },
  ]
}

/** 应交材料: every part in reach, of all collections; what is missing is one of its conditions. */
export function PartsPage() {
  const tree = useUnitTree()
  const file = useDownload(exportParts)
  const accept = useAccept()
  const extend = useExtend()
  const { role } = useSession().session
  const [chosen, setChosen] = useState<Chosen<PartRowView> | null>(null)
  const batch: readonly BatchAct<PartRowView>[] = [
    {
      label: '收下',
      run: (rows, done) => {
        const parts = rows.map(({ id, version }) => ({ id, version }))
        void accept.run({ body: { parts } }).then((answer) => answer && done())
      },
    },
    { label: '延期', run: (rows, done) => setChosen({ rows, done }) },
  ]
  return (
    <>
      <Refusal problem={file.problem ?? accept.problem} />
      {chosen ? (
        <ExtensionForm
          of={chosen}
          counted="件"
          onExtend={(rows, dueOn, reason) =>
            extend.runOrThrow({ body: { parts: rows.map(({ id, version }) => ({ id, version })), dueOn, reason } })
          }
          onClose={() => setChosen(null)}
        />
      ) : null}
      <ListPage
        name="collection-parts"
        title="应交材料"
        unit="件"
        order="按编制顺序"
        read={listParts}
        columns={columns}
        idOf={(p) => p.id}
        nameOf={(p) => `${p.unit.name}${p.title}`}
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
            run: (conditions) => void file.run({ query: conditions }, '应交材料.xlsx'),
          },
        ]}
        empty={{ title: '没有要交的材料', note: '辅警办发起收集以后，每个单位每种材料一件，列在这里。' }}
      />
    </>
  )
}
