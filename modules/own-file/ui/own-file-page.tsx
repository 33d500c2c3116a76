import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Gap } from '../../../app/kit/light.tsx'
import { Card, Facts, Page } from '../../../app/kit/page.tsx'
import { Empty, Shown } from '../../../app/kit/states.tsx'
import { Link, useGo } from '../../../app/navigation.tsx'
import type { OwnFileView } from '../contract.ts'
import { useOwnFile } from './api.ts'
import { CorrectionList } from './correction-list.tsx'
import { dutyWords, fieldWords } from './labels.ts'
import { OwnNumber } from './own-number.tsx'
import { ViewList } from './view-list.tsx'
import './own-file.css'

/** 我的档案: who answers for me, what is held about me, who looked at it, what I asked to be corrected. */
export function OwnFilePage() {
  const reading = useOwnFile()
  const go = useGo()
  return (
    <Shown of={reading} what="我的档案">
      {(file) => (
        <Page
          title="我的档案"
          note={[file.name, file.number, file.unitName].filter(Boolean).join(' · ')}
          acts={
            <Button type="primary" onClick={() => go('/me/correction')}>
              申请更正
            </Button>
          }
        >
          <div className="own-file">
            <Card title="谁对我负责（今天）">
              <Answering file={file} />
            </Card>
            <div className="own-held">
              <Card title="存有我的哪些信息" note={`${file.held.length} 项`}>
                <Facts of={file.held.map((h): [string, ReactNode] => [fieldWords[h.field], <Held key={h.field} of={h} />])} />
              </Card>
            </div>
            <Card title="谁看过我的档案" extra={<Link href="/me/views">{`全部 ${file.views.total} 次`}</Link>} isFlush>
              {file.views.rows.length === 0 ? <Empty title="还没有别人看过" /> : <ViewList rows={file.views.rows} />}
            </Card>
            <Card title="我的更正申请" isFlush>
              {file.corrections.length === 0 ? (
                <Empty title="没有申请过更正" note="哪一项不对，点申请更正，由内勤或辅警办答复。" />
              ) : (
                <CorrectionList rows={file.corrections} />
              )}
            </Card>
          </div>
        </Page>
      )}
    </Shown>
  )
}

function Answering({ file }: { file: OwnFileView }) {
  const post = file.postName ? `${file.postName}${file.dutyCount === null ? '' : `，职责 ${file.dutyCount} 项`}` : null
  return (
    <Facts
      of={[
        ...file.answering.map((a): [string, ReactNode] => [dutyWords[a.duty], <Holder key={a.duty} of={a} />]),
        ['我的岗位', post ?? <Gap key="post">未定岗</Gap>],
      ]}
    />
  )
}

function Held({ of: { field, value } }: { of: OwnFileView['held'][number] }) {
  if (value !== null && (field === 'idNumber' || field === 'phone')) return <OwnNumber which={field} masked={value} />
  return <>{value ?? <span className="own-none">没有登记</span>}</>
}

function Holder({ of: a }: { of: OwnFileView['answering'][number] }) {
  if (a.name === null) return <Gap>{a.duty === 'unitHead' ? '空缺' : '未指定'}</Gap>
  return (
    <>
      <b>{[a.name, a.title].filter(Boolean).join(' ')}</b>
      {a.sinceOn ? <span className="own-since">{a.sinceOn} 起</span> : null}
    </>
  )
}
