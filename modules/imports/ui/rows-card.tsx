import { Button, Tabs } from 'antd'
import { useEffect, useState } from 'react'
import { Card } from '../../../app/kit/page.tsx'
import { Empty, Refusal, Shown } from '../../../app/kit/states.tsx'
import { useAddress } from '../../../app/navigation.tsx'
import { useDownload, useRead } from '../../../app/requests.ts'
import { type ImportRowView, type ImportView, listImportRows, markedFile } from '../contract.ts'
import { ChangesTable } from './changes-table.tsx'
import { PeopleTable } from './people-table.tsx'
import { ProblemsTable } from './problems-table.tsx'

type Tab = 'attention' | 'changed' | 'added' | 'unchanged' | 'leftOut'
const rowsAtOnce = 200

function tabsOf({ counts }: ImportView): { key: Tab; label: string }[] {
  const problems = counts.problem + counts.elsewhere
  return [
    { key: 'attention', label: `问题 ${problems}${counts.notices > 0 ? `，提示 ${counts.notices}` : ''}` },
    { key: 'changed', label: `变更 ${counts.changed}` },
    { key: 'added', label: `新增 ${counts.added}` },
    { key: 'unchanged', label: `没有变化 ${counts.unchanged}` },
    ...(counts.leftOut > 0 ? [{ key: 'leftOut' as const, label: `不导入 ${counts.leftOut}` }] : []),
  ]
}

const nothingIn: Record<Tab, string> = {
  attention: '没有问题',
  changed: '没有变更',
  added: '没有新增的人',
  unchanged: '没有与花名册相同的行',
  leftOut: '没有不导入的行',
}

function TabRows({ view, tab, rows }: { view: ImportView; tab: Tab; rows: readonly ImportRowView[] }) {
  if (rows.length === 0) return <Empty title={nothingIn[tab]} />
  if (tab === 'attention') return <ProblemsTable view={view} rows={rows} />
  if (tab === 'changed') return <ChangesTable view={view} rows={rows} />
  return <PeopleTable view={view} rows={rows} mayBack={tab === 'leftOut'} mayTick={tab === 'added'} />
}

/** The preview by tabs; a page at a time. */
export function RowsCard({ view }: { view: ImportView }) {
  const [conditions, change] = useAddress()
  const tabs = tabsOf(view)
  const tab =
    tabs.find(({ key }) => key === conditions.tab)?.key ??
    (view.counts.problem + view.counts.elsewhere + view.counts.notices > 0 ? 'attention' : 'changed')
  const [cursor, setCursor] = useState<string | undefined>(undefined)
  const reading = useRead(
    listImportRows,
    { params: { id: view.id }, query: { verdict: tab, limit: String(rowsAtOnce), ...(cursor === undefined ? {} : { cursor }) } },
    { keepsLast: true },
  )
  const { refetch } = reading
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is a new preview
  useEffect(() => void refetch(), [view.version, view.state, refetch])
  const file = useDownload(markedFile)
  const marked = (
    <Button loading={file.isRunning} onClick={() => void file.run({ params: { id: view.id } }, '标注后的原表.xlsx')}>
      下载标注后的原表
    </Button>
  )
  const select = (key: string) => {
    setCursor(undefined)
    change({ tab: key })
  }
  return (
    <div className="import-rows">
      <Card isFlush>
        <div className="import-marked">{marked}</div>
        <Tabs activeKey={tab} onChange={select} items={tabs} className="import-tabs" />
        <Refusal problem={file.problem} />
        <Shown of={reading} what="预览">
          {({ rows, nextCursor, total }) => (
            <>
              <TabRows view={view} tab={tab} rows={rows} />
              {total > rows.length ? (
                <div className="import-more">
                  <span>
                    共 {total} 行，这里 {rows.length} 行
                  </span>
                  {cursor === undefined ? null : (
                    <Button type="link" onClick={() => setCursor(undefined)}>
                      回到开头
                    </Button>
                  )}
                  {nextCursor === null ? null : (
                    <Button type="link" onClick={() => setCursor(nextCursor)}>
                      往下看
                    </Button>
                  )}
                </div>
              ) : null}
            </>
          )}
        </Shown>
      </Card>
    </div>
  )
}
