import { Button } from 'antd'
import { inSentence } from '../../../app/dates.ts'
import { Card, Facts, Page } from '../../../app/kit/page.tsx'
import { printScreen } from '../../../app/kit/print.tsx'
import { Refusal, Shown } from '../../../app/kit/states.tsx'
import { Link, useGo, usePathParam } from '../../../app/navigation.tsx'
import { askReason } from '../../../app/questions.ts'
import { useDownload } from '../../../app/requests.ts'
import { exportAnswers, exportSummary, type RoundView } from '../contract.ts'
import { useCloseRound, useRound } from './api.ts'
import { OpenPeople } from './open-people.tsx'
import { TallyBar } from './tally-bar.tsx'
import { UnitTable } from './unit-table.tsx'
import './pledges.css'

/** 第二批：保密承诺书 — how far a round is, by unit, and who has not answered. */
export function RoundPage() {
  const reading = useRound(usePathParam('roundId'))
  return (
    <Shown of={reading} what="签订批次">
      {(round) => <Round round={round} />}
    </Shown>
  )
}

function Round({ round }: { round: RoundView }) {
  const go = useGo()
  const summary = useDownload(exportSummary)
  const answers = useDownload(exportAnswers)
  const close = useCloseRound()
  const params = { id: round.id }
  const end = async () => {
    const reason = await askReason({
      title: `结束“${round.title}”`,
      consequence: `还没有答复的 ${round.tally.open} 份不再要签；已签的都留着。结束后不能再开。`,
      yes: '结束这一批',
    })
    if (reason !== null) await close.run({ params, body: { version: round.version, reason } })
  }
  const acts = (
    <>
      <Button onClick={printScreen}>打印</Button>
      <Button
        loading={summary.isRunning}
        onClick={() => void summary.run({ params, query: { format: 'pdf' } }, '签订情况汇总.pdf')}
      >
        汇总表
      </Button>
      <Button loading={answers.isRunning} onClick={() => void answers.run({ params }, '签订情况.xlsx')}>
        导出名单
      </Button>
      {round.abilities.openDesk ? <Button onClick={() => go(`/signing-rounds/${round.id}/desk`)}>打开签署台</Button> : null}
      {round.abilities.onPaper ? <PaperButtons round={round} /> : null}
      {round.abilities.change ? (
        <>
          <DeadlineButton round={round} />
          <Button loading={close.isRunning} onClick={() => void end()}>
            结束这一批
          </Button>
        </>
      ) : null}
    </>
  )
  return (
    <Page
      title={round.title}
      note={`${round.tally.asked} 份 · ${inSentence(round.fromOn)} — ${round.dueOn ? inSentence(round.dueOn) : '长期'}${round.closedAt ? ' · 已结束' : ''}`}
      crumbs={[{ href: '/signing-rounds', label: '签订批次' }]}
      acts={acts}
    >
      <Refusal problem={close.problem ?? summary.problem ?? answers.problem} />
      <Card>
        <div className="round-head">
          <Facts of={factsOf(round)} />
          <Tally round={round} />
        </div>
      </Card>
      <div className="round-body">
        <UnitTable round={round} />
        <OpenPeople round={round} />
      </div>
    </Page>
  )
}

function PaperButtons({ round }: { round: RoundView }) {
  const go = useGo()
  return (
    <>
      <Button onClick={() => go(`/signing-rounds/${round.id}/stack`)}>打印成套（点名顺序）</Button>
      <Button onClick={() => go('/scans/new')}>扫描归档</Button>
    </>
  )
}

function DeadlineButton({ round }: { round: RoundView }) {
  const go = useGo()
  return <Button onClick={() => go(`/signing-rounds/${round.id}/deadline`)}>改时限</Button>
}

const factsOf = (round: RoundView) =>
  [
    [
      '范本',
      <Link key="wording" href={`/wordings/${round.wording.id}`}>{`${round.wording.title} 第 ${round.wording.number} 版`}</Link>,
    ],
    [
      '摘要',
      <span
        key="digest"
        className="round-digest"
        title={`SM3 ${round.text.digestSm3}`}
      >{`SM3 ${inGroups(round.text.digestSm3)}…`}</span>,
    ],
    ['批准', `${round.text.approvedByName}，${round.text.approvalReference}`],
    ['要签的人', round.audienceWords],
    ['编号', round.serialNumber],
    ['以后入职的人', round.isStanding ? '自动加入' : '不加入'],
  ] as const

const inGroups = (digest: string): string => digest.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ')

function Tally({ round: { tally } }: { round: RoundView }) {
  return (
    <div>
      <TallyBar tally={tally} isLarge />
      <div className="round-legend">
        <span>
          <i className="round-swatch signed" />
          已签<b>{tally.signed}</b>
          <span className="note">
            屏上 {tally.signed - tally.onPaper}，纸质 {tally.onPaper}
          </span>
        </span>
        <span>
          <i className="round-swatch declined" />
          不签<b>{tally.declined}</b>
          <span className="note">不作任何标记</span>
        </span>
        <span>
          <i className="round-swatch" />
          未答复<b>{tally.open}</b>
        </span>
      </div>
    </div>
  )
}
