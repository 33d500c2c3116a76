import { Radio, Select } from 'antd'
import { today } from '../../../app/dates.ts'
import { CalendarDate } from '../../../app/kit/calendar-date.tsx'
import { Page } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { useAddress } from '../../../app/navigation.tsx'
import { useRead } from '../../../app/requests.ts'
import { useSession } from '../../../app/session.tsx'
import { unitTree } from '../../organisation/contract.ts'
import { BatchCard } from './batch-card.tsx'
import { periodWords, weekOf } from './period.ts'
import { PreviewCard } from './preview-card.tsx'
import { SnapshotsCard } from './snapshots-card.tsx'
import './annex-one.css'

/** 附件1: a unit and a day or week are chosen (they live in the address), the list is seen, printed, submitted. */
export function AnnexOnePage() {
  const { session } = useSession()
  const [conditions, change] = useAddress()
  const on = conditions.on ?? today()
  const isWeek = conditions.span === 'week'
  const period = isWeek ? weekOf(on, today()) : { from: on, to: on }
  return (
    <Shown of={useRead(unitTree, { query: {} })} what="单位">
      {({ nodes }) => {
        const units = nodes.filter((n) => n.kind !== 'cityBureau' && n.kind !== 'province')
        const using = units.filter((n) => n.kind !== 'bureau')
        const unitId = conditions.unitId ?? using.find((n) => n.id === session.unit?.id)?.id ?? using[0]?.id
        return (
          <Page title="附件1 清单" note="风险隐患排查化解清单，从问题台账里算出" printed={periodWords(period)}>
            <div className="list-choice">
              <label htmlFor="list-unit">单位</label>
              <Select
                id="list-unit"
                showSearch
                optionFilterProp="label"
                value={unitId ?? null}
                style={{ width: 220 }}
                options={units.map((n) => ({ value: n.id, label: n.name }))}
                onChange={(id) => change({ unitId: id ?? undefined })}
              />
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
            </div>
            {unitId ? <PreviewCard unitId={unitId} period={period} /> : null}
            {using.length > 1 ? <BatchCard period={period} units={using} /> : null}
            {unitId ? <SnapshotsCard unitId={unitId} /> : null}
          </Page>
        )
      }}
    </Shown>
  )
}
