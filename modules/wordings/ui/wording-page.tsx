import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Refusal, Shown } from '../../../app/kit/states.tsx'
import { useAddress, useGo, usePathParam } from '../../../app/navigation.tsx'
import { useDownload } from '../../../app/requests.ts'
import { useSession } from '../../../app/session.tsx'
import { printVersion, type VersionView, type WordingView } from '../contract.ts'
import { useDraftVersion, useVersion, useWording } from './api.ts'
import { kindWords, stateWords } from './labels.ts'
import { PaperText } from './paper-text.tsx'
import { PendingCard } from './pending-card.tsx'
import { VersionsCard } from './versions-card.tsx'
import './wordings.css'

/** One wording: the text, what is on its way and who acts, its versions, and why it departs from the specimen. */
export function WordingPage() {
  const reading = useWording(usePathParam('wordingId'))
  return (
    <Shown of={reading} what="范本">
      {(wording) => <Sheet wording={wording} />}
    </Shown>
  )
}

/** The text shown first: to those who act what waits, to the others what holds. */
function firstOf({ pending, current, versions }: WordingView, acts: boolean): string | undefined {
  const [first, then] = acts ? [pending, current] : [current, pending]
  return first?.id ?? then?.id ?? versions[0]?.id
}

function Sheet({ wording }: { wording: WordingView }) {
  const [address] = useAddress()
  const { role } = useSession().session
  const chosen = address.version ?? firstOf(wording, role === 'auxiliaryOffice' || role === 'politicalOfficeLeader')
  const version = useVersion(chosen)
  const { current } = wording
  const note = `${kindWords[wording.kind]} · ${current ? `第 ${current.number} 版自 ${current.inForceFrom} 起施行` : '还没有施行的版本'}`
  return (
    <Page title={wording.name} note={note} crumbs={[{ href: '/wordings', label: '范本' }]} acts={<DraftAct wording={wording} />}>
      <div className="wording-sheet">
        <Shown of={version} what="这一版">
          {(shown) => (
            <Card
              title={`第 ${shown.number} 版`}
              note={stateWords[shown.state]}
              extra={shown.body.length > 0 ? <PrintActs version={shown} /> : null}
              isFlush
            >
              <PaperText text={shown.shown} formLabel={shown.wording.formLabel} />
            </Card>
          )}
        </Shown>
        <div>
          {wording.pending ? <PendingCard wording={wording} id={wording.pending.id} /> : null}
          <VersionsCard wording={wording} chosen={chosen} />
          {wording.explanation === '' ? null : (
            <Card title="为什么这样写" note="给辅警办看的说明">
              <p className="wording-explanation">{wording.explanation}</p>
            </Card>
          )}
        </div>
      </div>
    </Page>
  )
}

function DraftAct({ wording }: { wording: WordingView }) {
  const go = useGo()
  const draft = useDraftVersion()
  if (!wording.abilities.draft) return null
  const begin = async () => {
    const done = await draft.run({ params: { id: wording.id }, body: { version: wording.version } })
    if (done) go(`/wordings/${wording.id}/draft`)
  }
  return (
    <>
      <Refusal problem={draft.problem} />
      <Button type="primary" loading={draft.isRunning} onClick={() => void begin()}>
        起草新版本
      </Button>
    </>
  )
}

function PrintActs({ version }: { version: VersionView }) {
  const file = useDownload(printVersion)
  const take = (format: 'pdf' | 'docx') =>
    void file.run({ params: { id: version.id }, query: { format } }, `${version.wording.name}.${format}`)
  return (
    <span className="wording-print no-print">
      <Refusal problem={file.problem} />
      <Button size="small" icon={<PrinterOutlined aria-hidden />} loading={file.isRunning} onClick={() => take('pdf')}>
        打印空白件
      </Button>
      <Button size="small" onClick={() => take('docx')}>
        空白件 .docx
      </Button>
    </span>
  )
}
