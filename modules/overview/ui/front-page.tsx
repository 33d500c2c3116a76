import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { timeOfDay } from '../../../app/dates.ts'
import { Card, Page } from '../../../app/kit/page.tsx'
import { printScreen } from '../../../app/kit/print.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { Link } from '../../../app/navigation.tsx'
import { useRead } from '../../../app/requests.ts'
import { roleNow, useSession } from '../../../app/session.tsx'
import { frontPage } from '../contract.ts'
import { FiguresTable } from './figures-table.tsx'
import { OwnWork } from './own-work.tsx'
import { QuotaCard } from './quota-card.tsx'
import './overview.css'

const ofUnit = ['unitHead', 'leaderInCharge', 'unitClerk']

/** 工作台: what should read zero and who acts; for a unit, the same as a list of things to do. */
export function FrontPage() {
  const { session } = useSession()
  const reading = useRead(frontPage, { query: {} })
  const isOfUnit = ofUnit.includes(session.role)
  const reach = roleNow(session)?.scopeText ?? ''
  const printing = (
    <Button icon={<PrinterOutlined aria-hidden />} onClick={printScreen}>
      打印本页
    </Button>
  )
  return (
    <Shown of={reading} what="工作台">
      {(page) => {
        const heads = `辅警 ${page.auxiliaryCount} 人（巡防队员 ${page.patrolMembers}，协警人员 ${page.policeAssistants}）`
        const note = isOfUnit ? `${reach} · ${heads}` : `${page.unitCount} 个单位 · ${heads} · 民警 ${page.officers} 人`
        return (
          <Page
            title={isOfUnit ? '我要办的事' : '工作台'}
            note={`${note} · 数据截至 ${timeOfDay(page.computedAt)}`}
            acts={printing}
          >
            {isOfUnit ? (
              <OwnWork page={page} />
            ) : (
              <div className="office-front">
                <Card
                  title="应为零的数"
                  note="随记录自动计算，点数字看名单，点名单去办"
                  isFlush
                  extra={<Link href="/data-health">数据健康</Link>}
                >
                  <FiguresTable figures={page.figures} computedAt={page.computedAt} />
                </Card>
                <QuotaCard />
              </div>
            )}
          </Page>
        )
      }}
    </Shown>
  )
}
