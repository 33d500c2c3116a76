import { Button } from 'antd'
import type { ReactNode } from 'react'
import { atMoment } from '../../../app/dates.ts'
import { Due } from '../../../app/kit/due.tsx'
import { Card, Facts, Page } from '../../../app/kit/page.tsx'
import { printScreen } from '../../../app/kit/print.tsx'
import { Panel, Refusal, Shown } from '../../../app/kit/states.tsx'
import { Link, useGo, usePathParam } from '../../../app/navigation.tsx'
import { askReason } from '../../../app/questions.ts'
import { useDownload } from '../../../app/requests.ts'
import { type LineDocumentView, takeFile } from '../contract.ts'
import { useAccept, useDocument, useReturn } from './api.ts'
import { kindLabels, stateLabels } from './labels.ts'
import './line-documents.css'

/** One document of a police line: text or file, versions, and what may be done. */
export function DocumentPage() {
  const reading = useDocument(usePathParam('documentId'))
  return (
    <Shown of={reading} what="警种文件">
      {(document) => <Sheet key={document.id} of={document} />}
    </Shown>
  )
}

function Sheet({ of: d }: { of: LineDocumentView }) {
  const go = useGo()
  const [accept, sendBack, file] = [useAccept(), useReturn(), useDownload(takeFile)]
  const params = { id: d.id }
  const { version } = d
  const returnIt = async () => {
    const reason = await askReason({
      title: `退回“${d.title}”，为什么`,
      consequence: '警种督导看得到理由，补好以后再报。',
      yes: '退回这件备案',
    })
    if (reason !== null) await sendBack.run({ params, body: { version, reason } })
  }
  const acts = (
    <>
      <Button onClick={printScreen}>打印</Button>
      {d.abilities.review ? <Button onClick={() => go(`/line-documents/${d.id}/review`)}>复核无变化</Button> : null}
      {d.abilities.lodge ? (
        <Button type="primary" onClick={() => go(`/line-documents/${d.id}/lodging`)}>
          {d.state === 'returned' ? '补好再报' : '报新一版'}
        </Button>
      ) : null}
      {d.abilities.answer ? (
        <>
          <Button loading={sendBack.isRunning} onClick={() => void returnIt()}>
            退回
          </Button>
          <Button type="primary" loading={accept.isRunning} onClick={() => void accept.run({ params, body: { version } })}>
            受理备案
          </Button>
        </>
      ) : null}
    </>
  )
  return (
    <Page
      title={d.title}
      note={`${d.policeLine} · ${kindLabels[d.kind]} · 第 ${d.number} 版 · ${stateLabels[d.state]}`}
      crumbs={[{ href: '/line-documents', label: '警种备案' }]}
      acts={acts}
    >
      <Refusal problem={accept.problem ?? sendBack.problem ?? file.problem} />
      {d.state === 'returned' ? <Panel tone="amber" title={`退回理由：${d.answer ?? ''}`} /> : null}
      <Card>
        <Facts of={factsOf(d)} />
        {d.file ? (
          <Button loading={file.isRunning} onClick={() => void file.run({ params }, d.file?.name ?? '附件')}>
            {`取附件：${d.file.name}（${Math.ceil(d.file.size / 1024)} KB）`}
          </Button>
        ) : null}
      </Card>
      {d.body === '' ? null : (
        <Card title="正文">
          <div className="line-document-text">{d.body}</div>
        </Card>
      )}
      <Card title="各版">
        <ul className="line-document-versions">
          {d.versions.map((v) => (
            <li key={v.id}>
              {v.id === d.id ? `第 ${v.number} 版` : <Link href={`/line-documents/${v.id}`}>{`第 ${v.number} 版`}</Link>}
              <span className="note">
                {[stateLabels[v.state], v.serialNumber, atMoment(v.lodgedAt)].filter(Boolean).join('　')}
              </span>
            </li>
          ))}
        </ul>
      </Card>
    </Page>
  )
}

const factsOf = (d: LineDocumentView): [string, ReactNode][] => [
  ['备案号', d.serialNumber],
  ['报备', `${d.lodgedBy} ${atMoment(d.lodgedAt)}`],
  ['答复', d.answeredAt ? `${d.answeredBy ?? ''} ${atMoment(d.answeredAt)}` : null],
  ['复核日期', d.state === 'accepted' ? <Due key="due" on={d.reviewOn} light={d.light} days={d.days} /> : d.reviewOn],
  ['复核情况', d.reviewNote],
]
