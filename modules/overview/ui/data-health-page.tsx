import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { timeOfDay, today } from '../../../app/dates.ts'
import { Card, Page } from '../../../app/kit/page.tsx'
import { useIsPhone } from '../../../app/kit/phone.ts'
import { printScreen } from '../../../app/kit/print.tsx'
import { Refusal, Shown } from '../../../app/kit/states.tsx'
import { useDownload, useRead } from '../../../app/requests.ts'
import { dataHealth, exportHealth } from '../contract.ts'
import { HealthList, HealthTable } from './health-table.tsx'
import './overview.css'

/** 数据健康: units down, what should be zero across; the last column says what is missing to be complete. */
export function DataHealthPage() {
  const reading = useRead(dataHealth, { query: {} })
  const file = useDownload(exportHealth)
  const isPhone = useIsPhone()
  const acts = (
    <>
      <Button
        icon={<DownloadOutlined aria-hidden />}
        loading={file.isRunning}
        onClick={() => void file.run({}, `数据健康 ${today()}.xlsx`)}
      >
        导出
      </Button>
      <Button icon={<PrinterOutlined aria-hidden />} onClick={printScreen}>
        打印
      </Button>
    </>
  )
  return (
    <Shown of={reading} what="数据健康">
      {({ figures, rows, computedAt }) => {
        const complete = rows.filter((r) => r.missing === 0).length
        return (
          <Page
            title="数据健康"
            note={`${rows.length} 个单位，${complete} 个齐全 · 数据截至 ${timeOfDay(computedAt)}`}
            acts={acts}
          >
            <Refusal problem={file.problem} />
            <Card isFlush>
              {isPhone ? <HealthList figures={figures} rows={rows} /> : <HealthTable figures={figures} rows={rows} />}
            </Card>
          </Page>
        )
      }}
    </Shown>
  )
}
