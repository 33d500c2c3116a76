import { Button } from 'antd'
import { inSentence } from '../../../app/dates.ts'
import { Due } from '../../../app/kit/due.tsx'
import { Card, Facts, Page } from '../../../app/kit/page.tsx'
import { printScreen } from '../../../app/kit/print.tsx'
import { Refusal, Shown } from '../../../app/kit/states.tsx'
import { Link, useGo, usePathParam } from '../../../app/navigation.tsx'
import { askReason } from '../../../app/questions.ts'
import { useDownload } from '../../../app/requests.ts'
import { exportParts, exportTable, type FormView } from '../contract.ts'
import { rowsPerLabels, ruleWords } from '../words.ts'
import { useClose, useOwnForm } from './api.ts'
import { tallyWords } from './labels.ts'
import { UnitTable } from './unit-table.tsx'
import './own-forms.css'

/** One form: totals with their denominator, its columns, the units. */
export function FormPage() {
  const reading = useOwnForm(usePathParam('ownFormId'))
  return (
    <Shown of={reading} what="本局表单">
      {(form) => <OwnForm of={form} />}
    </Shown>
  )
}

function OwnForm({ of: f }: { of: FormView }) {
  const go = useGo()
  const close = useClose()
  const table = useDownload(exportTable)
  const missing = useDownload(exportParts)
  const end = async () => {
    const reason = await askReason({
      title: `结束“${f.title}”`,
      consequence: `还没有报送的 ${f.tally.missing + f.tally.notDue} 个单位不能再报：过了时限的记漏报，没到时限的不记。结束后不能再开。`,
      yes: '结束表单',
    })
    if (reason !== null) await close.run({ params: { id: f.id }, body: { version: f.version, reason } })
  }
  const acts = (
    <>
      <Button onClick={printScreen}>打印</Button>
      <Button
        loading={missing.isRunning}
        onClick={() => void missing.run({ query: { ownFormId: f.id, standing: 'missing' } }, `${f.title}漏报.xlsx`)}
      >
        导出漏报
      </Button>
      {f.abilities.sendOut ? <Button onClick={() => go(`/own-forms/new?from=${f.id}`)}>照这张再发</Button> : null}
      {f.abilities.change ? (
        <Button loading={close.isRunning} onClick={() => void end()}>
          结束表单
        </Button>
      ) : null}
      <Button
        loading={table.isRunning}
        onClick={() => void table.run({ params: { id: f.id }, query: {} }, `${f.title}汇总.xlsx`)}
      >
        导出汇总
      </Button>
      <Button type="primary" onClick={() => go(`/own-forms/${f.id}/table`)}>
        看汇总表
      </Button>
    </>
  )
  return (
    <Page
      title={f.title}
      note={`${f.serialNumber} · ${inSentence(f.openedOn)}—${inSentence(f.dueOn)}${f.closedAt ? ' · 已结束' : ''}`}
      crumbs={[{ href: '/own-forms', label: '本局表单' }]}
      acts={acts}
      printed={`${f.serialNumber}，${tallyWords(f.tally)}`}
    >
      <Refusal problem={close.problem ?? table.problem ?? missing.problem} />
      <Card>
        <div className="own-head">
          <Facts of={factsOf(f)} />
          <Tally of={f} />
        </div>
      </Card>
      <Columns of={f} />
      <UnitTable of={f} />
    </Page>
  )
}

const factsOf = (f: FormView) =>
  [
    ['为什么报', f.basis],
    ['一行是', rowsPerLabels[f.rowsPer]],
    ['时限', f.closedAt ? f.dueOn : <Due key="due" on={f.dueOn} light={f.light} days={f.days} />],
    ['下发', `${f.openedByName} ${f.openedOn}`],
    ...(f.closedAt ? ([['结束', `${f.closedByName}：${f.closeReason}`]] as const) : []),
  ] as const

const counts = (f: FormView): readonly (readonly [label: string, n: number, href: string])[] => {
  const list = `/own-form-parts?ownFormId=${f.id}`
  const { tally: t } = f
  return [
    ['按时', t.onTime, `${list}&standing=onTime`],
    ['迟报', t.late, `${list}&standing=late`],
    ['漏报', t.missing, `${list}&standing=missing`],
    t.released > 0 ? ['未到期结束', t.released, `${list}&standing=released`] : ['未到期', t.notDue, `${list}&standing=notDue`],
    ['待确认', t.submitted, `${list}&state=submitted`],
    ['已确认', t.confirmed, `${list}&state=confirmed`],
  ]
}

function Tally({ of: f }: { of: FormView }) {
  return (
    <div>
      <ul className="own-tally">
        {counts(f).map(([label, n, href]) => (
          <li key={label}>
            <Link href={href}>
              {label}
              <b className="count">{n}</b>个单位
            </Link>
          </li>
        ))}
      </ul>
      <p className="note">
        共 {f.tally.units} 个单位，已报送 {f.tally.rows} 行
      </p>
    </div>
  )
}

/** What each column takes; why one is asked that the system knows stands beside it. */
function Columns({ of: f }: { of: FormView }) {
  return (
    <Card title="列" note={`${f.columns.length} 列，下发以后不变`} isFlush>
      <div className="own-scroll">
        <table className="own-table">
          <thead>
            <tr>
              <th scope="col">列</th>
              <th scope="col">怎么填</th>
              <th scope="col">说明</th>
            </tr>
          </thead>
          <tbody>
            {f.columns.map((c) => (
              <tr key={c.key}>
                <th scope="row">{c.name}</th>
                <td>{ruleWords(c)}</td>
                <td>
                  {c.help}
                  {c.whyAsked ? <span className="own-why">系统已有，仍要填：{c.whyAsked}</span> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}
