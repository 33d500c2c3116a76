import { call } from '../../../app/call.ts'
import { today } from '../../../app/dates.ts'
import { Form } from '../../../app/kit/form.tsx'
import { Empty, Shown } from '../../../app/kit/states.tsx'
import { useRead } from '../../../app/requests.ts'
import { type QuotaView, readQuota } from '../contract.ts'
import { useSetQuota } from './api.ts'

interface Values {
  headcount: number | null
  fromOn: string | null
  reference: string
}
const heldOn = (view: QuotaView, on: string) => view.history.find((q) => q.fromOn <= on && (q.toOn === null || q.toOn > on))

/** One unit and post: headcount, quota over time, and (the office) a new quota from a day on. */
export function QuotaDetail({ unitId, postId }: { unitId: string; postId: string }) {
  const quota = useRead(readQuota, { params: { id: unitId, postId } })
  return (
    <Shown of={quota} what="用辅数量">
      {(view) => (
        <>
          <p className="quota-words">
            今天实有 <b>{view.actual}</b> 人，核定 <b>{heldOn(view, today())?.headcount ?? '未定'}</b>。
          </p>
          <History view={view} />
          {view.abilities.set ? <SetQuota key={view.version} view={view} /> : null}
        </>
      )}
    </Shown>
  )
}

function History({ view }: { view: QuotaView }) {
  if (view.history.length === 0) return <Empty title="还没有核定过用辅数量" />
  return (
    <table className="quota-table">
      <thead>
        <tr>
          <th scope="col">起止</th>
          <th scope="col" className="number">
            核定
          </th>
          <th scope="col">批准文号</th>
        </tr>
      </thead>
      <tbody>
        {view.history.map((q) => (
          <tr key={q.id}>
            <th scope="row">
              {q.fromOn}—{q.toOn ?? '今后'}
            </th>
            <td className="number">{q.headcount}</td>
            <td>{q.reference}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function SetQuota({ view }: { view: QuotaView }) {
  const set = useSetQuota()
  const params = { id: view.unitId, postId: view.postId }
  const initial: Values = { headcount: heldOn(view, today())?.headcount ?? null, fromOn: today(), reference: '' }
  const save = async (values: Values, version: number) => {
    await set.runOrThrow({
      params,
      body: { version, headcount: values.headcount ?? 0, fromOn: values.fromOn ?? '', reference: values.reference },
    })
  }
  const reread = async () => {
    const now = await call(readQuota, { params })
    return { values: { ...initial, headcount: heldOn(now, today())?.headcount ?? null }, version: now.version }
  }
  return (
    <Form<Values>
      submit="核定数量"
      initial={initial}
      version={view.version}
      onSave={save}
      reread={reread}
      groups={[
        {
          title: '核定新的数量',
          fields: [
            { kind: 'number', name: 'headcount', label: '用辅数量', required: true, least: 0, most: 9999, unit: '人' },
            {
              kind: 'date',
              name: 'fromOn',
              label: '起始日期',
              required: true,
              hint: '以后已经定好的数量不受影响；与某段同一天起的，改那一段。',
            },
            { kind: 'text', name: 'reference', label: '批准文号', required: true, maxLength: 60 },
          ],
        },
      ]}
    />
  )
}
