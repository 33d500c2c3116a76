import { Button } from 'antd'
import { Card, Page } from '../../../app/kit/page.tsx'
import { printScreen } from '../../../app/kit/print.tsx'
import { Empty, Shown } from '../../../app/kit/states.tsx'
import { useFigures } from './api.ts'
import { wordsOfCategory } from './labels.ts'
import './figures.css'

const told = (n: number | null): string => (n === null ? '少于 5' : String(n))

/** 诉求办理情况: finished quarters by category; no count under five, none from which one under five follows. */
export function FiguresPage() {
  const figures = useFigures()
  return (
    <Page
      title="诉求办理情况"
      crumbs={[{ href: '/concerns', label: '诉求办理' }]}
      acts={<Button onClick={printScreen}>打印</Button>}
    >
      <Card title="按季度和类别" note="本季度不列；少于 5 件、或者能推算出少于 5 件的，只写“少于 5”" isFlush>
        <Shown of={figures} what="办理情况">
          {({ rows }) =>
            rows.length === 0 ? (
              <Empty title="还没有满一个季度的诉求" />
            ) : (
              <table className="concern-figures">
                <thead>
                  <tr>
                    <th scope="col">季度</th>
                    <th scope="col">类别</th>
                    <th scope="col">收到</th>
                    <th scope="col">按期答复</th>
                    <th scope="col">再次提出</th>
                    <th scope="col">有帮助或部分有帮助</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((r) => (
                    <tr key={`${r.quarter} ${r.category}`}>
                      <td>{r.quarter.replace('-Q', ' 年第 ')} 季度</td>
                      <td>{wordsOfCategory(r.category)}</td>
                      <td>{told(r.received)}</td>
                      <td>{told(r.inTime)}</td>
                      <td>{told(r.reopened)}</td>
                      <td>{told(r.helped)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )
          }
        </Shown>
      </Card>
    </Page>
  )
}
