import { Button } from 'antd'
import { inGrid } from '../../../app/dates.ts'
import { Card, Page } from '../../../app/kit/page.tsx'
import { printScreen } from '../../../app/kit/print.tsx'
import { Refusal, Shown } from '../../../app/kit/states.tsx'
import { Link, useGo } from '../../../app/navigation.tsx'
import type { ChecklistRowView } from '../contract.ts'
import { useChecklists, useDraft } from './api.ts'
import { stateLabels } from './labels.ts'
import './checklists.css'

/** 排查清单: every version, the newest first. */
export function ChecklistsPage() {
  const go = useGo()
  const reading = useChecklists()
  const draft = useDraft()
  const begin = async () => {
    const drafted = await draft.run({})
    if (drafted) go(`/screening-checklists/${drafted.id}`)
  }
  const acts = (
    <>
      <Button onClick={printScreen}>打印</Button>
      {reading.data?.abilities.draft ? (
        <Button type="primary" loading={draft.isRunning} onClick={() => void begin()}>
          起草新的一版
        </Button>
      ) : null}
    </>
  )
  return (
    <Page
      title="排查清单"
      note="只问单位怎么管、行为规范有没有守住；不问思想、言论、群组、信访和个人"
      crumbs={[{ href: '/screening-rounds', label: '隐患排查' }]}
      acts={acts}
    >
      <Refusal problem={draft.problem} />
      <Card isFlush>
        <Shown of={reading} what="排查清单">
          {({ rows }) => <Versions rows={rows} />}
        </Shown>
      </Card>
    </Page>
  )
}

function Versions({ rows }: { rows: readonly ChecklistRowView[] }) {
  return (
    <table className="checklist-table">
      <thead>
        <tr>
          {['版本', '状态', '项数', '说明', '起草', '施行'].map((head) => (
            <th scope="col" key={head}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((c) => (
          <tr key={c.id}>
            <th scope="row">
              <Link href={`/screening-checklists/${c.id}`}>第 {c.number} 版</Link>
            </th>
            <td>{stateLabels[c.state]}</td>
            <td>{c.questionCount}</td>
            <td className="checklist-note">{c.note || '—'}</td>
            <td>
              {c.draftedByName} {inGrid(c.draftedAt)}
            </td>
            <td>{c.inForceOn ? `${c.inForceByName ?? ''} ${c.inForceOn}` : '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
