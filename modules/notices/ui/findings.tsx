import { Button } from 'antd'
import { Card } from '../../../app/kit/page.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { askReason } from '../../../app/questions.ts'
import type { FindingView, NoticeView } from '../contract.ts'
import { useRule } from './api.ts'

/** 核对: contradictions and gaps of the notice, each with the office's ruling beside it. */
export function Findings({ of: n }: { of: NoticeView }) {
  const rule = useRule()
  const open = n.findings.filter((f) => f.ruling === null).length
  const say = async (f: FindingView) => {
    const ruling = await askReason({
      title: f.words,
      consequence: '写按哪一种办、缺的怎么补；署名留存，印在分工表后面。',
      yes: '写意见',
    })
    if (ruling !== null) await rule.run({ params: { id: n.id }, body: { version: n.version, key: f.key, ruling } })
  }
  return (
    <Card title="核对" note={n.findings.length === 0 ? '没有矛盾和缺口。' : `${n.findings.length} 个问题，${open} 个没有意见`}>
      <Refusal problem={rule.problem} />
      <ul className="notice-findings">
        {n.findings.map((f) => (
          <li key={f.key}>
            <span>
              {f.words}
              {f.ruling ? (
                <span className="note">{`意见：${f.ruling.text}（${f.ruling.by} ${f.ruling.at.slice(0, 10)}）`}</span>
              ) : null}
            </span>
            {n.abilities.rule ? (
              <Button type="link" size="small" aria-label={`对“${f.words}”写意见`} onClick={() => void say(f)}>
                {f.ruling ? '改意见' : '写意见'}
              </Button>
            ) : null}
          </li>
        ))}
        {n.settled.map((s) => (
          <li key={s.words}>
            <span>
              {`${s.words}（已经改好）`}
              <span className="note">{`意见：${s.text}（${s.by} ${s.at.slice(0, 10)}）`}</span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
