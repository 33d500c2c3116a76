import { Button } from 'antd'
import type { ReactNode } from 'react'
import { addressOf } from '../../../app/call.ts'
import { atMoment } from '../../../app/dates.ts'
import { Gap } from '../../../app/kit/light.tsx'
import { Card, Facts, Page } from '../../../app/kit/page.tsx'
import { useIsPhone } from '../../../app/kit/phone.ts'
import { Empty, Panel, Shown } from '../../../app/kit/states.tsx'
import { Link, useGo } from '../../../app/navigation.tsx'
import { readPhoto } from '../../personnel/contract.ts'
import type { OwnFileView } from '../contract.ts'
import { useOwnFile } from './api.ts'
import { CorrectionList } from './correction-list.tsx'
import { dutyWords, fieldWords } from './labels.ts'
import { OwnNumber } from './own-number.tsx'
import { ViewList } from './view-list.tsx'
import { wordsOfAct, wordsOfWho } from './view-words.ts'
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
          <Disclosures of={file.disclosures} />
          <div className="own-file">
            <Card title="谁对我负责（今天）">
              <Answering file={file} />
            </Card>
            <div className="own-held">
              <Card title="存有我的哪些信息" note={`${file.held.length} 项`}>
                <HeldFields file={file} />
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

/** Whole numbers that others saw lately stand above everything: the person is told, with the reason. */
function Disclosures({ of: rows }: { of: OwnFileView['disclosures'] }) {
  if (rows.length === 0) return null
  return (
    <Panel tone="blue" title={`近 30 日，您的全部号码被看过 ${rows.length} 次`}>
      <ul>
        {rows.slice(0, 5).map((view) => (
          <li key={view.id}>
            {atMoment(view.at)} {wordsOfWho(view)}，{wordsOfAct(view)}
          </li>
        ))}
      </ul>
      {rows.length > 5 ? '其余的在“谁看过我的档案”里。' : ''}理由不对的，可以向单位或辅警办提出。
    </Panel>
  )
}

/** Every field; on a phone behind one line, so that who looked is in reach. */
function HeldFields({ file }: { file: OwnFileView }) {
  const isPhone = useIsPhone()
  const facts = (
    <Facts of={file.held.map((h): [string, ReactNode] => [fieldWords[h.field], <Held key={h.field} of={h} id={file.id} />])} />
  )
  if (!isPhone) return facts
  return (
    <details className="own-fold">
      <summary>基本情况 {file.held.length} 项</summary>
      {facts}
    </details>
  )
}

function OwnPost({ file }: { file: OwnFileView }) {
  if (file.postName === null) return <Gap>未定岗</Gap>
  if (file.duties.length === 0) return <>{file.postName}</>
  return (
    <details className="own-fold">
      <summary>
        {file.postName}，职责 {file.duties.length} 项
      </summary>
      <ol>
        {file.duties.map((duty) => (
          <li key={duty}>{duty}</li>
        ))}
      </ol>
    </details>
  )
}

function Answering({ file }: { file: OwnFileView }) {
  return (
    <Facts
      of={[
        ...file.answering.map((a): [string, ReactNode] => [dutyWords[a.duty], <Holder key={a.duty} of={a} />]),
        ['我的岗位', <OwnPost key="post" file={file} />],
      ]}
    />
  )
}

function Held({ of: { field, value }, id }: { of: OwnFileView['held'][number]; id: string }) {
  if (value !== null && field === 'photo')
    return <img className="own-photo" src={addressOf(readPhoto.path, { params: { id } })} alt="我的照片" />
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
