import { Button } from 'antd'
import { Light, type LightKind } from '../../../app/kit/light.tsx'
import { Card } from '../../../app/kit/page.tsx'
import { Refusal, Shown } from '../../../app/kit/states.tsx'
import { Link } from '../../../app/navigation.tsx'
import { askConfirmation } from '../../../app/questions.ts'
import { useDownload, useRead, useWrite } from '../../../app/requests.ts'
import { useSession } from '../../../app/session.tsx'
import { type AnnexOnePreview, freezeAnnexOne, listAnnexOneSnapshots, printAnnexOne, readAnnexOne } from '../contract.ts'
import { type Period, periodWords } from './period.ts'
import { usePrintChoices } from './print-choices.tsx'

type Row = AnnexOnePreview['rows'][number]
const formats = [
  ['pdf', '打印（PDF）'],
  ['docx', 'Word'],
  ['xlsx', 'Excel'],
] as const

function Acts({ preview }: { preview: AnnexOnePreview }) {
  const { session } = useSession()
  const file = useDownload(printAnnexOne)
  const freeze = useWrite(freezeAnnexOne, { invalidates: [listAnnexOneSnapshots, readAnnexOne] })
  const { choices, boxes, what } = usePrintChoices()
  const { unitId, unitName, from, to } = preview
  const print = (format: 'pdf' | 'docx' | 'xlsx') =>
    void file.run({ params: { id: unitId }, body: { from, to, format, ...choices } }, `${what}-${unitName}.${format}`)
  const maySubmit = ['auxiliaryOffice', 'unitClerk', 'unitHead'].includes(session.role)
  const askFreeze = async () => {
    const yes = await askConfirmation({
      title: `报送 ${unitName} ${periodWords({ from, to })} 的附件1？`,
      consequence: `${preview.rows.length} 条，定稿后给编号和摘要，内容不能再改；以后改动另出新编号。`,
      yes: '定稿报送',
    })
    if (yes) await freeze.run({ body: { unitId, from, to } })
  }
  return (
    <div className="list-acts no-print">
      {formats.map(([format, label]) => (
        <Button key={format} loading={file.isRunning} onClick={() => print(format)}>
          {label}
        </Button>
      ))}
      {maySubmit ? (
        <Button type="primary" loading={freeze.isRunning} onClick={() => void askFreeze()}>
          定稿报送
        </Button>
      ) : null}
      {boxes}
      <Refusal problem={file.problem ?? freeze.problem} />
    </div>
  )
}

const heads = ['风险隐患类别', '风险隐患', '整改措施', '责任人', '备注']
const categories = [
  ['teamManagement', '队伍管理方面'],
  ['publicReputation', '舆情风险方面'],
  ['other', '其他'],
] as const
const lights: Record<Row['standing'], LightKind> = { unmeasured: 'ring', open: 'green', overdue: 'red', closed: 'green' }

/** A narrow screen shows part of the columns: the keyboard scrolls to the others. */
const letScroll = (region: HTMLElement | null): void => {
  if (region) region.tabIndex = 0
}

function Line({ row }: { row: Row }) {
  return (
    <>
      <td>
        <Link className="list-number" href={`/hazards/${row.id}`}>
          {row.number}
        </Link>
        {row.hazard}
      </td>
      <td>{row.measures}</td>
      <td className="list-narrow">{row.owner}</td>
      <td className="list-narrow">
        <Light kind={lights[row.standing]}>{row.remark}</Light>
      </td>
    </>
  )
}

function CategoryRows({ label, rows }: { label: string; rows: readonly Row[] }) {
  const [first, ...others] = rows
  return (
    <>
      <tr>
        <th scope="rowgroup" rowSpan={Math.max(1, rows.length)}>
          {label}
        </th>
        {first ? <Line row={first} /> : <td colSpan={4}>无</td>}
      </tr>
      {others.map((row) => (
        <tr key={row.id}>
          <Line row={row} />
        </tr>
      ))}
    </>
  )
}

/** The list as it would be printed, with its acts. */
export function PreviewCard({ unitId, period }: { unitId: string; period: Period }) {
  const { from, to } = period
  return (
    <Shown of={useRead(readAnnexOne, { params: { id: unitId }, query: { from, to } }, { keepsLast: true })} what="附件1">
      {(preview) => (
        <Card
          isFlush
          title="辅警队伍风险隐患排查化解清单"
          note={`${preview.unitName} ${periodWords(preview)} · ${preview.rows.length} 条`}
        >
          <Acts preview={preview} />
          {preview.changes.length === 0 ? null : (
            <p className="list-changes">
              比上一号变化 {preview.changes.length} 条：{preview.changes.join('；')}
            </p>
          )}
          <section ref={letScroll} className="list-scroll" aria-label="附件1各栏">
            <table className="list-table">
              <thead>
                <tr>
                  {heads.map((head) => (
                    <th key={head} scope="col">
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              {categories.map(([category, label]) => (
                <tbody key={category}>
                  <CategoryRows label={label} rows={preview.rows.filter((row) => row.category === category)} />
                </tbody>
              ))}
            </table>
          </section>
        </Card>
      )}
    </Shown>
  )
}
