import { Button, Input, Radio, Select } from 'antd'
import { useId } from 'react'
import { answerOptions, categoryOptions } from './labels.ts'
import type { Draft, DraftItem } from './use-draft.ts'

/** One item to be answered; what is found is written down. */
export function ItemLine({ item, number, draft }: { item: DraftItem; number: number; draft: Draft }) {
  const id = useId()
  const set = (parts: Partial<DraftItem>) => draft.setItem(item.key, parts)
  return (
    <li>
      <div className="inspection-asked">
        <span className="inspection-number">{number}</span>
        <Input
          className="inspection-question"
          id={id}
          aria-label={`第 ${number} 项`}
          maxLength={200}
          value={item.question}
          onChange={(event) => set({ question: event.target.value })}
        />
        <Radio.Group
          aria-labelledby={id}
          options={answerOptions}
          value={item.answer}
          onChange={(event) => set({ answer: event.target.value as DraftItem['answer'] })}
        />
        <Button type="link" size="small" onClick={() => draft.removeItem(item.key)} aria-label={`删去第 ${number} 项`}>
          删去
        </Button>
      </div>
      {item.answer === 'found' ? (
        <div className="inspection-words">
          <Input.TextArea
            aria-label={`第 ${number} 项的情况`}
            placeholder="什么事、在哪里、怎样发现。只写管理上的事实，不写个人的言论、交往。"
            maxLength={500}
            rows={2}
            value={item.words}
            onChange={(event) => set({ words: event.target.value })}
          />
          <Select
            aria-label={`第 ${number} 项的类别`}
            options={categoryOptions}
            value={item.category}
            onChange={(category) => set({ category })}
          />
        </div>
      ) : null}
    </li>
  )
}
