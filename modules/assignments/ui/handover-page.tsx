import { Button } from 'antd'
import { useState } from 'react'
import { today } from '../../../app/dates.ts'
import type { Field } from '../../../app/kit/form/definition.ts'
import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Empty, Panel, Refusal, Shown } from '../../../app/kit/states.tsx'
import { usePathParam } from '../../../app/navigation.tsx'
import { OfficerInput } from '../../organisation/ui/public.ts'
import type { HandoverView } from '../contract.ts'
import { useHandOver, useHandover, useWithdraw } from './api.ts'
import { SplitInput } from './split-input.tsx'
import './assignments.css'

interface Values {
  readonly way: 'one' | 'split'
  readonly toOfficerId: string
  /** Person → officer. */
  readonly split: Readonly<Record<string, string>>
  readonly toLeaderId: string
  readonly fromOn: string
  readonly reason: string
}

/** Parts by receiver. */
function partsOf(split: Values['split']) {
  const parts = new Map<string, string[]>()
  for (const [personId, toOfficerId] of Object.entries(split))
    parts.set(toOfficerId, [...(parts.get(toOfficerId) ?? []), personId])
  return [...parts].map(([toOfficerId, personIds]) => ({ toOfficerId, personIds }))
}

function fieldsOf({ officer, led, inCharge }: HandoverView): readonly Field<Values>[] {
  const officers: readonly Field<Values>[] = [
    {
      kind: 'choice',
      name: 'way',
      label: `所带的 ${led.length} 人怎么交`,
      required: true,
      options: [
        { value: 'one', label: '全部交给一人' },
        { value: 'split', label: '分别安排' },
      ],
    },
    {
      kind: 'custom',
      name: 'toOfficerId',
      label: '接手的民警',
      required: true,
      when: (v) => v.way === 'one',
      input: (at) => <OfficerInput {...at} without={officer.id} />,
    },
    {
      kind: 'custom',
      name: 'split',
      label: '每人交给谁',
      required: true,
      isWide: true,
      when: (v) => v.way === 'split',
      input: (at) => <SplitInput {...at} led={led} without={officer.id} />,
      check: (value) => {
        const left = led.length - Object.keys((value ?? {}) as object).length
        return left > 0 ? `还有 ${left} 人没有安排。` : undefined
      },
    },
  ]
  const leader: Field<Values> = {
    kind: 'custom',
    name: 'toLeaderId',
    label: `分管的 ${inCharge.length} 人由谁分管`,
    required: true,
    input: (at) => <OfficerInput {...at} without={officer.id} />,
  }
  return [
    ...(led.length > 0 ? officers : []),
    ...(inCharge.length > 0 ? [leader] : []),
    { kind: 'date', name: 'fromOn', label: '交接日期', required: true, hint: '从这天起由接手的人负责；全部办成，或者全部不变。' },
    { kind: 'text', name: 'reason', label: '理由', required: true, maxLength: 200 },
  ]
}

/** 交接: everybody whom a departing officer leads, in one act. */
export function HandoverPage() {
  const reading = useHandover(usePathParam('officerId'))
  const [handed, setHanded] = useState<HandoverView | null>(null)
  return (
    <Shown of={reading} what="民警">
      {(view) => (
        <Page
          title={`交接：${view.officer.name}`}
          note={[view.officer.unitName, view.officer.title, `带辅 ${view.led.length} 人，分管 ${view.inCharge.length} 人`]
            .filter(Boolean)
            .join(' · ')}
          crumbs={[{ href: '/responsibility/spans', label: '带辅人数' }]}
        >
          {handed ? <Handed view={handed} onWithdrawn={() => setHanded(null)} /> : null}
          {handed && view.led.length + view.inCharge.length === 0 ? null : <Content view={view} onDone={() => setHanded(view)} />}
        </Page>
      )}
    </Shown>
  )
}

/** What was handed over, and the way back on the same day. */
function Handed({ view: { led, inCharge }, onWithdrawn }: { view: HandoverView; onWithdrawn: () => void }) {
  const withdraw = useWithdraw()
  const undo = async () => {
    const sets = [
      { aspect: 'leadOfficer' as const, personIds: led.map((p) => p.id) },
      { aspect: 'leaderInCharge' as const, personIds: inCharge.map((p) => p.id) },
    ].filter((s) => s.personIds.length > 0)
    for (const body of sets) if (!(await withdraw.run({ body }))) return
    onWithdrawn()
  }
  return (
    <Panel tone="blue" title={`${led.length + inCharge.length} 人已交接。`}>
      当天可以撤回；过了今天要重新指定。
      <div className="acts">
        <Button size="small" loading={withdraw.isRunning} onClick={() => void undo()}>
          撤回这次交接
        </Button>
      </div>
      <Refusal problem={withdraw.problem} />
    </Panel>
  )
}

function Content({ view, onDone }: { view: HandoverView; onDone: () => void }) {
  const handOver = useHandOver()
  const { officer, led, inCharge } = view
  if (led.length + inCharge.length === 0) return <Empty title={`${officer.name}在您的范围内没有要交接的辅警`} />
  return (
    <>
      {view.abilities.handOver ? (
        <Card title="交给谁">
          <Form<Values>
            submit={`交接 ${led.length + inCharge.length} 人`}
            initial={{ way: 'one', toOfficerId: '', split: {}, toLeaderId: '', fromOn: today(), reason: '' }}
            groups={[{ fields: fieldsOf(view) }]}
            onSave={async ({ way, toOfficerId, split, toLeaderId, fromOn, reason }) => {
              const who = way === 'one' ? { toOfficerId } : { split: partsOf(split) }
              const body = { ...(led.length > 0 ? who : {}), ...(inCharge.length > 0 ? { toLeaderId } : {}), fromOn, reason }
              await handOver.runOrThrow({ params: { id: officer.id }, body })
              onDone()
            }}
          />
        </Card>
      ) : null}
      {led.length > 0 ? <People title={`带辅 ${led.length} 人`} rows={led} /> : null}
      {inCharge.length > 0 ? <People title={`分管 ${inCharge.length} 人`} rows={inCharge} /> : null}
    </>
  )
}

function People({ title, rows }: { title: string; rows: HandoverView['led'] }) {
  return (
    <Card title={title} isFlush>
      <table className="people-table">
        <thead>
          <tr>
            <th scope="col">序号</th>
            <th scope="col">姓名</th>
            <th scope="col">辅警编号</th>
            <th scope="col">使用单位</th>
            <th scope="col">岗位</th>
            <th scope="col">起始</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((r, index) => (
            <tr key={r.id}>
              <td>{index + 1}</td>
              <td>{r.name}</td>
              <td>{r.number ?? '—'}</td>
              <td>{r.unitName}</td>
              <td>{r.postName ?? '—'}</td>
              <td>{r.sinceOn ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
