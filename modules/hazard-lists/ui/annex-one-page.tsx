import { Radio } from 'antd'
import { today } from '../../../app/dates.ts'
import { CalendarDate } from '../../../app/kit/calendar-date.tsx'
import { useRememberedJob } from '../../../app/kit/job-progress.tsx'
import { useAddress } from '../../../app/navigation.tsx'
import { useDownload, useRead, useWrite } from '../../../app/requests.ts'
import { BatchCard, FormPage, NumbersCard } from '../../frozen-forms/ui/public.ts'
import { listAnnexOneSnapshots, printAnnexOneSnapshot, printManyAnnexOne } from '../contract.ts'
import { type Period, periodWords, weekOf } from './period.ts'
import { PreviewCard } from './preview-card.tsx'
import { useListChoices } from './print-choices.tsx'
import './annex-one.css'

interface BatchProps {
  readonly period: Period
  readonly units: readonly { readonly id: string; readonly name: string }[]
}
function Batch({ period, units }: BatchProps) {
  const { from, to } = period
  const { choices, boxes, what } = useListChoices()
  const [jobId, remember] = useRememberedJob('annexOne')
  const ask = useWrite(printManyAnnexOne, { onSuccess: (answer) => 'jobId' in answer && remember(answer.jobId) })
  return (
    <BatchCard
      note={periodWords(period)}
      {...{ what, units, boxes, jobId }}
      asking={ask}
      onAsk={(order) => void ask.run({ body: { from, to, ...choices, ...order } })}
    />
  )
}

function Numbers({ unitId }: { unitId: string }) {
  const file = useDownload(printAnnexOneSnapshot)
  return (
    <NumbersCard
      of={useRead(listAnnexOneSnapshots, { query: { unitId } })}
      heads={['条数', '定稿报送']}
      days={periodWords}
      change={(row) => row.changeNote}
      note="单位负责人或内勤报送时定稿：内容冻结，给编号和摘要。"
      problem={file.problem}
      onPrint={(row, format) =>
        void file.run({ params: { id: row.id }, body: { format, showsHeadLine: true } }, `${row.serialNumber}.${format}`)
      }
    />
  )
}

/** 附件1: a unit on a day or over a week. */
export function AnnexOnePage() {
  const [conditions, change] = useAddress()
  const on = conditions.on ?? today()
  const isWeek = conditions.span === 'week'
  const period = isWeek ? weekOf(on, today()) : { from: on, to: on }
  return (
    <FormPage
      title="附件1 清单"
      note="风险隐患排查化解清单，从问题台账里算出"
      printed={periodWords(period)}
      hasBureau
      days={
        <>
          <div className="list-span">
            <Radio.Group
              aria-label="一天还是一周"
              value={isWeek ? 'week' : 'day'}
              options={[
                { value: 'day', label: '一天' },
                { value: 'week', label: '一周' },
              ]}
              onChange={(event) => change({ span: event.target.value === 'week' ? 'week' : undefined })}
            />
          </div>
          <label htmlFor="list-on">日期</label>
          <CalendarDate id="list-on" value={on} latest={today()} onChange={(day) => change({ on: day ?? undefined })} />
          {isWeek ? <span>{periodWords(period)}</span> : null}
        </>
      }
      preview={(unitId) => <PreviewCard unitId={unitId} period={period} />}
      batch={(units) => <Batch period={period} units={units} />}
      numbers={(unitId) => <Numbers unitId={unitId} />}
    />
  )
}
