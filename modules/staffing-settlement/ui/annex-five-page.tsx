import { today } from '../../../app/dates.ts'
import { CalendarDate } from '../../../app/kit/calendar-date.tsx'
import { useRememberedJob } from '../../../app/kit/job-progress.tsx'
import { useAddress } from '../../../app/navigation.tsx'
import { useDownload, useRead, useWrite } from '../../../app/requests.ts'
import { BatchCard, FormPage, NumbersCard, usePrintChoices } from '../../frozen-forms/ui/public.ts'
import { listSnapshots, printManyAnnexFive, printSnapshot } from '../contract.ts'
import { PreviewCard } from './preview-card.tsx'

interface BatchProps {
  readonly on: string
  readonly units: readonly { readonly id: string; readonly name: string }[]
}
function Batch({ on, units }: BatchProps) {
  const { choices, boxes } = usePrintChoices()
  const [jobId, remember] = useRememberedJob('annexFive')
  const ask = useWrite(printManyAnnexFive, { onSuccess: (answer) => 'jobId' in answer && remember(answer.jobId) })
  return (
    <BatchCard
      note={on}
      what="附件5"
      {...{ units, boxes, jobId }}
      asking={ask}
      onAsk={(order) => void ask.run({ body: { on, ...choices, ...order } })}
    />
  )
}

function Numbers({ unitId }: { unitId: string }) {
  const file = useDownload(printSnapshot)
  return (
    <NumbersCard
      of={useRead(listSnapshots, { query: { unitId } })}
      heads={['人数', '定稿']}
      days={(row) => row.onDate}
      change={({ changes }) => (changes.length === 0 ? '' : `改动 ${changes.length} 处`)}
      note="报送以前先定稿：内容冻结，给编号和摘要。"
      problem={file.problem}
      onPrint={(row, format) =>
        void file.run({ params: { id: row.id }, body: { format, showsHeadLine: true } }, `${row.serialNumber}.${format}`)
      }
    />
  )
}

/** 附件5: a unit on a day. */
export function AnnexFivePage() {
  const [conditions, change] = useAddress()
  const on = conditions.on ?? today()
  return (
    <FormPage
      title="附件5 统计表"
      note="带辅责任民警和分管责任领导，按所选日期从档案里算出"
      days={
        <>
          <label htmlFor="annex-on">日期</label>
          <CalendarDate id="annex-on" value={on} onChange={(day) => change({ on: day ?? undefined })} />
        </>
      }
      preview={(unitId) => <PreviewCard unitId={unitId} on={on} />}
      batch={(units) => <Batch on={on} units={units} />}
      numbers={(unitId) => <Numbers unitId={unitId} />}
    />
  )
}
