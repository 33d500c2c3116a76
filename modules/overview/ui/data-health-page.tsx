import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { timeOfDay, today } from '../../../app/dates.ts'
import { Count } from '../../../app/kit/light.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { printScreen } from '../../../app/kit/print.tsx'
import { Refusal, Shown } from '../../../app/kit/states.tsx'
import { useDownload, useRead } from '../../../app/requests.ts'
import { dataHealth, exportHealth } from '../contract.ts'
import './overview.css'

/** 数据健康: units down, what should be zero across; the last column says what is missing to be complete. */
export function DataHealthPage() {
  const reading = useRead(dataHealth, { query: {} })
  const file = useDownload(exportHealth)
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
              <div className="health-wrap">
                <table className="figures">
                  <thead>
                    <tr>
                      <th scope="col">单位</th>
                      <th scope="col" className="number">
                        辅警
                      </th>
                      {figures.map((f) => (
                        <th key={f.id} scope="col" className="number" title={f.rule}>
                          {f.label}
                        </th>
                      ))}
                      <th scope="col" className="number">
                        还差
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {rows.map((row) => (
                      <tr key={row.unitId} className={row.missing === 0 ? 'is-zero' : ''}>
                        <th scope="row">{row.unitName}</th>
                        <td className="number">{row.auxiliaryCount}</td>
                        {figures.map((f) => (
                          <td key={f.id} className="number">
                            <Count value={row.counts[f.id] ?? 0} />
                          </td>
                        ))}
                        <td className="number">{row.missing === 0 ? '齐全' : `${row.missing} 处`}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </Card>
          </Page>
        )
      }}
    </Shown>
  )
}
