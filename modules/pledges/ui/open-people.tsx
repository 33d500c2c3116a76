import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { atMoment } from '../../../app/dates.ts'
import { Card } from '../../../app/kit/page.tsx'
import { Empty, Refusal, Shown } from '../../../app/kit/states.tsx'
import { Link } from '../../../app/navigation.tsx'
import { useRead } from '../../../app/requests.ts'
import { listAnswers, type RoundView } from '../contract.ts'
import { useRemind } from './api.ts'

const mostShown = 12

/** 未答复: the first of those who have not answered, to be reminded; the rest is one link away. */
export function OpenPeople({ round }: { round: RoundView }) {
  const open = useRead(listAnswers, { body: { roundId: round.id, state: 'open', limit: String(mostShown) } }, { every: 10_000 })
  const [chosen, setChosen] = useState<readonly string[]>([])
  const remind = useRemind()
  const send = async () => {
    if (await remind.run({ params: { id: round.id }, body: { personIds: [...chosen], unitIds: [] } })) setChosen([])
  }
  const toggle = (id: string) => setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  const act = round.abilities.remind ? (
    <Button type="link" disabled={chosen.length === 0} loading={remind.isRunning} onClick={() => void send()}>
      催办所选
    </Button>
  ) : null
  return (
    <Card title={`未答复 ${round.tally.open} 份`} note={chosen.length > 0 ? `已选 ${chosen.length} 人` : ''} extra={act} isFlush>
      <Refusal problem={remind.problem} />
      <Shown of={open} what="未答复的人">
        {({ rows, total }) =>
          rows.length === 0 ? (
            <Empty title="都已答复" />
          ) : (
            <>
              <ul className="open-people">
                {rows.map((a) => (
                  <li key={a.id}>
                    {round.abilities.remind ? (
                      <Checkbox
                        aria-label={`选${a.person.name}`}
                        checked={chosen.includes(a.person.id)}
                        onChange={() => toggle(a.person.id)}
                      />
                    ) : null}
                    <Link href={`/people/${a.person.id}`}>{a.person.name}</Link>
                    <span>
                      {a.unit.name}
                      {a.remindedAt ? <span className="note">　{atMoment(a.remindedAt)} 已催办</span> : null}
                    </span>
                  </li>
                ))}
              </ul>
              {total > rows.length ? (
                <p className="round-words">
                  <Link href={`/signing-answers?roundId=${round.id}&state=open`}>看全部 {total} 份</Link>
                </p>
              ) : null}
            </>
          )
        }
      </Shown>
      <div className="round-words">
        <h3>三种状态</h3>
        <p>已签：本人屏上签名，或纸质签名已录入并附扫描件。不签：本人表示不签，可写理由，不影响其他事项。未答复：还没有表示。</p>
        <h3>签署不能代办</h3>
        <p>任何人（含管理员）不能替他人签。纸质签名由录入人“录入”，与本人签署分开显示。</p>
      </div>
    </Card>
  )
}
