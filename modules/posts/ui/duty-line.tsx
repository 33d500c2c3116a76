import { HolderOutlined } from '@ant-design/icons'
import { Button, Input, type InputRef } from 'antd'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { RedLineHit } from '../contract.ts'
import { RedLineNote } from './red-line-note.tsx'
import { type EditedDuty, isLongEnough, leastReason } from './use-draft.ts'

interface DutyLineProps {
  readonly duty: EditedDuty
  readonly number: number
  readonly hits: readonly RedLineHit[]
  readonly isFresh: boolean
  readonly onChange: (parts: Partial<EditedDuty>) => void
  readonly onRemove: () => void
  readonly onMove: (to: number) => void
  readonly onDragStart: () => void
  readonly onDrop: () => void
}

/** One duty: read, edited, or stopped at a red line with its three ways out. */
export function DutyLine(props: DutyLineProps) {
  const { duty, number, hits, onChange } = props
  const [isEditing, setEditing] = useState(props.isFresh)
  const input = useRef<InputRef>(null)
  const hit = hits[0]
  const isStopped = hit !== undefined && !duty.isReasoned
  useEffect(() => {
    if (isEditing) input.current?.focus()
  }, [isEditing])
  const field = (
    <Input
      ref={input}
      value={duty.text}
      maxLength={200}
      aria-label={`第 ${number} 项职责`}
      status={isStopped ? 'error' : ''}
      aria-invalid={isStopped}
      onChange={(event) => onChange({ text: event.target.value, isReasoned: false })}
      onBlur={() => setEditing(false)}
      onPressEnter={() => setEditing(false)}
    />
  )
  const rewrite = () => {
    onChange({ text: `协助民警${duty.text.replace(/^(独立|单独|自行|负责|协助民警|协助)+/, '')}`, isReasoned: false })
    input.current?.focus()
  }
  return (
    <li className={isStopped ? 'duty duty-stopped' : 'duty'} onDragOver={(event) => event.preventDefault()} onDrop={props.onDrop}>
      <span className="duty-number">{number}</span>
      <div className="duty-text">
        {isStopped || isEditing ? field : <span className="duty-words">{duty.text || '（还没有写）'}</span>}
        {isStopped ? <Stopped duty={duty} hit={hit} onChange={onChange} onRewrite={rewrite} onRemove={props.onRemove} /> : null}
        {hit && duty.isReasoned ? <RedLineNote hit={hit} reason={duty.redLineReason} /> : null}
      </div>
      {isStopped ? null : <LineActs {...props} isEditing={isEditing} onEdit={() => setEditing(true)} />}
    </li>
  )
}

function LineActs({
  number,
  isEditing,
  onEdit,
  onRemove,
  onMove,
  onDragStart,
}: DutyLineProps & { readonly isEditing: boolean; readonly onEdit: () => void }) {
  const byKey = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    onMove(event.key === 'ArrowUp' ? number - 2 : number)
  }
  return (
    <span className="duty-acts">
      {isEditing ? null : (
        <button type="button" className="text-act" aria-label={`改第 ${number} 项`} onClick={onEdit}>
          改
        </button>
      )}
      <button
        type="button"
        className="text-act"
        aria-label={`删第 ${number} 项`}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onRemove}
      >
        删
      </button>
      <button
        type="button"
        className="duty-handle"
        draggable
        aria-label={`移动第 ${number} 项，按上下方向键`}
        title="拖动，或按上下方向键"
        onKeyDown={byKey}
        onDragStart={onDragStart}
      >
        <HolderOutlined aria-hidden />
      </button>
    </span>
  )
}

interface StoppedProps {
  readonly duty: EditedDuty
  readonly hit: RedLineHit
  readonly onChange: (parts: Partial<EditedDuty>) => void
  readonly onRewrite: () => void
  readonly onRemove: () => void
}

/** Which red line, on what basis, by which word; then 改写, 说明理由并提交 or 删除此项. */
function Stopped({ duty, hit, onChange, onRewrite, onRemove }: StoppedProps) {
  const id = useId()
  const whyNot = isLongEnough(duty.redLineReason)
    ? null
    : `理由还差 ${leastReason - [...duty.redLineReason.trim()].length} 个字。`
  return (
    <div className="stopped" role="alert">
      <strong>
        <span className="stopped-mark" aria-hidden="true" />
        触及红线第 {hit.number} 条：{hit.wording}
      </strong>
      <div className="stopped-basis">
        依据：{hit.basis}。因“{hit.keyword}”命中。
      </div>
      <div className="stopped-reason">
        <label htmlFor={id}>
          保留的理由<span className="required">*</span>
        </label>
        <Input
          id={id}
          size="small"
          value={duty.redLineReason}
          maxLength={300}
          placeholder={`不少于 ${leastReason} 字，列给辅警办看，记入留痕`}
          onChange={(event) => onChange({ redLineReason: event.target.value })}
        />
      </div>
      <div className="stopped-acts">
        <Button size="small" type="primary" onClick={onRewrite}>
          改写为“协助民警…”
        </Button>
        <Button size="small" danger disabled={whyNot !== null} onClick={() => onChange({ isReasoned: true })}>
          说明理由并提交
        </Button>
        <button type="button" className="text-act stopped-remove" onClick={onRemove}>
          删除此项
        </button>
        {whyNot ? <span className="why-not">{whyNot}</span> : null}
      </div>
    </div>
  )
}
