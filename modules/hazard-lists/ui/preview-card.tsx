import { Light, type LightKind } from '../../../app/kit/light.tsx'
import { Card } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { Link } from '../../../app/navigation.tsx'
import { useDownload, useRead, useWrite } from '../../../app/requests.ts'
import { FormActs, FormChanges, FormTable } from '../../frozen-forms/ui/public.ts'
import { categoryHeads } from '../../hazards/words.ts'
import {
  type AnnexOnePreview,
  freezeAnnexOne,
  hazardCategories,
  listAnnexOneSnapshots,
  printAnnexOne,
  readAnnexOne,
} from '../contract.ts'
import { type Period, periodWords } from './period.ts'
import { useListChoices } from './print-choices.tsx'

type Row = AnnexOnePreview['rows'][number]

function Acts({ preview }: { preview: AnnexOnePreview }) {
  const file = useDownload(printAnnexOne)
  const freeze = useWrite(freezeAnnexOne, { invalidates: [listAnnexOneSnapshots, readAnnexOne] })
  const { choices, boxes, what } = useListChoices()
  const { unitId, unitName, from, to } = preview
  return (
    <FormActs
      file={file}
      onPrint={(format) =>
        void file.run({ params: { id: unitId }, body: { from, to, format, ...choices } }, `${what}-${unitName}.${format}`)
      }
      freezing={freeze}
      question={{
        title: `报送 ${unitName} ${periodWords({ from, to })} 的附件1？`,
        consequence: `${preview.rows.length} 条，定稿后给编号和摘要，内容不能再改；以后改动另出新编号。`,
        yes: '定稿报送',
      }}
      onFreeze={() => freeze.run({ body: { unitId, from, to } })}
      boxes={boxes}
    />
  )
}

const heads = ['风险隐患类别', '风险隐患', '整改措施', '责任人', '备注']
const lights: Record<Row['standing'], LightKind> = { unmeasured: 'ring', open: 'green', overdue: 'red', closed: 'green' }

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
          <FormChanges changes={preview.changes} counted={`变化 ${preview.changes.length} 条`} />
          <FormTable name="附件1" heads={heads}>
            {hazardCategories.map((category) => (
              <tbody key={category} className="list-category">
                <CategoryRows label={categoryHeads[category]} rows={preview.rows.filter((row) => row.category === category)} />
              </tbody>
            ))}
          </FormTable>
        </Card>
      )}
    </Shown>
  )
}
