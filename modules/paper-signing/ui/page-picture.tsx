import { RotateRightOutlined, ZoomInOutlined, ZoomOutOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { Card } from '../../../app/kit/page.tsx'
import { Empty } from '../../../app/kit/states.tsx'
import type { ScanPageView } from '../contract.ts'
import { turnWords } from './labels.ts'

/** The page large; turned and enlarged by whoever looks. */
export function PagePicture({ page }: { page: ScanPageView }) {
  const [quarters, setQuarters] = useState(0)
  const [isLarge, setLarge] = useState(false)
  const Zoom = isLarge ? ZoomOutOutlined : ZoomInOutlined
  const acts = (
    <>
      <Button type="link" icon={<Zoom />} onClick={() => setLarge(!isLarge)}>
        {isLarge ? '缩小' : '放大'}
      </Button>
      <Button type="link" icon={<RotateRightOutlined />} onClick={() => setQuarters((quarters + 1) % 4)}>
        旋转
      </Button>
    </>
  )
  const place = page.sheetPages && page.sheetPages > 1 ? `这一份的第 ${page.sheetPage} 页，共 ${page.sheetPages} 页　` : ''
  return (
    <Card title={`第 ${page.position} 页`} note={`${place}${turnWords(page)}`} extra={page.hasPicture ? acts : null} isFlush>
      {page.hasPicture ? (
        <div className={isLarge ? 'scan-picture large' : 'scan-picture'}>
          <img
            className={`turned-${quarters}`}
            src={`/api/scan-pages/${page.id}/picture`}
            alt={`扫描件第 ${page.position} 页（${page.fileName} 第 ${page.filePage} 页）`}
          />
        </div>
      ) : (
        <Empty
          title="这一页没有读出来"
          note={`${page.fileName} 第 ${page.filePage} 页已损坏。其余页不受影响，请重新扫描这一页。`}
        />
      )}
    </Card>
  )
}
