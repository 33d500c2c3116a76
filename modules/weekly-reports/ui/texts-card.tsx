import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { Form } from '../../../app/kit/form.tsx'
import { Card } from '../../../app/kit/page.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { headings, longestText, type ReportView, type Texts } from '../contract.ts'
import { useCorrect, usePrepare, useSave } from './api.ts'

const fields = Object.entries(headings).map(([name, label]) => ({
  kind: 'multiline' as const,
  name: name as keyof Texts,
  label,
  rows: 3,
  maxLength: longestText,
}))
const hint = '不写姓名以外的个人信息，不写涉密内容。'

/** The clerk's words under fixed headings; everybody else reads them. */
export function TextsCard({ report: r, onReread }: { report: ReportView; onReread: () => void }) {
  const [isCorrecting, setCorrecting] = useState(false)
  if (r.abilities.fill) return <Fill report={r} onReread={onReread} />
  if (isCorrecting) return <Correct report={r} onClose={() => setCorrecting(false)} />
  const button = r.abilities.correct ? <Button onClick={() => setCorrecting(true)}>更正周报</Button> : null
  return (
    <Card title="二、文字" extra={button}>
      <Words of={r.texts} />
    </Card>
  )
}

/** Words that were written, under their headings. */
export function Words({ of: texts }: { of: Texts }) {
  const written = fields.filter((f) => texts[f.name] !== '')
  if (written.length === 0) return <p className="note">没有补充文字。</p>
  return (
    <>
      {written.map((f) => (
        <section key={f.name} className="weekly-text">
          <h3>{f.label}</h3>
          <p>{texts[f.name]}</p>
        </section>
      ))}
    </>
  )
}

function Fill({ report: r, onReread }: { report: ReportView; onReread: () => void }) {
  const id = useId()
  const [save, prepare] = [useSave(), usePrepare()]
  const [texts, setTexts] = useState(r.texts)
  /* The version that was read when writing began, or saved last: what others save meanwhile is told, not written over. */
  const [version, setVersion] = useState(r.version)
  const params = { id: r.id }
  const problem = prepare.problem ?? save.problem
  const keep = async () => {
    const saved = await save.run({ params, body: { version, texts } })
    if (saved) setVersion(saved.version)
  }
  return (
    <Card title="二、文字" note="系统不知道的，都可不填">
      {fields.map((f) => (
        <div key={f.name} className="weekly-field">
          <label htmlFor={`${id}${f.name}`}>{f.label}</label>
          <Input.TextArea
            id={`${id}${f.name}`}
            rows={2}
            maxLength={longestText}
            value={texts[f.name]}
            onChange={(event) => setTexts({ ...texts, [f.name]: event.target.value })}
          />
        </div>
      ))}
      <p className="note">{hint}</p>
      <Refusal problem={problem} />
      {problem?.code === 'stale' ? (
        <button type="button" className="text-act" onClick={onReread}>
          看现在存的（放弃我写的）
        </button>
      ) : null}
      <div className="weekly-acts">
        <Button loading={save.isRunning} onClick={() => void keep()}>
          存草稿
        </Button>
        <Button type="primary" loading={prepare.isRunning} onClick={() => void prepare.run({ params, body: { version, texts } })}>
          送领导审核
        </Button>
      </div>
    </Card>
  )
}

function Correct({ report: r, onClose }: { report: ReportView; onClose: () => void }) {
  const correct = useCorrect()
  return (
    <Card title="更正已报的周报" note="另存一版，写明原因，领导审核后生效；按时还是迟报不变。">
      <Form<Texts & { readonly reason: string }>
        submit="送领导审核更正"
        onCancel={onClose}
        initial={{ ...r.texts, reason: '' }}
        version={r.version}
        groups={[{ fields: [...fields, { kind: 'text', name: 'reason', label: '为什么更正', required: true, maxLength: 300 }] }]}
        onSave={async ({ reason, ...texts }, version) => {
          await correct.runOrThrow({ params: { id: r.id }, body: { version: version ?? r.version, texts, reason } })
          onClose()
        }}
      />
    </Card>
  )
}
