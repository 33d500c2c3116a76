import { PlusOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { Card } from '../../../app/kit/page.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { askConfirmation } from '../../../app/questions.ts'
import type { InspectionView } from '../contract.ts'
import { useConclude, useSave } from './api.ts'
import { ItemLine } from './item-line.tsx'
import { useDraft } from './use-draft.ts'

/** The inspection being filled in: items, suggestions; nothing leaves the line before 办结. */
export function DraftForm({ of: i }: { of: InspectionView }) {
  const draft = useDraft(i)
  const [save, conclude] = [useSave(), useConclude()]
  const params = { id: i.id }
  const whyNot = draft.whyNot()
  const keep = async () => {
    const saved = await save.run({ params, body: draft.body() })
    if (saved) draft.setVersion(saved.version)
    return saved
  }
  const concludeIt = async () => {
    const yes = await askConfirmation({
      title: `办结对${i.unit.name}的检查`,
      consequence: `${draft.found} 处问题进单位台账，各有编号；${draft.suggestions.length} 条建议发给单位。办结以后不能再改。`,
      yes: '办结检查',
    })
    const saved = yes ? await keep() : undefined
    if (saved) await conclude.run({ params, body: { version: saved.version } })
  }
  return (
    <>
      <Card title="逐项检查" note={`已填 ${draft.items.length - draft.open} / ${draft.items.length} 项`}>
        <ol className="inspection-items">
          {draft.items.map((item, n) => (
            <ItemLine key={item.key} item={item} number={n + 1} draft={draft} />
          ))}
        </ol>
        <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={draft.addItem}>
          加一项
        </Button>
      </Card>
      <Card title="整改建议" note="单位主要领导书面答复">
        {draft.suggestions.map((s, n) => (
          <div className="inspection-suggestion" key={s.key}>
            <Input.TextArea
              aria-label={`第 ${n + 1} 条建议`}
              maxLength={500}
              rows={2}
              value={s.text}
              onChange={(event) => draft.writeSuggestion(s.key, event.target.value)}
            />
            <Button type="link" size="small" onClick={() => draft.removeSuggestion(s.key)} aria-label={`删去第 ${n + 1} 条建议`}>
              删去
            </Button>
          </div>
        ))}
        <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={draft.addSuggestion}>
          加一条建议
        </Button>
      </Card>
      <Card title="陪同人员">
        <Input
          aria-label="陪同人员"
          maxLength={100}
          value={draft.companions}
          onChange={(event) => draft.setCompanions(event.target.value)}
        />
      </Card>
      <div className="inspection-foot">
        <Refusal problem={save.problem ?? conclude.problem} />
        <div className="inspection-acts">
          <span className="why-not">{whyNot}</span>
          <Button loading={save.isRunning} onClick={() => void keep()}>
            存检查情况
          </Button>
          <Button type="primary" disabled={whyNot !== null} loading={conclude.isRunning} onClick={() => void concludeIt()}>
            办结检查
          </Button>
        </div>
      </div>
    </>
  )
}
