import { Button } from 'antd'
import { atMoment } from '../../../app/dates.ts'
import { Form } from '../../../app/kit/form.tsx'
import { Card, Facts, Page } from '../../../app/kit/page.tsx'
import { Panel, Refusal, Shown } from '../../../app/kit/states.tsx'
import { Link, useAddress, usePathParam } from '../../../app/navigation.tsx'
import type { ReceivedView } from '../contract.ts'
import { receivedWords } from '../words.ts'
import { useAcknowledge, useReceived, useTakeOver } from './api.ts'
import './superiors.css'

/** 一件上级来文: acknowledged, then taken over as a notice of the bureau's own. */
export function ReceivedNoticePage() {
  return (
    <Shown of={useReceived(usePathParam('receivedNoticeId'))} what="上级来文">
      {(notice) => <Sheet notice={notice} />}
    </Shown>
  )
}

function Sheet({ notice: r }: { notice: ReceivedView }) {
  const acknowledge = useAcknowledge()
  const [{ act }, change] = useAddress()
  const isTaking = act === 'take-over' && r.abilities.takeOver
  return (
    <Page
      title={r.title}
      note={`${r.number}　${receivedWords[r.state]}`}
      crumbs={[{ href: '/received-notices', label: '上级来文' }]}
      acts={
        <>
          {r.abilities.acknowledge ? (
            <Button
              loading={acknowledge.isRunning}
              onClick={() => void acknowledge.run({ params: { id: r.id }, body: { version: r.version } })}
            >
              签收
            </Button>
          ) : null}
          {r.abilities.takeOver && !isTaking ? (
            <Button type="primary" onClick={() => change({ act: 'take-over' })}>
              转为本局通知
            </Button>
          ) : null}
        </>
      }
    >
      <Refusal problem={acknowledge.problem} />
      {r.withdrawReason ? (
        <Panel tone="amber" title={`上级已经撤回：${r.withdrawReason}`}>
          {r.noticeId ? '已经转成的本局通知没有跟着撤回，要不要撤回由辅警办决定。' : null}
        </Panel>
      ) : null}
      <div className="superiors-columns">
        <Card title={isTaking ? '转为本局通知' : '全文'}>
          {isTaking ? <TakingOver notice={r} /> : <div className="superiors-text">{r.text}</div>}
        </Card>
        <Card title="办理">
          <Facts of={factsOf(r)} />
        </Card>
      </div>
    </Page>
  )
}

function TakingOver({ notice: r }: { notice: ReceivedView }) {
  const take = useTakeOver()
  const [, change] = useAddress()
  const back = () => change({ act: undefined })
  return (
    <Form<{ text: string }>
      submit="转为本局通知"
      cancel="先不转"
      onCancel={back}
      initial={{ text: r.text }}
      version={r.version}
      groups={[
        {
          fields: [
            {
              kind: 'multiline',
              name: 'text',
              label: '全文',
              required: true,
              rows: 16,
              maxLength: 100_000,
              isWide: true,
              hint: '文号、标题、机关、日期照来文。按“一、”和“1.”切成条款，成为通知的草稿；在那里定分工和时限，再让它生效。',
            },
          ],
        },
      ]}
      onSave={async (values, version) => {
        await take.runOrThrow({ params: { id: r.id }, body: { ...values, version: version ?? r.version } })
        back()
      }}
    />
  )
}

const by = (name: string | null, at: string | null): string | null => (at === null ? null : `${name ?? ''} ${atMoment(at)}`)
const factsOf = (r: ReceivedView) =>
  [
    ['发文机关', r.issuer],
    ['印发日期', r.issuedOn],
    ['期限', r.dueOn],
    ['到局', atMoment(r.arrivedAt)],
    ['签收', by(r.acknowledgedBy, r.acknowledgedAt)],
    ['转办', by(r.takenOverBy, r.takenOverAt)],
    [
      '本局通知',
      r.noticeId ? (
        <Link key="notice" href={`/notices/${r.noticeId}`}>
          {r.number}
        </Link>
      ) : null,
    ],
    ['上级看得到', '哪天签收、哪天转办、文号、条款数、任务数和办结数，没有名字'],
  ] as const
