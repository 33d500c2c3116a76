import { PlusOutlined } from '@ant-design/icons'
import { Button, Radio } from 'antd'
import type { InputProps } from '../../../app/kit/form/definition.ts'
import type { AskedColumn, FormView } from '../contract.ts'
import { adviceOn, canFill } from '../words.ts'
import { ColumnEditor } from './column-editor.tsx'
import { emptyColumn, rowsPerOptions } from './labels.ts'

export interface Design {
  readonly rowsPer: FormView['rowsPer']
  readonly columns: readonly AskedColumn[]
}

function faultIn(column: AskedColumn, rowsPer: Design['rowsPer']): string | undefined {
  if (column.name.trim() === '') return '还没有名称'
  if (column.filledFrom !== null) return canFill(column.filledFrom, rowsPer) ? undefined : '改成“每名辅警一行”才能带出'
  const advice = adviceOn(column.name, rowsPer)
  if (advice && 'refused' in advice) return advice.refused.replace(/。$/, '')
  if (advice && !column.whyAsked?.trim()) return '系统里已有，带出，或者写明为什么仍要单位填'
  return column.kind === 'choice' && new Set(column.options).size < 2 ? '至少要两个不同的选项' : undefined
}
/** What keeps the design from being sent out. */
export function designFault({ rowsPer, columns }: Design): string | undefined {
  const faults = columns.flatMap((c, i) => {
    const fault = faultIn(c, rowsPer)
    return fault ? [`第 ${i + 1} 列${fault}`] : []
  })
  if (faults.length > 0) return `${faults.join('；')}。`
  return columns.every((c) => c.filledFrom !== null) ? '这些列系统里都有，不用下发；请到花名册、台账导出。' : undefined
}

/** What a row stands for, and the columns one after another; what the system knows is told while a column is named. */
export function DesignInput({ id, value, onChange, describedBy }: InputProps) {
  const { rowsPer, columns } = value as Design
  const set = (next: readonly AskedColumn[]) => onChange({ rowsPer, columns: next })
  const change = (at: number, column: AskedColumn) => set(columns.map((c, i) => (i === at ? column : c)))
  const move = (at: number, by: number) => {
    const next = [...columns]
    const [moved] = next.splice(at, 1)
    if (moved) next.splice(at + by, 0, moved)
    set(next)
  }
  return (
    <fieldset id={id} tabIndex={-1} className="form-group" aria-labelledby={`${id}-label`} aria-describedby={describedBy}>
      <Radio.Group
        aria-label="一行是什么"
        value={rowsPer}
        options={rowsPerOptions}
        onChange={(event) => onChange({ rowsPer: event.target.value, columns })}
      />
      <ol className="own-columns">
        {columns.map((column, i) => (
          /* biome-ignore lint/suspicious/noArrayIndexKey: a column is what stands at its place */
          <li key={i}>
            <ColumnEditor
              of={column}
              number={i + 1}
              rowsPer={rowsPer}
              onChange={(next) => change(i, next)}
              onUp={i > 0 ? () => move(i, -1) : undefined}
              onDown={i < columns.length - 1 ? () => move(i, 1) : undefined}
              onDrop={columns.length > 1 ? () => set(columns.filter((_, at) => at !== i)) : undefined}
            />
          </li>
        ))}
      </ol>
      <Button icon={<PlusOutlined aria-hidden />} disabled={columns.length >= 30} onClick={() => set([...columns, emptyColumn])}>
        加一列
      </Button>
    </fieldset>
  )
}
