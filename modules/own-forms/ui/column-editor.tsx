import { Button, Checkbox, Input, InputNumber, Select } from 'antd'
import type { AskedColumn, FormView } from '../contract.ts'
import { adviceOn, known, ruleWords } from '../words.ts'
import { kindOptions } from './labels.ts'

interface ColumnEditorProps {
  readonly of: AskedColumn
  readonly number: number
  readonly rowsPer: FormView['rowsPer']
  readonly onChange: (column: AskedColumn) => void
  readonly onUp: (() => void) | undefined
  readonly onDown: (() => void) | undefined
  readonly onDrop: (() => void) | undefined
}

/** One column: its name, what it takes, and what the system says to it. */
export function ColumnEditor(props: ColumnEditorProps) {
  const { of: column, number, onChange } = props
  const set = (change: Partial<AskedColumn>) => onChange({ ...column, ...change })
  const isFilled = column.filledFrom !== null
  return (
    <div className="own-column">
      <div className="own-column-line">
        <span className="own-column-number">{number}</span>
        <Input
          className="own-column-name"
          aria-label={`第 ${number} 列名称`}
          placeholder="列的名称"
          maxLength={20}
          value={column.name}
          onChange={(event) => set({ name: event.target.value, filledFrom: null })}
        />
        {isFilled ? (
          <span className="own-column-filled">{ruleWords({ ...column, key: '' })}</span>
        ) : (
          <>
            <Select
              className="own-column-kind"
              aria-label={`第 ${number} 列填什么`}
              value={column.kind}
              options={kindOptions}
              onChange={(kind) => set({ kind, options: [], least: null, most: null, maxLength: null })}
            />
            <Checkbox checked={column.isRequired} onChange={(event) => set({ isRequired: event.target.checked })}>
              必填
            </Checkbox>
          </>
        )}
        <span className="spring" />
        <Moves {...props} />
      </div>
      <Advice {...props} />
      {isFilled ? null : <Rules of={column} number={number} set={set} />}
    </div>
  )
}

function Moves({ number, onUp, onDown, onDrop }: ColumnEditorProps) {
  return (
    <span className="own-column-moves">
      <Button type="link" size="small" disabled={!onUp} onClick={onUp} aria-label={`第 ${number} 列上移`}>
        上移
      </Button>
      <Button type="link" size="small" disabled={!onDown} onClick={onDown} aria-label={`第 ${number} 列下移`}>
        下移
      </Button>
      <Button type="link" size="small" disabled={!onDrop} onClick={onDrop} aria-label={`删去第 ${number} 列`}>
        删去
      </Button>
    </span>
  )
}

/** What the system knows already: offered filled; asked all the same only with a reason. */
function Advice({ of: column, number, rowsPer, onChange }: ColumnEditorProps) {
  const advice = adviceOn(column.name, rowsPer)
  if (column.filledFrom !== null)
    return (
      <p className="own-advice">
        {`“${known[column.filledFrom].label}”由系统带出，单位只看不填，报送时定格。`}
        <Button type="link" size="small" onClick={() => onChange({ ...column, filledFrom: null })}>
          不带出
        </Button>
      </p>
    )
  if (!advice) return null
  if ('refused' in advice)
    return (
      <p className="own-advice own-advice-refused" role="alert">
        {advice.refused}请换一列。
      </p>
    )
  return (
    <div className="own-advice" role="status">
      <span>{advice.words}</span>
      {advice.canFill ? (
        <Button size="small" onClick={() => onChange({ ...column, filledFrom: advice.key, whyAsked: null })}>
          带出
        </Button>
      ) : null}
      <Input
        aria-label={`第 ${number} 列为什么仍要单位填`}
        placeholder="仍要单位填的，写明理由，随表单留存"
        maxLength={100}
        value={column.whyAsked ?? ''}
        onChange={(event) => onChange({ ...column, whyAsked: event.target.value })}
      />
    </div>
  )
}

interface RulesProps {
  readonly of: AskedColumn
  readonly number: number
  readonly set: (change: Partial<AskedColumn>) => void
}
const splitOptions = (text: string): string[] => text.split(/[、,，;；]/).map((o) => o.trim().slice(0, 30))

function Rules({ of: column, number, set }: RulesProps) {
  return (
    <div className="own-column-line own-column-rules">
      {column.kind === 'choice' ? (
        <Input
          aria-label={`第 ${number} 列的选项`}
          placeholder="选项，用顿号隔开：春、夏、秋"
          value={column.options.join('、')}
          onChange={(event) => set({ options: splitOptions(event.target.value) })}
          onBlur={() => set({ options: column.options.filter((o) => o !== '') })}
        />
      ) : null}
      {column.kind === 'number' ? (
        <>
          <InputNumber
            aria-label={`第 ${number} 列最小值`}
            placeholder="最小值"
            value={column.least}
            onChange={(least) => set({ least })}
          />
          <InputNumber
            aria-label={`第 ${number} 列最大值`}
            placeholder="最大值"
            value={column.most}
            onChange={(most) => set({ most })}
          />
        </>
      ) : null}
      {column.kind === 'text' ? (
        <InputNumber
          aria-label={`第 ${number} 列最多几个字`}
          placeholder="最多几字"
          min={1}
          max={500}
          precision={0}
          value={column.maxLength}
          onChange={(maxLength) => set({ maxLength })}
        />
      ) : null}
      <Input
        aria-label={`第 ${number} 列填写说明`}
        placeholder="填写说明（可不填）"
        maxLength={60}
        value={column.help}
        onChange={(event) => set({ help: event.target.value })}
      />
    </div>
  )
}
