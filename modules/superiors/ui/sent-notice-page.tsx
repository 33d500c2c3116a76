import { Button } from 'antd'
import { atMoment } from '../../../app/dates.ts'
import { Card, Facts, Page } from '../../../app/kit/page.tsx'
import { printScreen } from '../../../app/kit/print.tsx'
import { Panel, Refusal, Shown } from '../../../app/kit/states.tsx'
import { usePathParam } from '../../../app/navigation.tsx'
import { askReason } from '../../../app/questions.ts'
import type { ReceiptView, SentNoticeView } from '../contract.ts'
import { sentWords } from '../words.ts'
import { useSent, useWithdrawSent } from './api.ts'
import './superiors.css'

/** 下发的通知: its text, and how far each bureau is. */
export function SentNoticePage() {
  return (
    <Shown of={useSent(usePathParam('superiorNoticeId'))} what="下发的通知">
      {(notice) => <Sheet notice={notice} />}
    </Shown>
  )
}

function Sheet({ notice: s }: { notice: SentNoticeView }) {
  const withdraw = useWithdrawSent()
  const ask = async () => {
    const reason = await askReason({
      title: `撤回 ${s.number}，为什么`,
      consequence: '各局看得到撤回和理由；已经转为本局通知的，由各局自己决定撤不撤。',
      yes: '撤回通知',
    })
    if (reason !== null) await withdraw.run({ params: { id: s.id }, body: { version: s.version, reason } })
  }
  return (
    <Page
      title={s.title}
      note={s.number}
      crumbs={[{ href: '/superior-notices', label: '下发通知' }]}
      acts={
        <>
          <Button onClick={printScreen}>打印</Button>
          {s.abilities.withdraw ? (
            <Button loading={withdraw.isRunning} onClick={() => void ask()}>
              撤回
            </Button>
          ) : null}
        </>
      }
    >
      <Refusal problem={withdraw.problem} />
      {s.withdrawReason ? <Panel tone="grey" title={`已经撤回：${s.withdrawReason}`} /> : null}
      <Card isFlush title="各局回执" note={`发给 ${s.recipients} 个局，已签收 ${s.acknowledged}，已转办 ${s.takenOver}`}>
        <Receipts of={s.receipts} />
      </Card>
      <div className="superiors-columns">
        <Card title="全文">
          <div className="superiors-text">{s.text}</div>
        </Card>
        <Card title="办理">
          <Facts
            of={[
              ['状态', sentWords[s.state]],
              ['印发机关', s.issuer],
              ['印发日期', s.issuedOn],
              ['期限', s.dueOn],
              ['下发', `${s.sentBy} ${atMoment(s.sentAt)}`],
            ]}
          />
        </Card>
      </div>
    </Page>
  )
}

const heads = ['局', '送达', '签收', '转办', '当地文号', '条款', '任务', '已办结'] as const

function Receipts({ of: receipts }: { of: readonly ReceiptView[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="superiors-scroll" aria-label="各局回执" tabIndex={0}>
      <table className="superiors-table">
        <thead>
          <tr>
            {heads.map((head, i) => (
              <th key={head} scope="col" className={i > 4 ? 'number' : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {receipts.map((r) => (
            <tr key={r.bureau.id}>
              <th scope="row">{r.bureau.name}</th>
              <td>{r.arrivedOn ?? '还没有送达'}</td>
              <td>{r.acknowledgedOn ?? '—'}</td>
              <td>{r.takenOverOn ?? '—'}</td>
              <td>{r.localNumber ?? '—'}</td>
              <td className="number">{r.clauses ?? '—'}</td>
              <td className="number">{r.tasks ?? '—'}</td>
              <td className="number">
                {r.concluded ?? '—'}
                {r.countedOn ? <span className="note">{`${r.countedOn.slice(5)} 的数`}</span> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
