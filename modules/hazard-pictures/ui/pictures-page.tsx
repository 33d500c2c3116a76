import { Button, Radio, Select } from 'antd'
import type { ComponentType } from 'react'
import { optionsOf } from '../../../app/kit/list/definition.ts'
import { Page } from '../../../app/kit/page.tsx'
import { printScreen } from '../../../app/kit/print.tsx'
import { useAddress } from '../../../app/navigation.tsx'
import { useRead } from '../../../app/requests.ts'
import { unitTree } from '../../organisation/contract.ts'
import { spans } from '../contract.ts'
import { AgingPicture } from './aging-picture.tsx'
import { BurnDownPicture } from './burn-down-picture.tsx'
import { CausesPicture } from './causes-picture.tsx'
import { HeatMapPicture } from './heat-map-picture.tsx'
import type { Picture, PictureInput } from './picture-card.tsx'
import { UnitsPicture } from './units-picture.tsx'
import './pictures.css'

const labels: Record<Picture, string> = {
  heatMap: '单位和类别',
  aging: '未销号多久',
  burnDown: '每周走势',
  causes: '重复原因',
  units: '各单位的数',
}
const drawn: Record<Picture, ComponentType<{ input: PictureInput }>> = {
  heatMap: HeatMapPicture,
  aging: AgingPicture,
  burnDown: BurnDownPicture,
  causes: CausesPicture,
  units: UnitsPicture,
}
const isPicture = (text: string | undefined): text is Picture => text !== undefined && text in labels
const weeksOf = (text: string | undefined) => spans.find((span) => span === text) ?? '26'
/** Pictures of what stands open now know no weeks. */
const isOfNow = (picture: Picture) => picture === 'heatMap' || picture === 'aging'

/** 图表: one picture at a time; which, of what unit and over how many weeks lives in the address. */
export function PicturesPage() {
  const [conditions, change] = useAddress()
  const picture = isPicture(conditions.picture) ? conditions.picture : 'heatMap'
  const weeks = weeksOf(conditions.weeks)
  const units = useRead(unitTree, { query: {} }).data?.nodes ?? []
  const unit = units.find((u) => u.id === conditions.unitId)
  const input: PictureInput = { weeks, ...(unit ? { unitId: unit.id } : {}) }
  const Drawn = drawn[picture]
  const printed = [unit ? `单位 ${unit.name}` : '', isOfNow(picture) ? '' : `近 ${weeks} 周`].filter(Boolean).join('，') || '无'
  return (
    <Page
      title="隐患图表"
      note="从问题台账里数出来，点数字看是哪些隐患"
      printed={printed}
      acts={<Button onClick={printScreen}>打印</Button>}
    >
      <div className="picture-choice no-print">
        <div>
          <Radio.Group
            aria-label="哪一幅"
            optionType="button"
            value={picture}
            options={optionsOf(labels)}
            onChange={(event) => change({ picture: event.target.value })}
          />
        </div>
        {units.length > 1 ? (
          <div>
            <Select
              aria-label="单位"
              allowClear
              showSearch
              optionFilterProp="label"
              placeholder="全部单位"
              value={unit?.id ?? null}
              style={{ width: 200 }}
              options={units.map((u) => ({ value: u.id, label: u.name }))}
              onChange={(id) => change({ unitId: id ?? undefined })}
            />
          </div>
        ) : null}
        {isOfNow(picture) ? null : (
          <div>
            <Radio.Group
              aria-label="多长时间"
              value={weeks}
              options={spans.map((span) => ({ value: span, label: `近 ${span} 周` }))}
              onChange={(event) => change({ weeks: event.target.value })}
            />
          </div>
        )}
      </div>
      <Drawn input={input} />
    </Page>
  )
}
