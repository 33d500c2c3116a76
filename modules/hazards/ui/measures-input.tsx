import { Button, Input, Select } from 'antd'
import { CalendarDate } from '../../../app/kit/calendar-date.tsx'
import type { InputProps } from '../../../app/kit/form/definition.ts'
import type { Option } from '../../../app/kit/list/definition.ts'

export interface MeasureDraft {
  readonly key: string
  readonly text: string
  readonly ownerId: string | null
  readonly dueOn: string | null
}
export const emptyMeasure = (key: string): MeasureDraft => ({ key, text: '', ownerId: null, dueOn: null })

interface Props extends InputProps {
  readonly officers: readonly Option[]
}

/** Measures, each with its owner and day; without a day it has the hazard's. */
export function MeasuresInput({ officers, ...at }: Props) {
  const drafts = at.value as readonly MeasureDraft[]
  const change = (key: string, part: Partial<MeasureDraft>) =>
    at.onChange(drafts.map((d) => (d.key === key ? { ...d, ...part } : d)))
  return (
    <ol className="measures-input">
      {drafts.map((draft, index) => (
        <li key={draft.key}>
          <Input.TextArea
            id={index === 0 ? at.id : `${at.id}-${draft.key}`}
            aria-label={`第 ${index + 1} 条措施`}
            aria-describedby={at.describedBy}
            aria-invalid={at.isWrong && draft.text.trim() === ''}
            value={draft.text}
            rows={2}
            maxLength={300}
            onBlur={at.onLeave}
            onChange={(event) => change(draft.key, { text: event.target.value })}
          />
          <div className="measures-input-line">
            <Select
              aria-label={`第 ${index + 1} 条措施的责任人`}
              placeholder="责任人"
              value={draft.ownerId ?? undefined}
              options={[...officers]}
              showSearch={{ optionFilterProp: 'label' }}
              onChange={(ownerId: string) => change(draft.key, { ownerId })}
            />
            <CalendarDate
              id={`${at.id}-${draft.key}-day`}
              value={draft.dueOn}
              label={`第 ${index + 1} 条措施的时限`}
              isWrong={false}
              describedBy={at.describedBy}
              onChange={(dueOn) => change(draft.key, { dueOn })}
              onLeave={at.onLeave}
            />
            {drafts.length > 1 ? (
              <Button type="link" onClick={() => at.onChange(drafts.filter((d) => d.key !== draft.key))}>
                {`去掉第 ${index + 1} 条`}
              </Button>
            ) : null}
          </div>
        </li>
      ))}
      <li className="measures-input-more">
        <Button onClick={() => at.onChange([...drafts, emptyMeasure(`${drafts.length + 1}-${drafts.at(-1)?.key ?? ''}`)])}>
          再加一条措施
        </Button>
      </li>
    </ol>
  )
}
