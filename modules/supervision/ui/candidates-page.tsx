import { Due } from '../../../app/kit/due.tsx'
import { type Column, type Filter, optionsOf, type RowAct } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { Link } from '../../../app/navigation.tsx'
import { type CandidateView, listCandidates } from '../contract.ts'
import { colorWords } from '../words.ts'
import { useUnits } from './api.ts'
import { ColorMark } from './marks.tsx'

const columns: readonly Column<CandidateView>[] = [
  { key: 'color', title: '可开', render: (c) => <ColorMark of={c.color} />, width: 64, phone: 'note' },
  {
    key: 'title',
    title: '任务',
    render: (c) => <Link href={`/tasks/${c.id}`}>{c.title}</Link>,
    phone: 'title',
  },
  { key: 'unit', title: '承担单位', render: (c) => c.unit.name, width: 120, phone: 'note' },
  { key: 'owner', title: '承办人', render: (c) => c.owner ?? '未定', width: 74 },
  { key: 'dueOn', title: '时限', render: (c) => <Due on={c.dueOn} light={c.light} days={c.days} />, width: 100, phone: 'note' },
  { key: 'why', title: '为什么', render: (c) => c.why, width: 260 },
  { key: 'number', title: '任务编号', render: (c) => c.number, isExtra: true },
  { key: 'lead', title: '牵头单位', render: (c) => c.lead, isExtra: true },
  { key: 'movedOn', title: '最近办理', render: (c) => c.movedOn, isExtra: true },
]
const filters: readonly Filter[] = [{ name: 'color', label: '颜色', kind: 'select', options: optionsOf(colorWords), width: 100 }]
const actsOf = (c: CandidateView): readonly RowAct[] =>
  c.abilities.write
    ? [{ label: '开督办单', href: `/supervision/write/${c.id}`, isWanted: true }]
    : [{ label: '看任务', href: `/tasks/${c.id}` }]

/** 可以督办的任务: the rule lists, a person decides. */
export function CandidatesPage() {
  return (
    <ListPage
      name="supervisionCandidates"
      title="可以督办的任务"
      unit="件"
      order="时限早的在前"
      read={listCandidates}
      columns={columns}
      idOf={(c) => c.id}
      nameOf={(c) => `${c.unit.name} ${c.title}`}
      units={useUnits()}
      filters={filters}
      acts={actsOf}
      empty={{ title: '没有可以督办的任务', note: '临近时限没有进展的列蓝色，逾期的列黄色，黄色督办单以后仍逾期的列红色。' }}
    />
  )
}
