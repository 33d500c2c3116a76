import { Button } from 'antd'
import { JobProgress } from '../../../app/kit/job-progress.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Panel, Refusal, Shown } from '../../../app/kit/states.tsx'
import { Link, useAddress, useGo, usePathParam } from '../../../app/navigation.tsx'
import { askConfirmation } from '../../../app/questions.ts'
import type { ScanView } from '../contract.ts'
import { useRecordScan, useScan } from './api.ts'
import { Tray } from './tray.tsx'
import './paper-signing.css'

/** 扫描归档: what was read, what waits to be taken over, and the tray. */
export function ScanPage() {
  const id = usePathParam('scanId')
  const reading = useScan(id, true)
  return (
    <Shown of={reading} what="扫描件">
      {(scan) => <Scan scan={scan} onRead={() => void reading.refetch()} />}
    </Shown>
  )
}

function Scan({ scan, onRead }: { scan: ScanView; onRead: () => void }) {
  const go = useGo()
  const [{ group }] = useAddress()
  const shown = group === 'matched' || group === 'settled' ? group : 'tray'
  const names = scan.files.map((file) => file.name).join('、')
  const acts = (
    <>
      <Button onClick={() => go('/scans/new')}>再传一份</Button>
      <Button onClick={() => go('/scans')}>归档记录</Button>
    </>
  )
  return (
    <Page
      title="扫描归档"
      note={`${names} · ${scan.counts.pages} 页`}
      crumbs={[{ href: '/scans', label: '扫描归档' }]}
      acts={acts}
    >
      {scan.state === 'reading' && scan.jobId ? (
        <Card>
          <JobProgress id={scan.jobId} title={`读扫描件：${names}`} resultLabel="看结果" onDone={onRead} />
        </Card>
      ) : null}
      {scan.state === 'failed' ? <Panel tone="red" title={scan.failure ?? '没有读成'} /> : null}
      {scan.files
        .filter((file) => file.failure !== null && scan.state === 'ready')
        .map((file) => (
          <Panel key={file.name} tone="amber" title={`“${file.name}”${file.failure}`}>
            其余文件已读。
          </Panel>
        ))}
      {scan.state === 'ready' ? (
        <>
          <Summary scan={scan} />
          <Tray key={shown} scan={scan} group={shown} />
        </>
      ) : null}
    </Page>
  )
}

const secondsOf = ({ createdAt, readAt }: ScanView): number =>
  readAt === null ? 0 : Math.max(1, Math.round((Date.parse(readAt) - Date.parse(createdAt)) / 1000))

/** 待比对的页里，签名处空白 2 页，签名处看不清 1 页：看过再录入。 */
function unsignedWords({ unsigned, unclear }: ScanView['counts']): string {
  const parts = [unsigned > 0 ? `签名处空白 ${unsigned} 页` : '', unclear > 0 ? `签名处看不清 ${unclear} 页` : '']
  const said = parts.filter((part) => part !== '').join('，')
  return said === '' ? '' : `待比对的页里，${said}：看过再录入。`
}

function Summary({ scan }: { scan: ScanView }) {
  const { counts } = scan
  const recording = useRecordScan()
  const confirm = async () => {
    const isSure = await askConfirmation({
      title: `确认录入 ${counts.matched} 页`,
      consequence: '这些页记为“纸质签名”，由您录入，附扫描页和摘要。录入后不能撤。您要确实看过签名处有本人签名。',
      yes: `录入 ${counts.matched} 页`,
    })
    if (isSure) await recording.run({ params: { id: scan.id }, body: { version: scan.version, pages: counts.matched } })
  }
  return (
    <Card>
      <div className="scan-summary">
        <span>
          已读 {counts.pages} 页，用时 {secondsOf(scan)} 秒
        </span>
        <span>
          <b>{counts.matched}</b> 页已对到人，待确认录入
        </span>
        <span>
          <b>{counts.tray}</b> 页待手工比对
        </span>
        <Link href={`/scans/${scan.id}?group=settled`}>
          已录入 {counts.recorded} 页，不归档 {counts.leftOut} 页
        </Link>
        <span className="spring" />
        <Link href={`/scans/${scan.id}?group=matched`}>逐页看</Link>
        <Button type="primary" disabled={counts.matched === 0} loading={recording.isRunning} onClick={() => void confirm()}>
          确认录入 {counts.matched} 页
        </Button>
      </div>
      {counts.matched === 0 || counts.unsigned + counts.unclear > 0 ? (
        <p className="note">
          {counts.matched === 0 ? '没有等着确认的页。' : ''}
          {unsignedWords(counts)}
        </p>
      ) : null}
      <Refusal problem={recording.problem} />
    </Card>
  )
}
