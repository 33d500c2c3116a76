import { DownloadOutlined } from '@ant-design/icons'
import { inGrid } from '../../../app/dates.ts'
import type { Column, Filter } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { Refusal, Shown } from '../../../app/kit/states.tsx'
import { usePathParam } from '../../../app/navigation.tsx'
import { useDownload } from '../../../app/requests.ts'
import { exportTable, type FormView, listTable, type TableRowView } from '../contract.ts'
import { shownCell, stateLabels } from '../words.ts'
import { useOwnForm, useUnitTree } from './api.ts'
import { shownColumns } from './labels.ts'

const whose: readonly Column<TableRowView>[] = [
  { key: 'name', title: '姓名', render: (r) => r.name, phone: 'title', width: 90 },
  { key: 'number', title: '辅警编号', render: (r) => r.number || '—', width: 110 },
]
const columnsOf = (f: FormView): readonly Column<TableRowView>[] => [
  {
    key: 'unit',
    title: '单位',
    render: (r) => r.unit.name,
    opens: true,
    phone: f.rowsPer === 'auxiliary' ? 'note' : 'title',
    width: 140,
  },
  ...(f.rowsPer === 'auxiliary' ? whose : []),
  ...shownColumns(f).map((c, i) => ({
    ...{ key: c.key, title: c.name, sort: c.key, isNumber: c.kind === 'number', width: Math.max(90, c.name.length * 15 + 30) },
    ...(i < 3 ? { phone: 'note' as const } : {}),
    render: (r: TableRowView) => shownCell(r.values[c.key]) || '—',
  })),
  { key: 'state', title: '状态', render: (r) => stateLabels[r.state], width: 80 },
  { key: 'submittedBy', title: '报送人', render: (r) => r.submittedByName ?? '—', isExtra: true },
  { key: 'submittedAt', title: '报送时间', render: (r) => (r.submittedAt ? inGrid(r.submittedAt) : '—'), isExtra: true },
]
const filtersOf = (f: FormView): readonly Filter[] => [
  { name: 'column', label: '列', kind: 'select', options: shownColumns(f).map((c) => ({ value: c.key, label: c.name })) },
  { name: 'holds', label: '填的', kind: 'text', placeholder: '填了什么' },
]

/** 汇总表: the rows that all units in reach have handed in, as one table. */
export function TablePage() {
  const reading = useOwnForm(usePathParam('ownFormId'))
  return (
    <Shown of={reading} what="汇总表">
      {(form) => <Table of={form} />}
    </Shown>
  )
}

function Table({ of: f }: { of: FormView }) {
  const tree = useUnitTree()
  const file = useDownload(exportTable)
  const reported = f.tally.submitted + f.tally.confirmed
  return (
    <>
      <Refusal problem={file.problem} />
      <ListPage
        name={`own-form-rows.${f.id}`}
        title={`${f.title}汇总`}
        unit="行"
        order="按编制顺序"
        read={listTable}
        params={{ id: f.id }}
        columns={columnsOf(f)}
        idOf={(r) => r.id}
        nameOf={(r) => `${r.unit.name}${r.name}`}
        units={tree.data?.nodes.map(({ count: _, ...node }) => node)}
        filters={filtersOf(f)}
        hrefOf={(r) => `/own-form-parts/${r.partId}`}
        totalNote={() => `，${reported} / ${f.tally.units} 个单位已报送`}
        tools={[
          { label: '看表单', href: `/own-forms/${f.id}` },
          {
            label: '导出',
            icon: DownloadOutlined,
            isRunning: file.isRunning,
            run: (conditions) => void file.run({ params: { id: f.id }, query: conditions }, `${f.title}汇总.xlsx`),
          },
        ]}
        empty={{ title: '还没有单位报送', note: '单位报送以后，各行按编制顺序汇总在这里；退回的先不算。' }}
      />
    </>
  )
}
