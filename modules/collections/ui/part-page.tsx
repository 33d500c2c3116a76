import { Button } from 'antd'
import { atMoment, inSentence } from '../../../app/dates.ts'
import { Card, Facts, Page } from '../../../app/kit/page.tsx'
import { Standing } from '../../../app/kit/standing.tsx'
import { Refusal, Shown } from '../../../app/kit/states.tsx'
import { Link, usePathParam } from '../../../app/navigation.tsx'
import { askReason } from '../../../app/questions.ts'
import { useDownload } from '../../../app/requests.ts'
import { type PartView, takeFile } from '../contract.ts'
import { deliveryWords, stateLabels } from '../words.ts'
import { useAccept, usePart, useReturn } from './api.ts'
import { pageOf } from './labels.ts'
import { FileForm, FrozenForm, SignedForm } from './submission-forms.tsx'
import './collections.css'

/** One form of one unit: what was handed in, and what may be done with it now. */
export function PartPage() {
  const reading = usePart(usePathParam('partId'))
  return (
    <Shown of={reading} what="应交的一件">
      {(part) => <Part key={`${part.id} ${part.version}`} of={part} />}
    </Shown>
  )
}

function Part({ of: p }: { of: PartView }) {
  const accept = useAccept()
  const back = useReturn()
  const file = useDownload(takeFile)
  const giveBack = async () => {
    const reason = await askReason({
      title: `退回${p.unit.name}的${p.title}`,
      consequence: '单位改好再报；按时还是迟报仍由第一次报送定。',
      yes: '退回这一件',
    })
    if (reason !== null) await back.run({ params: { id: p.id }, body: { version: p.version, reason } })
  }
  const acts = p.abilities.accept ? (
    <>
      <Button loading={back.isRunning} onClick={() => void giveBack()}>
        退回
      </Button>
      <Button
        type="primary"
        loading={accept.isRunning}
        onClick={() => void accept.run({ body: { parts: [{ id: p.id, version: p.version }] } })}
      >
        收下
      </Button>
    </>
  ) : null
  return (
    <Page
      title={`${p.unit.name}：${p.title}`}
      note={stateLabels[p.state]}
      crumbs={[
        { href: '/collections', label: '收集' },
        { href: `/collections/${p.collection.id}`, label: p.collection.title },
      ]}
      acts={acts}
    >
      <Refusal problem={accept.problem ?? back.problem ?? file.problem} />
      <Card title="报送情况">
        <Facts of={factsOf(p, () => void file.run({ params: { id: p.id } }, p.fileName ?? '报送文件'))} />
      </Card>
      {p.abilities.submit ? <Submission of={p} /> : null}
    </Page>
  )
}

function deliveryOf(p: PartView, onTake: () => void) {
  if (p.snapshot) return <Link href={pageOf(p.kind, p.unit.id) ?? ''}>{deliveryWords(p)}</Link>
  if (p.fileName)
    return (
      <Button type="link" size="small" className="collection-file" onClick={onTake}>
        {p.fileName}
      </Button>
    )
  return deliveryWords(p) || null
}

const factsOf = (p: PartView, onTake: () => void) =>
  [
    ['时限', p.isExtended ? `${p.dueOn}（延期：${p.extendReason}）` : p.dueOn],
    ['按时、迟、漏', <Standing key="standing" of={p} />],
    ['交的是', deliveryOf(p, onTake)],
    ['摘要', p.snapshot?.digest ?? p.fileDigest],
    ['报送', p.submittedAt ? `${p.submittedByName} ${atMoment(p.submittedAt)}` : null],
    ['第一次报送', p.firstSubmittedAt ? atMoment(p.firstSubmittedAt) : null],
    ['催交', p.remindedAt ? atMoment(p.remindedAt) : null],
    ['退回', p.state === 'returned' && p.returnedAt ? `${p.returnedByName} ${atMoment(p.returnedAt)}：${p.returnReason}` : null],
    ['收下', p.acceptedAt ? `${p.acceptedByName} ${atMoment(p.acceptedAt)}` : null],
  ] as const

function Submission({ of: p }: { of: PartView }) {
  if (p.kind === 'annex1' || p.kind === 'annex5')
    return (
      <Card
        title="报送定稿"
        note={`${inSentence(p.dueOn)}前`}
        extra={<Link href={pageOf(p.kind, p.unit.id) ?? ''}>看这张表、定稿</Link>}
      >
        <FrozenForm of={p} />
      </Card>
    )
  return (
    <>
      {p.signedNow ? (
        <Card title="报系统内签齐">
          <SignedForm of={p} signedNow={p.signedNow} />
        </Card>
      ) : null}
      <Card title="报送文件">
        <FileForm of={p} />
      </Card>
    </>
  )
}
