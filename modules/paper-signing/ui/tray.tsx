import { useState } from 'react'
import { Card } from '../../../app/kit/page.tsx'
import { Empty, Shown } from '../../../app/kit/states.tsx'
import { Link } from '../../../app/navigation.tsx'
import type { ScanPageView, ScanView } from '../contract.ts'
import { useScanPages } from './api.ts'
import { wordsOf } from './labels.ts'
import { OwnerPanel } from './owner-panel.tsx'
import { PagePicture } from './page-picture.tsx'

export type Group = 'tray' | 'matched' | 'settled'
const titles: Record<Group, string> = { tray: '待比对', matched: '已对到人', settled: '已办' }
const empties: Record<Group, string> = { tray: '没有要比对的页', matched: '没有等着确认的页', settled: '还没有办过的页' }

/** Pages at the left, one of them large, whose it may be at the right. */
export function Tray({ scan, group }: { scan: ScanView; group: Group }) {
  const reading = useScanPages(scan.id, group)
  return (
    <Shown of={reading} what="扫描页">
      {({ rows }) =>
        rows.length === 0 ? (
          <Card>
            <Empty title={empties[group]}>{group === 'tray' ? null : <Link href={`/scans/${scan.id}`}>回到待比对</Link>}</Empty>
          </Card>
        ) : (
          <Pages pages={rows} group={group} scanId={scan.id} />
        )
      }
    </Shown>
  )
}

function Pages({ pages, group, scanId }: { pages: readonly ScanPageView[]; group: Group; scanId: string }) {
  const [place, setPlace] = useState(0)
  const page = pages[Math.min(place, pages.length - 1)]
  if (!page) return null
  const next = () => setPlace((at) => (at + 1 < pages.length ? at + 1 : 0))
  return (
    <div className="scan-body">
      <Card
        title={`${titles[group]} ${pages.length} 页`}
        extra={group === 'tray' ? null : <Link href={`/scans/${scanId}`}>待比对</Link>}
        isFlush
      >
        <ul className="scan-list">
          {pages.map((each, at) => (
            <li key={each.id}>
              <button type="button" aria-current={each.id === page.id} onClick={() => setPlace(at)}>
                <i
                  className={each.verdict === 'blank' || each.verdict === 'broken' ? 'sheet' : 'sheet lines'}
                  aria-hidden="true"
                />
                <span>
                  <b>第 {each.position} 页</b>
                  <span className="note">{wordsOf(each)}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </Card>
      <PagePicture key={`picture ${page.id}`} page={page} />
      <OwnerPanel key={`owner ${page.id}`} page={page} onNext={next} />
    </div>
  )
}
