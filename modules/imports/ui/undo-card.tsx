import { Button } from 'antd'
import { useState } from 'react'
import { inGrid } from '../../../app/dates.ts'
import { Card, Facts } from '../../../app/kit/page.tsx'
import { Refusal, Shown } from '../../../app/kit/states.tsx'
import { Link } from '../../../app/navigation.tsx'
import { askReason } from '../../../app/questions.ts'
import { useRead, useWrite } from '../../../app/requests.ts'
import { type ImportView, listImportRows, listImports, readImport, undoImport, undoPreview } from '../contract.ts'
import { stateLabels } from './labels.ts'

function Undoing({ view }: { view: ImportView }) {
  const [alsoTouched, setAlso] = useState(false)
  const undo = useWrite(undoImport, { invalidates: [readImport, listImports, listImportRows, undoPreview] })
  const ask = async (people: number) => {
    const reason = await askReason({
      title: `撤销这批导入，涉及 ${people} 人？`,
      consequence: '新增的人从花名册撤下，改过的字段改回导入以前的值；留下撤销的记录。',
      yes: '撤销这批导入',
      no: '再看看',
    })
    if (reason !== null) await undo.run({ params: { id: view.id }, body: { version: view.version, reason, alsoTouched } })
  }
  return (
    <Shown of={useRead(undoPreview, { params: { id: view.id } })} what="撤销会动到的内容">
      {({ added, changed, left, until }) => (
        <>
          <p>
            撤销会撤下新增的 {added} 人，改回 {changed} 人的资料。{until} 以前可以整批撤销。
          </p>
          {left.length > 0 ? (
            <>
              <p>以下 {left.length} 人导入以后又办过别的事，默认不动：</p>
              <ul className="import-left">
                {left.map(({ name, reason }) => (
                  <li key={name}>
                    {name}：{reason}
                  </li>
                ))}
              </ul>
              <label className="import-tick">
                <input type="checkbox" checked={alsoTouched} onChange={(event) => setAlso(event.target.checked)} /> 这些人也撤销
              </label>
            </>
          ) : null}
          <Button loading={undo.isRunning} onClick={() => void ask(added + changed)}>
            撤销这批导入
          </Button>
          <Refusal problem={undo.problem} />
        </>
      )}
    </Shown>
  )
}

/** What became of an import that is over, and the way to take it back. */
export function UndoCard({ view }: { view: ImportView }) {
  const facts: (readonly [string, string])[] = [
    ['状态', stateLabels[view.state]],
    ['导入人', view.accountName],
    ['写入时间', view.committedAt === null ? '—' : inGrid(view.committedAt)],
    ...(view.undoneAt === null ? [] : [['撤销时间', inGrid(view.undoneAt)] as const]),
  ]
  return (
    <Card title="结果" extra={<Link href="/people">看花名册</Link>}>
      <Facts of={facts} />
      {view.abilities.undo ? <Undoing view={view} /> : null}
    </Card>
  )
}
