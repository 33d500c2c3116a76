import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '../../../app/call.ts'
import { inGrid } from '../../../app/dates.ts'
import { Card, Facts } from '../../../app/kit/page.tsx'
import { Refusal, Shown } from '../../../app/kit/states.tsx'
import { Link } from '../../../app/navigation.tsx'
import { askReason } from '../../../app/questions.ts'
import { useRead, useWrite } from '../../../app/requests.ts'
import { type ImportView, listImportRows, listImports, readImport, undoImport, undoPreview } from '../contract.ts'
import { stateLabels } from './labels.ts'

type Plan = OutputOf<typeof undoPreview>

const lines = (parts: readonly (readonly [number, (count: number) => string])[]): string =>
  parts.flatMap(([count, words]) => (count > 0 ? [words(count)] : [])).join('，')

/** What goes: 撤下新增的 15 人，改回 3 人的资料，撤下新建的民警 1 人，撤销新建的单位 1 个. */
function wordsOf({ added, changed, officers, units }: Plan['usual']): string {
  return lines([
    [added, (n) => `撤下新增的 ${n} 人`],
    [changed, (n) => `改回 ${n} 人的资料`],
    [officers, (n) => `撤下新建的民警 ${n} 人`],
    [units, (n) => `撤销新建的单位 ${n} 个`],
  ])
}

function Standing({ title, of }: { title: string; of: Plan['left'] }) {
  if (of.length === 0) return null
  return (
    <>
      <p>{title}</p>
      <ul className="import-left">
        {of.map(({ kind, name, reason }) => (
          <li key={`${kind} ${name} ${reason}`}>
            {kind === 'officer' ? '民警' : ''}
            {name}：{reason}
          </li>
        ))}
      </ul>
    </>
  )
}

function Undoing({ view }: { view: ImportView }) {
  const [alsoTouched, setAlso] = useState(false)
  const undo = useWrite(undoImport, { invalidates: [readImport, listImports, listImportRows, undoPreview] })
  const ask = async (words: string) => {
    const reason = await askReason({
      title: '撤销这批导入？',
      consequence: `${words}。撤下的人不再列在花名册，改过的字段改回导入以前的值；留下撤销的记录。`,
      yes: '撤销这批导入',
      no: '再看看',
    })
    if (reason !== null) await undo.run({ params: { id: view.id }, body: { version: view.version, reason, alsoTouched } })
  }
  return (
    <Shown of={useRead(undoPreview, { params: { id: view.id } })} what="撤销会动到的内容">
      {({ usual, all, left, held, until }) => {
        const words = wordsOf(alsoTouched ? all : usual)
        return (
          <>
            <p>
              {words === '' ? '没有还能撤回的内容。' : `撤销会${words}。`}
              {until} 以前可以整批撤销。
            </p>
            <Standing title={`以下 ${left.length} 项导入以后又办过别的事，默认不动：`} of={left} />
            {left.length > 0 ? (
              <label className="import-tick">
                <input type="checkbox" checked={alsoTouched} onChange={(event) => setAlso(event.target.checked)} /> 这些也撤销
              </label>
            ) : null}
            <Standing title={`以下 ${held.length} 项别处还用着，撤销以后仍在：`} of={held} />
            <Button loading={undo.isRunning} disabled={words === ''} onClick={() => void ask(words)}>
              撤销这批导入
            </Button>
            <Refusal problem={undo.problem} />
          </>
        )
      }}
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
