import { DownloadOutlined } from '@ant-design/icons'
import { Due } from '../../../app/kit/due.tsx'
import type { Column, Filter, RowAct } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { Link } from '../../../app/navigation.tsx'
import { askConfirmation, askReason } from '../../../app/questions.ts'
import { useDownload } from '../../../app/requests.ts'
import { useSession } from '../../../app/session.tsx'
import { type DecisionRowView, exportDecisions, listDecisions } from '../contract.ts'
import { standingLabels } from '../words.ts'
import { useDo, useReturn, useUnitTree, useVerify } from './api.ts'
import { DecisionDrawer } from './decision-drawer.tsx'
import { kindLabels, kindOptions, standingOptions } from './labels.ts'

const columns: readonly Column<DecisionRowView>[] = [
  { key: 'text', title: '决定', render: (d) => d.text, opens: true, phone: 'title', width: 260 },
  { key: 'kind', title: '类别', render: (d) => kindLabels[d.kind], width: 90 },
  { key: 'unit', title: '单位', render: (d) => d.unit.name, width: 130, phone: 'note' },
  { key: 'owner', title: '责任人', render: (d) => d.ownerName, width: 90 },
  {
    key: 'dueOn',
    title: '期限',
    render: (d) => (d.standing === 'open' ? <Due on={d.dueOn} light={d.light} days={d.days} /> : d.dueOn),
    sort: 'dueOn',
    width: 120,
    phone: 'note',
  },
  { key: 'standing', title: '办理情况', render: (d) => standingLabels[d.standing], width: 110, phone: 'note' },
  {
    key: 'meeting',
    title: '会商',
    render: (d) => {
      const words = d.consultation.number ?? d.consultation.meetingOn
      return d.abilities.openMeeting ? <Link href={`/consultations/${d.consultation.id}`}>{words}</Link> : words
    },
    width: 160,
  },
  {
    key: 'hazard',
    title: '隐患',
    render: (d) =>
      d.hazard && d.abilities.openHazard ? <Link href={`/hazards/${d.hazard.id}`}>{d.hazard.number}</Link> : d.hazard?.number,
    width: 110,
  },
  { key: 'verifiedBy', title: '核验人', render: (d) => d.verifiedByName, isExtra: true },
]
const filters: readonly Filter[] = [
  { name: 'standing', label: '办理情况', kind: 'select', options: standingOptions, width: 150 },
  { name: 'kind', label: '类别', kind: 'select', options: kindOptions, width: 130 },
]

/** 报办完、核验、退回 of one decision. */
function useActs() {
  const [doing, verifying, returning] = [useDo(), useVerify(), useReturn()]
  const tellDone = async (d: DecisionRowView) => {
    const note = await askReason({
      title: `“${d.text}”办得怎样`,
      consequence: '写明做了什么；报给专班办公室核验，退回的可以再报。',
      yes: '报办完',
    })
    if (note !== null) await doing.run({ params: { id: d.id }, body: { version: d.version, note } })
  }
  const verify = async (d: DecisionRowView) => {
    const isSure = await askConfirmation({
      title: `核验“${d.text}”`,
      consequence: `办理说明：${d.doneNote ?? ''}。核验以后不能再改。`,
      yes: '核验这项任务',
    })
    if (isSure) await verifying.run({ params: { id: d.id }, body: { version: d.version } })
  }
  const sendBack = async (d: DecisionRowView) => {
    const reason = await askReason({
      title: `退回“${d.text}”，为什么`,
      consequence: '承办单位看得到理由，办好再报。',
      yes: '退回这项任务',
    })
    if (reason !== null) await returning.run({ params: { id: d.id }, body: { version: d.version, reason } })
  }
  const of = (d: DecisionRowView): readonly RowAct[] => [
    ...(d.abilities.do ? [{ label: '报办完', isWanted: true, run: () => void tellDone(d) }] : []),
    ...(d.abilities.verify ? [{ label: '核验', isWanted: true, run: () => void verify(d) }] : []),
    ...(d.abilities.verify ? [{ label: '退回', run: () => void sendBack(d) }] : []),
  ]
  return { of, problem: doing.problem ?? verifying.problem ?? returning.problem }
}

/** 会商决定: what meetings decided, and how it stands. */
export function DecisionsPage() {
  const { role } = useSession().session
  const tree = useUnitTree(role !== 'leadOfficer')
  const file = useDownload(exportDecisions)
  const acts = useActs()
  return (
    <>
      <Refusal problem={acts.problem ?? file.problem} />
      <ListPage
        name="consultationDecisions"
        title="会商决定"
        unit="项"
        order="期限晚的在前"
        read={listDecisions}
        columns={columns}
        idOf={(d) => d.id}
        nameOf={(d) => d.text}
        units={tree.data?.nodes.map(({ count: _, ...node }) => node)}
        filters={filters}
        acts={acts.of}
        tools={[
          {
            label: '导出',
            icon: DownloadOutlined,
            isRunning: file.isRunning,
            run: (conditions) => void file.run({ query: conditions }, '会商决定.xlsx'),
          },
        ]}
        drawer={(d, controls) => <DecisionDrawer key={d.id} of={d} controls={controls} />}
        empty={{ title: '没有会商决定', note: '会商纪要审定以后，决定自己列到这里。' }}
      />
    </>
  )
}
