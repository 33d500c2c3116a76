import { Button } from 'antd'
import { inSentence } from '../../../app/dates.ts'
import { Due } from '../../../app/kit/due.tsx'
import { Card, Facts, Page } from '../../../app/kit/page.tsx'
import { printScreen } from '../../../app/kit/print.tsx'
import { Refusal, Shown } from '../../../app/kit/states.tsx'
import { Link, usePathParam } from '../../../app/navigation.tsx'
import { askReason } from '../../../app/questions.ts'
import { useDownload } from '../../../app/requests.ts'
import { exportReturns, type RoundRowView } from '../contract.ts'
import { useCloseRound, useRound } from './api.ts'
import { tallyWords } from './labels.ts'
import { UnitTable } from './unit-table.tsx'
import './screening.css'

/** One round: totals with their denominators, a row for each unit. */
export function RoundPage() {
  const reading = useRound(usePathParam('roundId'))
  return (
    <Shown of={reading} what="排查批次">
      {(round) => <Round round={round} />}
    </Shown>
  )
}

function Round({ round }: { round: RoundRowView }) {
  const close = useCloseRound()
  const file = useDownload(exportReturns)
  const waiting = round.tally.missing + round.tally.notDue
  const end = async () => {
    const reason = await askReason({
      title: `结束“${round.title}”`,
      consequence: `还没有报送的 ${waiting} 个单位不能再报：过了时限的记漏报，没到时限的不记。结束后不能再开。`,
      yes: '结束这一批',
    })
    if (reason !== null) await close.run({ params: { id: round.id }, body: { version: round.version, reason } })
  }
  const acts = (
    <>
      <Button onClick={printScreen}>打印</Button>
      <Button
        loading={file.isRunning}
        onClick={() => void file.run({ query: { screeningRoundId: round.id } }, `${round.title}.xlsx`)}
      >
        导出
      </Button>
      {round.abilities.change ? (
        <Button loading={close.isRunning} onClick={() => void end()}>
          结束这一批
        </Button>
      ) : null}
    </>
  )
  return (
    <Page
      title={round.title}
      note={`${round.serialNumber} · ${inSentence(round.openedOn)}—${inSentence(round.dueOn)}${round.closedAt ? ' · 已结束' : ''}`}
      crumbs={[{ href: '/screening-rounds', label: '隐患排查' }]}
      acts={acts}
      printed={`${round.serialNumber}，${tallyWords(round.tally)}`}
    >
      <Refusal problem={close.problem ?? file.problem} />
      <Card>
        <div className="screening-head">
          <Facts of={factsOf(round)} />
          <Tally round={round} />
        </div>
      </Card>
      <UnitTable round={round} />
    </Page>
  )
}

const factsOf = (r: RoundRowView) =>
  [
    [
      '排查清单',
      <Link key="checklist" href={`/screening-checklists/${r.checklist.id}`}>
        第 {r.checklist.number} 版
      </Link>,
    ],
    ['时限', r.closedAt ? r.dueOn : <Due key="due" on={r.dueOn} light={r.light} days={r.days} />],
    ['发起', `${r.openedByName} ${r.openedOn}`],
    ['结束', r.closedAt ? `${r.closedByName}：${r.closeReason}` : null],
  ] as const

const counts = (round: RoundRowView): readonly (readonly [label: string, n: number, href: string])[] => {
  const list = `/screening-returns?screeningRoundId=${round.id}`
  const { tally: t } = round
  return [
    ['按时', t.onTime, `${list}&standing=onTime`],
    ['迟报', t.late, `${list}&standing=late`],
    ['漏报', t.missing, `${list}&standing=missing`],
    t.released > 0 ? ['未到期结束', t.released, `${list}&standing=released`] : ['未到期', t.notDue, `${list}&standing=notDue`],
    ['已确认', t.confirmed, `${list}&state=confirmed`],
  ]
}

function Tally({ round }: { round: RoundRowView }) {
  const { units, nil, hazards } = round.tally
  return (
    <div>
      <ul className="screening-tally">
        {counts(round).map(([label, n, href]) => (
          <li key={label}>
            {label}
            <Link href={href} className={n === 0 ? 'count zero' : 'count'}>
              {n}
            </Link>
            <span className="note">/ {units}</span>
          </li>
        ))}
      </ul>
      <p className="screening-words">
        共 {units} 个单位；零报告 {nil} 份，和别的报送一样算数；排查出隐患 {hazards} 处。
      </p>
    </div>
  )
}
