import { Button } from 'antd'
import { inSentence } from '../../../app/dates.ts'
import { Card, Facts, Page } from '../../../app/kit/page.tsx'
import { printScreen } from '../../../app/kit/print.tsx'
import { Refusal, Shown } from '../../../app/kit/states.tsx'
import { Link, useGo, usePathParam } from '../../../app/navigation.tsx'
import { askReason } from '../../../app/questions.ts'
import type { RoundView } from '../contract.ts'
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
  const close = useCloseRound()
  const at = `/signing-rounds/${round.id}`
  const end = async () => {
    const reason = await askReason({
      title: `结束“${round.title}”`,
      consequence: `还没有答复的 ${round.tally.open} 份不再要签；已签的都留着。结束后不能再开。`,
      yes: '结束这一批',
    })
    if (reason !== null) await close.run({ params: { id: round.id }, body: { version: round.version, reason } })
  }
  const acts = (
    <>
      <Button onClick={printScreen}>打印</Button>
      {round.abilities.onPaper ? <Button onClick={() => go(`${at}/stack`)}>打印成套（点名顺序）</Button> : null}
      {round.abilities.onPaper ? <Button onClick={() => go('/scans/new')}>扫描归档</Button> : null}
      {round.abilities.openDesk ? (
        <Button type="primary" onClick={() => go(`${at}/desk`)}>
          打开签署台
        </Button>
      ) : null}
    </>
  )
  const days = `${inSentence(round.fromOn)}—${round.dueOn ? inSentence(round.dueOn) : '长期'}`
  return (
    <Page
      title={round.title}
      note={`${round.serialNumber} · ${round.tally.asked} 份 · ${days}${round.closedAt ? ' · 已结束' : ''}`}
      crumbs={[{ href: '/signing-rounds', label: '签订批次' }]}
      acts={acts}
    >
      <Refusal problem={close.problem} />
      <Card>
        <div className="round-head">
          <Facts of={factsOf(round)} />
          <div>
            <Tally round={round} />
            <p className="round-note">
              要签的人：{round.audienceWords}；以后入职、调入的人{round.isStanding ? '自动加入' : '不加入'}。
              {round.abilities.change ? (
                <>
                  <Link href={`${at}/deadline`}>改时限</Link>
                  <Button type="link" size="small" loading={close.isRunning} onClick={() => void end()}>
                    结束这一批
                  </Button>
                </>
              ) : null}
            </p>
          </div>
        </div>
      </Card>
      <div className="round-body">
        <UnitTable round={round} />
        <OpenPeople round={round} />
      </div>
    </Page>
  )
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
