import { DownloadOutlined } from '@ant-design/icons'
import { Due } from '../../../app/kit/due.tsx'
import type { Column, Filter } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { useDownload } from '../../../app/requests.ts'
import { exportSuggestions, listSuggestions, type SuggestionRowView } from '../contract.ts'
import { suggestionLabels } from '../words.ts'
import { useUnits } from './api.ts'
import { suggestionOptions } from './labels.ts'
import { SuggestionDrawer } from './suggestion-drawer.tsx'

const isWaiting = (s: SuggestionRowView) => s.state === 'open' || s.state === 'returned'
const columns: readonly Column<SuggestionRowView>[] = [
  { key: 'text', title: '建议', render: (s) => s.text, opens: true, width: 300, phone: 'title' },
  { key: 'unit', title: '单位', render: (s) => s.unit.name, width: 130, phone: 'note' },
  { key: 'policeLine', title: '警种', render: (s) => s.policeLine, width: 80 },
  { key: 'askedOn', title: '提出日期', render: (s) => s.askedOn, width: 110 },
  {
    key: 'dueOn',
    title: '答复时限',
    render: (s) => {
      if (s.dueOn === null) return '未定时限'
      return isWaiting(s) ? <Due on={s.dueOn} light={s.light} days={s.days} /> : `${s.dueOn}${s.isLate ? ' 迟答' : ''}`
    },
    width: 150,
    sort: 'dueOn',
  },
  { key: 'state', title: '状态', render: (s) => suggestionLabels[s.state], width: 90, phone: 'note' },
  { key: 'answeredBy', title: '答复人', render: (s) => s.answeredBy, width: 100 },
  { key: 'inspection', title: '检查编号', render: (s) => s.inspection.number, isExtra: true },
]
const filters: readonly Filter[] = [
  { name: 'state', label: '状态', kind: 'select', options: suggestionOptions, width: 160 },
  { name: 'policeLine', label: '警种', kind: 'text', width: 110 },
]
const wantedOf = (s: SuggestionRowView): string | null => {
  if (s.abilities.answer) return '答复'
  return s.abilities.judge ? '看答复' : null
}

/** 检查建议: what the lines advised, and what the units answered. */
export function SuggestionsPage() {
  const units = useUnits()
  const file = useDownload(exportSuggestions)
  return (
    <>
      <Refusal problem={file.problem} />
      <ListPage
        name="suggestions"
        title="检查建议"
        unit="条"
        order="新的在前"
        read={listSuggestions}
        columns={columns}
        idOf={(s) => s.id}
        nameOf={(s) => `对${s.unit.name}的建议`}
        units={units}
        filters={filters}
        acts={(s) => {
          const label = wantedOf(s)
          return label === null ? [] : [{ label, href: `/suggestions?open=${s.id}`, isWanted: true }]
        }}
        tools={[
          {
            label: '导出',
            icon: DownloadOutlined,
            isRunning: file.isRunning,
            run: (conditions) => void file.run({ query: conditions }, '警种检查建议.xlsx'),
          },
        ]}
        drawer={(s, controls) => <SuggestionDrawer key={s.id} of={s} controls={controls} />}
        empty={{ title: '没有检查建议', note: '警种检查办结时提出的建议在这里，由单位主要领导书面答复。' }}
      />
    </>
  )
}
