import { PlusOutlined } from '@ant-design/icons'
import { Button, Input, Radio, Select } from 'antd'
import { useId } from 'react'
import { Link } from '../../../app/navigation.tsx'
import type { ReturnView } from '../contract.ts'
import { sectionLabels } from './labels.ts'
import type { EditedAnswers, EditedFinding } from './use-answers.ts'

type Question = ReturnView['asked'][number]
const options = [
  { value: false, label: '没有' },
  { value: true, label: '有' },
]

const sections = ['management', 'conduct'] as const

/** Every question to be answered, by section. */
export function Questions({ view, edited }: { view: ReturnView; edited: EditedAnswers }) {
  return (
    <>
      {sections.map((section) => (
        <section key={section}>
          <h3 className="screening-section">{sectionLabels[section]}</h3>
          <ol className="screening-questions">
            {view.asked.map((question, i) =>
              question.section === section ? (
                <QuestionLine
                  key={question.id}
                  question={question}
                  number={i + 1}
                  subcategories={view.subcategories}
                  edited={edited}
                />
              ) : null,
            )}
          </ol>
        </section>
      ))}
    </>
  )
}

interface QuestionLineProps {
  readonly question: Question
  readonly number: number
  readonly subcategories: ReturnView['subcategories']
  readonly edited: EditedAnswers
}

/** One question to be answered: 没有, or 有 with each thing found. What is in the ledger already stays. */
function QuestionLine({ question, number, subcategories, edited }: QuestionLineProps) {
  const id = useId()
  const answer = edited.answerTo(question.id)
  const opened = edited.openedIn(question.id)
  const kinds = subcategories.filter((s) => s.category === question.category).map((s) => ({ value: s.id, label: s.name }))
  return (
    <li className="screening-question" aria-labelledby={`${id}-words`}>
      <div className="screening-asked">
        <span className="screening-number">{number}</span>
        <div className="screening-said">
          <div id={`${id}-words`}>{question.words}</div>
          {question.hint ? <div className="note">{question.hint}</div> : null}
        </div>
        <Radio.Group
          aria-labelledby={`${id}-words`}
          options={options}
          value={answer.isFound}
          disabled={opened.length > 0}
          onChange={(event) => edited.choose(question.id, event.target.value === true)}
        />
      </div>
      <Opened of={opened} />
      {answer.isFound ? (
        <div className="screening-findings">
          {answer.findings.map((finding, i) => (
            <Finding
              key={finding.key}
              finding={finding}
              label={`第 ${number} 项第 ${i + 1} 处`}
              kinds={kinds}
              usual={question.subcategoryId}
              onChange={(parts) => edited.write(question.id, finding.key, parts)}
              onRemove={() => edited.remove(question.id, finding.key)}
            />
          ))}
          <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => edited.add(question.id)}>
            再写一处
          </Button>
        </div>
      ) : null}
    </li>
  )
}

/** What the question has opened in the ledger: number, title, description. */
export function Opened({ of: opened }: { of: ReturnView['opened'] }) {
  if (opened.length === 0) return null
  return (
    <ul className="screening-opened">
      {opened.map((o) => (
        <li key={o.id}>
          <Link href={`/hazards/${o.id}`}>{o.number}</Link>
          <b>{o.title}</b>
          {o.isClosed ? <span className="note">已销号</span> : null}
          <div>{o.description}</div>
        </li>
      ))}
    </ul>
  )
}

interface FindingProps {
  readonly finding: EditedFinding
  readonly label: string
  readonly kinds: readonly { readonly value: string; readonly label: string }[]
  /** The kind that the checklist gives when none is chosen. */
  readonly usual: string | null
  readonly onChange: (parts: Partial<EditedFinding>) => void
  readonly onRemove: () => void
}

function Finding({ finding, label, kinds, usual, onChange, onRemove }: FindingProps) {
  return (
    <div className="screening-finding">
      <Input
        aria-label={`${label}：隐患`}
        placeholder="隐患，一句话"
        maxLength={60}
        value={finding.title}
        onChange={(event) => onChange({ title: event.target.value })}
      />
      <Input.TextArea
        aria-label={`${label}：情况`}
        placeholder="具体情况：什么事、在哪里、怎样发现。只写管理和行为规范上的事实，不写个人的言论、交往。"
        maxLength={1000}
        rows={3}
        value={finding.description}
        onChange={(event) => onChange({ description: event.target.value })}
      />
      <div className="screening-kind">
        <Select
          aria-label={`${label}：子类`}
          options={[...kinds]}
          value={finding.subcategoryId ?? usual}
          placeholder="子类"
          onChange={(subcategoryId: string) => onChange({ subcategoryId })}
        />
        <Button type="link" size="small" onClick={onRemove} aria-label={`删去这一处：${label}`}>
          删去这一处
        </Button>
      </div>
    </div>
  )
}
