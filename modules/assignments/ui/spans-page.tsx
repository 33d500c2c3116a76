import type { Column, Filter, RowAct } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { useSession } from '../../../app/session.tsx'
import { listSpans, type SpanRow } from '../contract.ts'
import { useUnitTree } from './api.ts'
import './assignments.css'

/** The officer's share of the unit's auxiliaries; a zero is quiet. */
function SpanBar({ row }: { row: SpanRow }) {
  const share = row.inUnit === 0 ? 0 : Math.min(100, Math.round((row.led / row.inUnit) * 100))
  return (
    <span className="span-bar" role="img" aria-label={`带辅 ${row.led} 人，本单位辅警 ${row.inUnit} 人`}>
      <i style={{ width: `${share}%` }} />
    </span>
  )
}

const columns: readonly Column<SpanRow>[] = [
  { key: 'unit', title: '单位', render: (r) => r.unitName ?? '外单位', width: 140 },
  { key: 'name', title: '姓名', render: (r) => r.name, phone: 'title', width: 100 },
  { key: 'title', title: '职务', render: (r) => r.title, width: 110 },
  {
    key: 'led',
    title: '带辅人数',
    render: (r) => <span className={r.led === 0 ? 'zero' : ''}>{r.led}</span>,
    isNumber: true,
    phone: 'note',
    width: 76,
  },
  { key: 'bar', title: '占本单位辅警', render: (r) => <SpanBar row={r} />, width: 240 },
  { key: 'inUnit', title: '本单位辅警', render: (r) => r.inUnit, isNumber: true, width: 88 },
]
const filters: readonly Filter[] = [
  {
    name: 'over',
    label: '带辅人数',
    kind: 'select',
    width: 160,
    options: [0, 5, 10, 15, 20].map((n) => ({ value: String(n), label: n === 0 ? '带了人的' : `超过 ${n} 人` })),
  },
]

/** 带辅人数: every officer in roster order, with the number led and the unit's total; nobody is ranked. */
export function SpansPage() {
  const { session } = useSession()
  const tree = useUnitTree()
  const canHandOver = session.role === 'auxiliaryOffice' || session.role === 'unitClerk'
  const acts = (r: SpanRow): readonly RowAct[] =>
    r.led === 0
      ? []
      : [
          { label: '名单', href: `/responsibility?officerId=${r.id}` },
          { label: canHandOver ? '交接' : '预览', href: `/officers/${r.id}/handover` },
        ]
  return (
    <ListPage
      name="spans"
      title="带辅人数"
      unit="名民警"
      order="按编制顺序、警号"
      read={listSpans}
      idOf={(r) => r.id}
      nameOf={(r) => r.name}
      units={tree.data?.nodes}
      filters={filters}
      columns={columns}
      acts={acts}
      empty={{ title: '还没有民警', note: '先在花名册里录入民警。' }}
    />
  )
}
