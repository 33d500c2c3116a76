import { Button } from 'antd'
import { inSentence } from '../../../app/dates.ts'
import { Due } from '../../../app/kit/due.tsx'
import { JobProgress, useRememberedJob } from '../../../app/kit/job-progress.tsx'
import { Card, Facts, Page } from '../../../app/kit/page.tsx'
import { printScreen } from '../../../app/kit/print.tsx'
import { Refusal, Shown } from '../../../app/kit/states.tsx'
import { Link, usePathParam } from '../../../app/navigation.tsx'
import { askReason } from '../../../app/questions.ts'
import { useDownload } from '../../../app/requests.ts'
import { type CollectionRowView, exportCollectionUnits, exportParts } from '../contract.ts'
import { useClose, useCollection, usePackage } from './api.ts'
import { tallyWords } from './labels.ts'
import { UnitTable } from './unit-table.tsx'
import './collections.css'

/** One collection: totals with their denominators, units × forms, the whole as one zip. */
export function CollectionPage() {
  const reading = useCollection(usePathParam('collectionId'))
  return (
    <Shown of={reading} what="收集">
      {(collection) => <Collection of={collection} />}
    </Shown>
  )
}

function Collection({ of: c }: { of: CollectionRowView }) {
  const close = useClose()
  const packing = usePackage()
  const units = useDownload(exportCollectionUnits)
  const missing = useDownload(exportParts)
  const [jobId, setJobId] = useRememberedJob(`collection.${c.id}`)
  const waiting = c.tally.missing + c.tally.notDue
  const end = async () => {
    const reason = await askReason({
      title: `结束“${c.title}”`,
      consequence: `还没有报送的 ${waiting} 件不能再报：过了时限的记漏报，没到时限的不记。结束后不能再开。`,
      yes: '结束收集',
    })
    if (reason !== null) await close.run({ params: { id: c.id }, body: { version: c.version, reason } })
  }
  const pack = async () => setJobId((await packing.run({ params: { id: c.id }, body: {} }))?.jobId ?? null)
  const acts = (
    <>
      <Button onClick={printScreen}>打印</Button>
      <Button loading={units.isRunning} onClick={() => void units.run({ params: { id: c.id }, query: {} }, `${c.title}.xlsx`)}>
        导出
      </Button>
      <Button
        loading={missing.isRunning}
        onClick={() => void missing.run({ query: { collectionId: c.id, standing: 'missing' } }, `${c.title}漏报.xlsx`)}
      >
        导出漏报
      </Button>
      {c.abilities.change ? (
        <Button loading={close.isRunning} onClick={() => void end()}>
          结束收集
        </Button>
      ) : null}
      {c.abilities.package ? (
        <Button type="primary" loading={packing.isRunning} onClick={() => void pack()}>
          打包全部材料
        </Button>
      ) : null}
    </>
  )
  return (
    <Page
      title={c.title}
      note={`${c.serialNumber} · ${inSentence(c.openedOn)}—${inSentence(c.dueOn)}${c.closedAt ? ' · 已结束' : ''}`}
      crumbs={[{ href: '/collections', label: '收集' }]}
      acts={acts}
      printed={`${c.serialNumber}，${tallyWords(c.tally)}`}
    >
      <Refusal problem={close.problem ?? units.problem ?? missing.problem ?? packing.problem} />
      {jobId ? (
        <Card>
          <JobProgress id={jobId} title={`打包：${c.title}`} />
        </Card>
      ) : null}
      <Card>
        <div className="collection-head">
          <Facts of={factsOf(c)} />
          <Tally of={c} />
        </div>
      </Card>
      <UnitTable of={c} />
    </Page>
  )
}

const factsOf = (c: CollectionRowView) =>
  [
    ['时限', c.light === 'none' ? c.dueOn : <Due key="due" on={c.dueOn} light={c.light} days={c.days} />],
    ['发起', `${c.openedByName} ${c.openedOn}`],
    ['结束', c.closedAt ? `${c.closedByName}：${c.closeReason}` : null],
  ] as const

const counts = (c: CollectionRowView): readonly (readonly [label: string, n: number, href: string])[] => {
  const list = `/collection-parts?collectionId=${c.id}`
  const { tally: t } = c
  return [
    ['按时', t.onTime, `${list}&standing=onTime`],
    ['迟报', t.late, `${list}&standing=late`],
    ['漏报', t.missing, `${list}&standing=missing`],
    t.released > 0 ? ['未到期结束', t.released, `${list}&standing=released`] : ['未到期', t.notDue, `${list}&standing=notDue`],
    ['待收下', t.submitted, `${list}&state=submitted`],
    ['已收下', t.accepted, `${list}&state=accepted`],
  ]
}

function Tally({ of: c }: { of: CollectionRowView }) {
  return (
    <div>
      <ul className="collection-tally">
        {counts(c).map(([label, n, href]) => (
          <li key={label}>
            <Link href={href}>
              {label}
              <b className="count">{n}</b>件
            </Link>
          </li>
        ))}
      </ul>
      <p className="note">
        共 {c.tally.units} 个单位、{c.forms.length} 种材料、{c.tally.parts} 件
      </p>
    </div>
  )
}
