import { Select } from 'antd'
import { today } from '../../../app/dates.ts'
import { CalendarDate } from '../../../app/kit/calendar-date.tsx'
import { Page } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { useAddress } from '../../../app/navigation.tsx'
import { useRead } from '../../../app/requests.ts'
import { useSession } from '../../../app/session.tsx'
import { unitTree } from '../../organisation/contract.ts'
import { BatchCard } from './batch-card.tsx'
import { PreviewCard } from './preview-card.tsx'
import { SnapshotsCard } from './snapshots-card.tsx'
import './annex-five.css'

/** 附件5: a unit and a day are chosen (they live in the address), the form is seen, printed, frozen. */
export function AnnexFivePage() {
  const { session } = useSession()
  const [conditions, change] = useAddress()
  const on = conditions.on ?? today()
  return (
    <Shown of={useRead(unitTree, { query: {} })} what="单位">
      {({ nodes }) => {
        const using = nodes.filter((n) => n.kind !== 'bureau' && n.kind !== 'cityBureau' && n.kind !== 'province')
        const unitId = conditions.unitId ?? using.find((n) => n.id === session.unit?.id)?.id ?? using[0]?.id
        return (
          <Page title="附件5 统计表" note="带辅责任民警和分管责任领导，按所选日期从档案里算出">
            <div className="annex-choice">
              <label htmlFor="annex-unit">单位</label>
              <Select
                id="annex-unit"
                showSearch
                optionFilterProp="label"
                value={unitId ?? null}
                style={{ width: 220 }}
                options={using.map((n) => ({ value: n.id, label: n.name }))}
                onChange={(id) => change({ unitId: id ?? undefined })}
              />
              <label htmlFor="annex-on">日期</label>
              <CalendarDate id="annex-on" value={on} onChange={(day) => change({ on: day ?? undefined })} />
            </div>
            {unitId ? <PreviewCard unitId={unitId} on={on} /> : null}
            {using.length > 1 ? <BatchCard on={on} units={using} /> : null}
            {unitId ? <SnapshotsCard unitId={unitId} /> : null}
          </Page>
        )
      }}
    </Shown>
  )
}
