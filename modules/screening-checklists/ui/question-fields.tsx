import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import type { SubcategoryView } from '../contract.ts'
import { categoryOptions, sectionOptions } from './labels.ts'
import type { EditedQuestion } from './use-questions.ts'

interface QuestionFieldsProps {
  readonly question: EditedQuestion
  readonly number: number
  readonly subcategories: readonly SubcategoryView[]
  readonly onChange: (parts: Partial<EditedQuestion>) => void
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

/** One question: its words, how to look, and which kind of hazard a finding opens. */
export function QuestionFields({ question: q, number, subcategories, onChange, onMove, onRemove }: QuestionFieldsProps) {
  const label = `第 ${number} 项`
  const kinds = subcategories.filter((s) => s.category === q.category).map((s) => ({ value: s.id, label: s.name }))
  return (
    <li className="checklist-question">
      <span className="checklist-number">{number}</span>
      <div className="checklist-fields">
        <Input.TextArea
          aria-label={`${label}排查内容`}
          placeholder="排查内容：问单位怎么管，或者行为规范有没有守住"
          rows={2}
          maxLength={200}
          value={q.words}
          onChange={(event) => onChange({ words: event.target.value })}
        />
        <Input
          aria-label={`${label}怎样查`}
          placeholder="怎样查（可不填）"
          maxLength={300}
          value={q.hint}
          onChange={(event) => onChange({ hint: event.target.value })}
        />
        <div className="checklist-kinds">
          <Select
            aria-label={`${label}部分`}
            options={sectionOptions}
            value={q.section}
            onChange={(section) => onChange({ section })}
          />
          <Select
            aria-label={`${label}隐患类别`}
            options={categoryOptions}
            value={q.category}
            onChange={(category) => onChange({ category, subcategoryId: null })}
          />
          <Select
            aria-label={`${label}隐患子类`}
            options={kinds}
            value={q.subcategoryId}
            allowClear
            placeholder="子类（可不选）"
            onChange={(subcategoryId: string | undefined) => onChange({ subcategoryId: subcategoryId ?? null })}
          />
          <Button type="text" aria-label={`${label}上移`} icon={<ArrowUpOutlined aria-hidden />} onClick={() => onMove(-1)} />
          <Button type="text" aria-label={`${label}下移`} icon={<ArrowDownOutlined aria-hidden />} onClick={() => onMove(1)} />
          <Button type="text" aria-label={`删去${label}`} icon={<DeleteOutlined aria-hidden />} onClick={onRemove} />
        </div>
      </div>
    </li>
  )
}
