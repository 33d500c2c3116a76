import { Button } from 'antd'
import { useState } from 'react'
import { atMoment } from '../../../app/dates.ts'
import { Card, Facts, Page } from '../../../app/kit/page.tsx'
import { printScreen } from '../../../app/kit/print.tsx'
import { Standing } from '../../../app/kit/standing.tsx'
import { Refusal, Shown } from '../../../app/kit/states.tsx'
import { Link, useAddress, usePathParam } from '../../../app/navigation.tsx'
import { askReason } from '../../../app/questions.ts'
import type { PartView } from '../contract.ts'
import { rowsPerLabels, stateLabels } from '../words.ts'
import { useConfirm, usePart, useReturn } from './api.ts'
import { FillForm } from './fill-form.tsx'
import { ReadGrid } from './grid.tsx'
import './own-forms.css'

/** One unit's part of a form: what is filled in, and what may be done with it now. */
export function PartPage() {
  const id = usePathParam('partId')
  const [{ number }] = useAddress()
  const reading = usePart(id, number)
  const [readings, setReadings] = useState(0)
  const reread = () => void reading.refetch().then(() => setReadings(readings + 1))
  return (
    <Shown of={reading} what="应填的表">
      {(part) => (
        <Part
          key={`${part.id} ${part.state} ${part.shown} ${readings}`}
          of={part}
          isEarlier={number !== undefined}
          onReread={reread}
        />
      )}
    </Shown>
  )
}

interface PartProps {
  readonly of: PartView
  /** An earlier submission is looked at. */
  readonly isEarlier: boolean
  readonly onReread: () => void
}

function Part({ of: p, isEarlier, onReread }: PartProps) {
  const confirm = useConfirm()
  const back = useReturn()
  const giveBack = async () => {
    const reason = await askReason({
      title: `退回${p.unit.name}的“${p.form.title}”`,
      consequence: '单位改好再报；按时还是迟报仍由第一次报送定。这次报的内容留存。',
      yes: '退回这张表',
    })
    if (reason !== null) await back.run({ params: { id: p.id }, body: { version: p.version, reason } })
  }
  const acts = (
    <>
      <Button onClick={printScreen}>打印</Button>
      {p.abilities.return && !isEarlier ? (
        <Button loading={back.isRunning} onClick={() => void giveBack()}>
          退回
        </Button>
      ) : null}
      {p.abilities.confirm && !isEarlier ? (
        <Button
          type="primary"
          loading={confirm.isRunning}
          onClick={() => void confirm.run({ params: { id: p.id }, body: { version: p.version } })}
        >
          确认
        </Button>
      ) : null}
    </>
  )
  return (
    <Page
      title={`${p.unit.name}：${p.form.title}`}
      note={isEarlier ? `第 ${p.shown} 次报送的内容` : stateLabels[p.state]}
      crumbs={[
        { href: '/own-forms', label: '本局表单' },
        { href: `/own-forms/${p.form.id}`, label: p.form.title },
      ]}
      acts={acts}
      printed={`${p.form.serialNumber}，${stateLabels[p.state]}`}
    >
      <Refusal problem={confirm.problem ?? back.problem} />
      <Card title="填报情况">
        <Facts of={factsOf(p)} />
      </Card>
      {p.abilities.fillIn && !isEarlier ? (
        <FillForm view={p} onReread={onReread} />
      ) : (
        <Card title="填的内容" note={p.rowsNow.length > 0 ? `${p.rowsNow.length} 行` : ''} isFlush>
          <ReadGrid view={p} />
        </Card>
      )}
      {p.submissions.length > 0 ? <Submissions of={p} /> : null}
    </Page>
  )
}

const factsOf = (p: PartView) =>
  [
    ['为什么报', p.basis],
    ['一行是', rowsPerLabels[p.rowsPer]],
    ['时限', p.isExtended ? `${p.dueOn}（延期：${p.extendReason}）` : p.dueOn],
    ['按时、迟、漏', <Standing key="standing" of={p} />],
    ...(p.remindedAt && p.submittedAt === null ? ([['催报', atMoment(p.remindedAt)]] as const) : []),
    ...(p.state === 'returned' && p.returnedAt
      ? ([['退回', `${p.returnedByName} ${atMoment(p.returnedAt)}：${p.returnReason}`]] as const)
      : []),
    ...(p.state === 'confirmed' && p.confirmedAt ? ([['确认', `${p.confirmedByName} ${atMoment(p.confirmedAt)}`]] as const) : []),
  ] as const

/** Each time the unit handed in, with the digest of what was frozen; why it came back. */
function Submissions({ of: p }: { of: PartView }) {
  return (
    <Card title="历次报送" note="报送即定格，以后的修改另算一次" isFlush>
      <div className="own-scroll">
        <table className="own-table">
          <thead>
            <tr>
              {['第几次', '报送', '行数', '摘要', '退回理由'].map((title) => (
                <th scope="col" key={title}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {p.submissions.map((s) => (
              <tr key={s.number}>
                <th scope="row">
                  <Link href={`/own-form-parts/${p.id}?number=${s.number}`}>第 {s.number} 次</Link>
                </th>
                <td>
                  {s.byName} {atMoment(s.at)}
                </td>
                <td>{s.rows}</td>
                <td title={s.digest}>{s.digest.slice(0, 16)}</td>
                <td>{s.returnReason ?? '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}
