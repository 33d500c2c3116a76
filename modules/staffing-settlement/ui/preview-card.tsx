import { Button } from 'antd'
import { useState } from 'react'
import { Gap } from '../../../app/kit/light.tsx'
import { Card } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { Link } from '../../../app/navigation.tsx'
import { useDownload, useRead, useWrite } from '../../../app/requests.ts'
import { FormActs, FormChanges, FormTable, usePrintChoices } from '../../frozen-forms/ui/public.ts'
import { type AnnexPreview, freezeAnnexFive, listSnapshots, printAnnexFive, readAnnexFive } from '../contract.ts'

function Acts({ preview }: { preview: AnnexPreview }) {
  const file = useDownload(printAnnexFive)
  const freeze = useWrite(freezeAnnexFive, { invalidates: [listSnapshots, readAnnexFive] })
  const { choices, boxes } = usePrintChoices()
  const { unitId, unitName, on, missing } = preview
  const gap = missing === 0 ? '' : `有 ${missing} 行还有空格，空格照空格定稿。`
  return (
    <FormActs
      file={file}
      onPrint={(format) =>
        void file.run({ params: { id: unitId }, body: { on, format, ...choices } }, `附件5-${unitName}.${format}`)
      }
      freezing={freeze}
      question={{
        title: `把 ${unitName} ${on} 的附件5 定稿？`,
        consequence: `${gap}定稿后给编号和摘要，内容不能再改；以后改动另出新编号。`,
        yes: '定稿',
      }}
      onFreeze={() => freeze.run({ body: { unitId, on } })}
      boxes={boxes}
    />
  )
}

const heads = ['序号', '姓名', '性别', '年龄', '岗位名称', '岗位职责', '责任民警', '责任领导', '备注']
const rowsAtFirst = 17

function Rows({ preview }: { preview: AnnexPreview }) {
  const [isWhole, setWhole] = useState(false)
  const rows = isWhole ? preview.rows : preview.rows.slice(0, rowsAtFirst)
  return (
    <>
      <FormTable name="附件5" heads={heads}>
        <tbody>
          {rows.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a form have no other identity
            <tr key={i}>
              <td>{i + 1}</td>
              <td>{row.name}</td>
              <td>{row.sex}</td>
              <td>{row.age}</td>
              <td>{row.postName || <Gap>未定岗</Gap>}</td>
              <td>{row.dutyText}</td>
              <td>{row.leadOfficer || <Gap>未指定</Gap>}</td>
              <td>{row.leaderInCharge || <Gap>未指定</Gap>}</td>
              <td>{row.remark}</td>
            </tr>
          ))}
        </tbody>
      </FormTable>
      {preview.rows.length > rowsAtFirst ? (
        <div className="annex-more">
          <Button type="link" onClick={() => setWhole(!isWhole)}>
            {isWhole ? '只看第 1 页' : `看全部 ${preview.rows.length} 行`}
          </Button>
        </div>
      ) : null}
    </>
  )
}

/** The list of people whose gap comes first on the form. */
function firstGap({ rows }: AnnexPreview): 'leadOfficer' | 'leaderInCharge' | 'post' {
  if (rows.some((r) => !r.leadOfficer)) return 'leadOfficer'
  return rows.some((r) => !r.leaderInCharge) ? 'leaderInCharge' : 'post'
}

/** The form as it would be printed on the day, its gaps visible, with its acts. */
export function PreviewCard({ unitId, on }: { unitId: string; on: string }) {
  return (
    <Shown of={useRead(readAnnexFive, { params: { id: unitId }, query: { on } }, { keepsLast: true })} what="附件5">
      {(preview) => (
        <Card
          isFlush
          title="警务辅助人员带辅责任民警和分管责任领导统计表"
          note={`${preview.unitName} ${preview.on} · ${preview.rows.length} 人${preview.missing ? `，${preview.missing} 行有空格` : ''}`}
          extra={preview.missing ? <Link href={`/people?unitId=${unitId}&gap=${firstGap(preview)}`}>去补空格</Link> : null}
        >
          <Acts preview={preview} />
          <FormChanges changes={preview.changes} counted={`改动 ${preview.changes.length} 处`} />
          <Rows preview={preview} />
        </Card>
      )}
    </Shown>
  )
}
