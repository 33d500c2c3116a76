import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { today } from '../../../app/dates.ts'
import { CalendarDate } from '../../../app/kit/calendar-date.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { printScreen } from '../../../app/kit/print.tsx'
import { Empty, Shown } from '../../../app/kit/states.tsx'
import { useAddress } from '../../../app/navigation.tsx'
import { useRead } from '../../../app/requests.ts'
import { readCatalogue } from '../contract.ts'
import { categoryLabels } from '../words.ts'
import './posts.css'

/** The whole catalogue as in force on a day, to read and to print. */
export function CataloguePrintPage() {
  const [address, change] = useAddress()
  const on = address.on ?? today()
  const catalogue = useRead(readCatalogue, { query: { on } })
  const acts = (
    <>
      <CalendarDate label="施行日期截至" value={on} onChange={(chosen) => change({ on: chosen ?? undefined })} />
      <Button type="primary" icon={<PrinterOutlined aria-hidden />} onClick={printScreen}>
        打印目录
      </Button>
    </>
  )
  return (
    <Page
      title="辅警岗位目录"
      crumbs={[{ href: '/posts', label: '岗位目录' }]}
      note={`${on} 施行`}
      printed={`${on} 施行`}
      acts={acts}
    >
      <Card>
        <Shown of={catalogue} what="岗位目录">
          {({ rows }) =>
            rows.length === 0 ? (
              <Empty title={`${on} 没有施行的岗位`} note="换一个日期。" />
            ) : (
              rows.map((post, index) => (
                <section key={post.postId} className="catalogue-post">
                  <h3>
                    {index + 1}. {post.name}（{categoryLabels[post.category]}，{post.duties.length} 项职责，第 {post.number} 版）
                  </h3>
                  {post.supervisionNote ? <div className="quiet">监督说明：{post.supervisionNote}</div> : null}
                  <ol>
                    {post.duties.map((text) => (
                      <li key={text}>{text}</li>
                    ))}
                  </ol>
                </section>
              ))
            )
          }
        </Shown>
      </Card>
    </Page>
  )
}
