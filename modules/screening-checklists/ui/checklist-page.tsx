import { Button } from 'antd'
import { useState } from 'react'
import { Card, Page } from '../../../app/kit/page.tsx'
import { printScreen } from '../../../app/kit/print.tsx'
import { Empty, Shown } from '../../../app/kit/states.tsx'
import { usePathParam } from '../../../app/navigation.tsx'
import { categoryHeads } from '../../hazards/words.ts'
import type { ChecklistView, QuestionView } from '../contract.ts'
import { useChecklist } from './api.ts'
import { Differences } from './differences.tsx'
import { sectionLabels, stateLabels } from './labels.ts'
import { QuestionsEditor } from './questions-editor.tsx'
import './checklists.css'

/** One version: worded while it is a draft, read and compared with the version before. */
export function ChecklistPage() {
  const reading = useChecklist(usePathParam('checklistId'))
  const [turn, setTurn] = useState(0)
  const reread = () => reading.refetch().then(() => setTurn(turn + 1))
  return (
    <Shown of={reading} what="排查清单">
      {(view) => (
        <Page
          title={`排查清单第 ${view.number} 版`}
          note={`${stateLabels[view.state]} · ${view.questionCount} 项${view.inForceOn ? ` · ${view.inForceOn} 起施行` : ''}`}
          crumbs={[{ href: '/screening-checklists', label: '排查清单' }]}
          acts={<Button onClick={printScreen}>打印</Button>}
        >
          {view.abilities.edit ? <QuestionsEditor key={turn} view={view} onReread={reread} /> : <Questions view={view} />}
          {view.number > 1 ? <Differences of={view} /> : null}
        </Page>
      )}
    </Shown>
  )
}

function Questions({ view }: { view: ChecklistView }) {
  if (view.questions.length === 0) return <Empty title="一项都没有" />
  const kinds = new Map(view.subcategories.map((s) => [s.id, s.name]))
  return (
    <Card title="排查内容" note={view.note} isFlush>
      <div className="checklist-scroll">
        <table className="checklist-table">
          <thead>
            <tr>
              {['序号', '部分', '排查内容', '怎样查', '开哪一类隐患'].map((head) => (
                <th scope="col" key={head}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {view.questions.map((q, i) => (
              <tr key={q.id}>
                <td>{i + 1}</td>
                <td>{sectionLabels[q.section]}</td>
                <td className="checklist-words">{q.words}</td>
                <td className="checklist-words">{q.hint || '—'}</td>
                <td>{kindOf(q, kinds)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}

const kindOf = (q: QuestionView, kinds: ReadonlyMap<string, string>): string =>
  [categoryHeads[q.category], kinds.get(q.subcategoryId ?? '')].filter(Boolean).join(' · ')
