import { Button } from 'antd'
import { useState } from 'react'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { Timeline } from '../../../app/kit/timeline.tsx'
import { useOwnViews } from './api.ts'
import { wordsOfAct, wordsOfWho } from './view-words.ts'
import './own-file.css'

const step = 50

/** 谁看过我的档案, all of it. */
export function OwnViewsPage() {
  const [limit, setLimit] = useState(step)
  const reading = useOwnViews(limit)
  return (
    <Page title="谁看过我的档案" crumbs={[{ href: '/me', label: '我的档案' }]}>
      <Shown of={reading} what="查看记录">
        {({ rows, total }) => (
          <Card title={`共 ${total} 次`} note="单位和辅警办看到的也是这些">
            <Timeline lines={rows.map((v) => ({ id: v.id, at: v.at, verb: wordsOfAct(v), who: wordsOfWho(v) }))} />
            {rows.length < total && limit < 1000 ? (
              <div className="own-more">
                <Button onClick={() => setLimit(Math.min(1000, limit + step))}>再看以前的</Button>
              </div>
            ) : null}
          </Card>
        )}
      </Shown>
    </Page>
  )
}
