import { Button, Select } from 'antd'
import { useState } from 'react'
import { Card } from '../../../app/kit/page.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { useWrite } from '../../../app/requests.ts'
import { type ColumnMeaning, columnTargets, correctMapping, type ImportView, listImportRows, readImport } from '../contract.ts'
import { columnLabels } from '../words.ts'

type Sheet = ImportView['sheets'][number]
const options = columnTargets.map((value) => ({ value, label: columnLabels[value] }))

type Column = Sheet['columns'][number]
type Settle = (column: number, target: ColumnMeaning) => void

/** The meaning of a column: a word that opens a list of all meanings. */
function Meaning({
  column: { column, letters, target },
  isFixed,
  onSettle,
}: {
  column: Column
  isFixed: boolean
  onSettle: Settle
}) {
  const [isEdited, setEdited] = useState(false)
  if (!isEdited) {
    return (
      <button
        type="button"
        className="text-act import-column-target"
        disabled={isFixed}
        onClick={() => setEdited(true)}
        aria-label={`${columnLabels[target ?? 'ignored']}，改 ${letters} 列的对应`}
      >
        {columnLabels[target ?? 'ignored']}
      </button>
    )
  }
  const settle = (meaning: ColumnMeaning | null) => {
    setEdited(false)
    if (meaning !== null) onSettle(column, meaning)
  }
  return (
    <Select
      size="small"
      autoFocus
      defaultOpen
      showSearch
      optionFilterProp="label"
      className="import-column-choice"
      aria-label={`${letters} 列对应`}
      value={target}
      options={options}
      onBlur={() => setEdited(false)}
      onChange={settle}
    />
  )
}

function ColumnLine({ column: known, isFixed, onSettle }: { column: Column; isFixed: boolean; onSettle: Settle }) {
  const { column, letters, header, target, isSure } = known
  const isQuiet = target === null || target === 'ignored'
  return (
    <li className={isQuiet ? 'is-quiet' : ''}>
      <span className="import-column-name" title={header}>
        {letters} {header}
      </span>
      <span aria-hidden="true">→</span>
      <Meaning column={known} isFixed={isFixed} onSettle={onSettle} />
      {isSure ? <span className="import-sure">{isQuiet ? '' : '✓'}</span> : null}
      {!isSure && target !== null ? (
        <button type="button" className="text-act" disabled={isFixed} onClick={() => onSettle(column, target)}>
          确认
        </button>
      ) : null}
    </li>
  )
}

function SheetColumns({ sheet, isFixed, onSettle }: { sheet: Sheet; isFixed: boolean; onSettle: Settle }) {
  return (
    <ul className="import-columns" aria-label={`工作表 ${sheet.name} 的列`}>
      {sheet.columns.map((column) => (
        <ColumnLine key={column.column} column={column} isFixed={isFixed} onSettle={onSettle} />
      ))}
    </ul>
  )
}

/** 列怎么对应: what each column was taken for; a correction is remembered and the file read again. */
export function MappingCard({ view }: { view: ImportView }) {
  const correct = useWrite(correctMapping, { invalidates: [readImport, listImportRows] })
  const { id, version, sheets, readsHiddenSheets } = view
  const isFixed = !view.abilities.map || correct.isRunning
  const hidden = sheets.filter(({ isHidden }) => isHidden)
  const again = (
    <Button
      type="link"
      disabled={isFixed}
      onClick={() => void correct.run({ params: { id }, body: { version, isReset: true, columns: [] } })}
    >
      重新识别
    </Button>
  )
  return (
    <div className="import-mapping">
      <Card title="列怎么对应" extra={again}>
        {sheets
          .filter(({ columns }) => columns.length > 0)
          .map((sheet) => (
            <section key={sheet.name}>
              {sheets.length > 1 ? (
                <h3>
                  {sheet.name}
                  {sheet.isRead ? '' : '（没有读）'}
                </h3>
              ) : null}
              <SheetColumns
                sheet={sheet}
                isFixed={isFixed}
                onSettle={(column, target) =>
                  void correct.run({ params: { id }, body: { version, columns: [{ sheet: sheet.name, column, target }] } })
                }
              />
            </section>
          ))}
        {hidden.length > 0 ? (
          <label className="import-tick">
            <input
              type="checkbox"
              checked={readsHiddenSheets}
              disabled={isFixed}
              onChange={(event) =>
                void correct.run({ params: { id }, body: { version, readsHiddenSheets: event.target.checked, columns: [] } })
              }
            />
            隐藏的工作表也读（{hidden.map(({ name }) => name).join('、')}）
          </label>
        ) : null}
        <p className="note">确认后记住，下次同样的表头不再问。性别、年龄由证件号得出，不用导入。</p>
        <Refusal problem={correct.problem} />
      </Card>
    </div>
  )
}
