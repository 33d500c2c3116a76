import { Due } from '../../../app/kit/due.tsx'
import { Gap, Light } from '../../../app/kit/light.tsx'
import type { Column } from '../../../app/kit/list/definition.ts'
import type { HazardRowView } from '../contract.ts'
import { categoryLabels, gradeLabels, sourceLabels, stateLabels } from '../words.ts'
import './hazards.css'

/** 时限 with its light, by the table of the interface: without measures a ring, on schedule with work begun a dot. */
function DueMark({ of: h }: { of: HazardRowView }) {
  if (h.state === 'closed') return <Light kind="green">已销号</Light>
  if (h.rectifyBy === null) return <Light kind="ring">待定措施</Light>
  if (h.light === 'before' && h.state !== 'measuresSet') return <Light kind="green">按期</Light>
  return <Due on={h.rectifyBy} light={h.light} days={h.days} />
}

function MeasuresMark({ of: { measures } }: { of: HazardRowView }) {
  if (measures.first === null) return <Gap>未定</Gap>
  return <span className="hazard-measure" title={measures.first}>{`${measures.done}/${measures.count} ${measures.first}`}</span>
}

export const hazardColumns: readonly Column<HazardRowView>[] = [
  { key: 'rectifyBy', title: '时限', render: (h) => <DueMark of={h} />, sort: 'rectifyBy', width: 94, phone: 'note' },
  { key: 'number', title: '编号', render: (h) => h.number, opens: true, width: 98, phone: 'note' },
  { key: 'unit', title: '单位', render: (h) => h.unit.name, width: 92 },
  { key: 'title', title: '隐患', render: (h) => h.title, width: 190, phone: 'title' },
  { key: 'category', title: '类别', render: (h) => categoryLabels[h.category], width: 76 },
  { key: 'measures', title: '措施', render: (h) => <MeasuresMark of={h} />, width: 112 },
  { key: 'owner', title: '责任人', render: (h) => h.owner?.name ?? <Gap>未指定</Gap>, width: 66 },
  { key: 'state', title: '状态', render: (h) => stateLabels[h.state], width: 78, phone: 'note' },
  { key: 'subcategory', title: '子类', render: (h) => h.subcategory, isExtra: true },
  { key: 'grade', title: '分级', render: (h) => h.grade && gradeLabels[h.grade], isExtra: true },
  { key: 'source', title: '来源', render: (h) => sourceLabels[h.source], isExtra: true },
  { key: 'foundOn', title: '发现日期', render: (h) => h.foundOn, sort: 'foundOn', isExtra: true },
  { key: 'extensions', title: '延期次数', render: (h) => h.extensions, isNumber: true, isExtra: true },
  { key: 'relapses', title: '复发次数', render: (h) => h.relapses, isNumber: true, isExtra: true },
  { key: 'closedOn', title: '销号日期', render: (h) => h.closedOn, isExtra: true },
  { key: 'lookBackOn', title: '回头看', render: (h) => h.lookedBackOn ?? h.lookBackOn, isExtra: true },
]
