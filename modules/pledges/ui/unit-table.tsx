import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Due } from '../../../app/kit/due.tsx'
import { Light } from '../../../app/kit/light.tsx'
import { Card } from '../../../app/kit/page.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { Link } from '../../../app/navigation.tsx'
import { useDownload } from '../../../app/requests.ts'
import { exportAnswers, exportSummary, type RoundView, type UnitTallyView } from '../contract.ts'
import { useRemind } from './api.ts'
import { TallyBar } from './tally-bar.tsx'

/** 按单位: those with somebody open first, then in roster order; no ranking. */
export function UnitTable({ round }: { round: RoundView }) {
  const remind = useRemind()
  const summary = useDownload(exportSummary)
  const complete = round.units.filter((u) => u.open === 0).length
  const answers = useDownload(exportAnswers)
  const params = { id: round.id }
  const takes = (
    <>
      <Button type="link" loading={answers.isRunning} onClick={() => void answers.run({ params }, '签订情况.xlsx')}>
        导出名单
      </Button>
      {(['xlsx', 'pdf'] as const).map((format) => (
        <Button
          key={format}
          type="link"
          loading={summary.isRunning}
          onClick={() => void summary.run({ params, query: { format } }, `签订情况汇总.${format}`)}
        >
          {format === 'xlsx' ? '导出汇总' : '打印汇总表'}
        </Button>
      ))}
    </>
  )
  return (
    <Card title="按单位" note={`${round.units.length} 个单位，${complete} 个已齐；未齐的排在前面`} extra={takes} isFlush>
      <Refusal problem={remind.problem ?? summary.problem ?? answers.problem} />
      <table className="round-table">
        <thead>
          <tr>
            <th scope="col" className="number">
              序号
            </th>
            <th scope="col">单位</th>
            {['应签', '已签', '不签', '未答复'].map((head) => (
              <th scope="col" key={head} className="number">
                {head}
              </th>
            ))}
            <th scope="col" className="progress">
              进度
            </th>
            <th scope="col">状态</th>
            <th scope="col">操作</th>
          </tr>
        </thead>
        <tbody>
          {round.units.map((unit, i) => (
            <UnitLine
              key={unit.unitId}
              unit={unit}
              number={i + 1}
              due={<Due on={round.dueOn} light={round.light} days={round.days} />}
              href={`/signing-answers?roundId=${round.id}&unitId=${unit.unitId}&below=false`}
              onRemind={
                round.abilities.remind && unit.open > 0
                  ? () => void remind.run({ params: { id: round.id }, body: { personIds: [], unitIds: [unit.unitId] } })
                  : undefined
              }
            />
          ))}
        </tbody>
      </table>
    </Card>
  )
}

interface UnitLineProps {
  readonly unit: UnitTallyView
  readonly number: number
  readonly due: ReactNode
  readonly href: string
  readonly onRemind: (() => void) | undefined
}

function UnitLine({ unit, number, due, href, onRemind }: UnitLineProps) {
  return (
    <tr>
      <td className="number">{number}</td>
      <th scope="row">
        <Link href={href}>{unit.unitName}</Link>
      </th>
      {[unit.asked, unit.signed, unit.declined, unit.open].map((n, i) => (
        <td key={['asked', 'signed', 'declined', 'open'][i]} className={n === 0 ? 'number zero' : 'number'}>
          {n}
        </td>
      ))}
      <td className="progress">
        <TallyBar tally={unit} />
      </td>
      <td>{unit.open > 0 ? due : <Light kind="green">已齐</Light>}</td>
      <td>
        {onRemind ? (
          <Button type="link" size="small" onClick={onRemind}>
            催办
          </Button>
        ) : null}
      </td>
    </tr>
  )
}
