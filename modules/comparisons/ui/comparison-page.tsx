import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { optionsOf } from '../../../app/kit/list/definition.ts'
import { Card, Page } from '../../../app/kit/page.tsx'
import { printScreen } from '../../../app/kit/print.tsx'
import { Refusal, Shown } from '../../../app/kit/states.tsx'
import { useAddress } from '../../../app/navigation.tsx'
import { useDownload, useRead } from '../../../app/requests.ts'
import { unitKinds } from '../../organisation/contract.ts'
import { kindWords } from '../../organisation/words.ts'
import { areas, type ComparisonView, exportComparison, readComparison } from '../contract.ts'
import { areaWords } from '../words.ts'
import { ComparisonTable, MeasureBars } from './comparison-table.tsx'
import { PeriodChoice, useAskedPeriod } from './period-choice.tsx'
import './comparisons.css'

/** What the address asks for, as the endpoint takes it. */
function useAsked() {
  const [address] = useAddress()
  const area = areas.find((a) => a === address.area)
  const kind = unitKinds.find((k) => k === address.kind)
  const { measure, sort } = address
  return {
    ...useAskedPeriod(),
    ...(area ? { area } : {}),
    ...(kind ? { kind } : {}),
    ...(measure ? { measure } : {}),
    ...(sort ? { sort } : {}),
  }
}

/** 单位对比: units in roster order, each part with its denominator; of units, never of persons. */
export function ComparisonPage() {
  const [address, change] = useAddress()
  const asked = useAsked()
  const isAll = address.all === 'true'
  const reading = useRead(readComparison, { query: isAll ? { ...asked, all: 'true' } : asked }, { keepsLast: true })
  const file = useDownload(exportComparison)
  const acts = (
    <>
      <Button
        icon={<DownloadOutlined aria-hidden />}
        loading={file.isRunning}
        onClick={() => void file.run({ query: asked }, '单位对比.xlsx')}
      >
        导出
      </Button>
      <Button icon={<PrinterOutlined aria-hidden />} onClick={printScreen}>
        打印
      </Button>
    </>
  )
  return (
    <Shown of={reading} what="单位对比">
      {(view) => (
        <Page
          title="单位对比"
          note={`${view.from} — ${view.to}，单位按编制顺序，不排名`}
          printed={`${view.from} — ${view.to}`}
          acts={acts}
        >
          <Choices view={view} />
          <Refusal problem={file.problem} />
          <Card isFlush>
            <p className="comparison-sentence">{view.sentence}</p>
            <p className="comparison-caption">
              {view.measures.length === 1 ? '' : '每格是做到的 / 应办的，横线是无应办事项；'}
              今天以前到期的才算；不足五项的不算百分比。<span className="no-print">点数字看清单。</span>
            </p>
            {view.measures.length === 1 && view.measures[0] ? (
              <MeasureBars view={view} measure={view.measures[0]} />
            ) : (
              <ComparisonTable view={view} />
            )}
            {view.rows.length < view.unitCount ? (
              <Button type="link" className="no-print" onClick={() => change({ all: 'true' })}>
                看全部 {view.unitCount} 个单位
              </Button>
            ) : null}
          </Card>
        </Page>
      )}
    </Shown>
  )
}

const everyMeasure = 'every'
/** Which measures, which units, which days. */
function Choices({ view }: { view: ComparisonView }) {
  const [address, change] = useAddress()
  const all = useRead(readComparison, { query: {} }, { keepsLast: true }).data?.measures ?? view.measures
  const offered = all.filter((m) => !address.area || m.area === address.area)
  return (
    <div className="comparison-choice no-print">
      <PeriodChoice />
      <div>
        <Select
          aria-label="项目类别"
          allowClear
          placeholder="全部类别"
          value={address.area ?? null}
          style={{ width: 130 }}
          options={optionsOf(areaWords)}
          onChange={(area) => change({ area: area ?? undefined, measure: undefined, sort: undefined })}
        />
      </div>
      <div>
        <Select
          aria-label="项目"
          value={address.measure ?? everyMeasure}
          style={{ width: 180 }}
          options={[{ value: everyMeasure, label: '全部项目' }, ...offered.map((m) => ({ value: m.id, label: m.label }))]}
          onChange={(measure) => change({ measure: measure === everyMeasure ? undefined : measure, sort: undefined })}
        />
      </div>
      <div>
        <Select
          aria-label="单位类型"
          allowClear
          placeholder="全部单位"
          value={address.kind ?? null}
          style={{ width: 120 }}
          options={optionsOf(kindWords)}
          onChange={(kind) => change({ kind: kind ?? undefined })}
        />
      </div>
    </div>
  )
}
