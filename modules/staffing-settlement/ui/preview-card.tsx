import { Button } from 'antd'
import { useState } from 'react'
import { Gap } from '../../../app/kit/light.tsx'
import { Card } from '../../../app/kit/page.tsx'
import { Refusal, Shown } from '../../../app/kit/states.tsx'
import { Link } from '../../../app/navigation.tsx'
import { askConfirmation } from '../../../app/questions.ts'
import { useDownload, useRead, useWrite } from '../../../app/requests.ts'
import { useSession } from '../../../app/session.tsx'
import { type AnnexPreview, freezeAnnexFive, listSnapshots, printAnnexFive, readAnnexFive } from '../contract.ts'
import { usePrintChoices } from './print-choices.tsx'

const formats = [
  ['pdf', '打印（PDF）'],
  ['docx', 'Word'],
  ['xlsx', 'Excel'],
] as const

function Acts({ preview }: { preview: AnnexPreview }) {
  const { session } = useSession()
  const file = useDownload(printAnnexFive)
  const freeze = useWrite(freezeAnnexFive, { invalidates: [listSnapshots, readAnnexFive] })
  const { choices, boxes } = usePrintChoices()
  const { unitId, unitName, on } = preview
  const print = (format: 'pdf' | 'docx' | 'xlsx') =>
    void file.run({ params: { id: unitId }, body: { on, format, ...choices } }, `附件5-${unitName}.${format}`)
  const mayFreeze = ['auxiliaryOffice', 'unitClerk', 'unitHead'].includes(session.role)
  const askFreeze = async () => {
    const gap = preview.missing === 0 ? '' : `有 ${preview.missing} 行还有空格，空格照空格定稿。`
    const yes = await askConfirmation({
      title: `把 ${unitName} ${on} 的附件5 定稿？`,
      consequence: `${gap}定稿后给编号和摘要，内容不能再改；以后改动另出新编号。`,
      yes: '定稿',
    })
    if (yes) await freeze.run({ body: { unitId, on } })
  }
  return (
    <div className="annex-acts">
      {formats.map(([format, label]) => (
        <Button key={format} loading={file.isRunning} onClick={() => print(format)}>
          {label}
        </Button>
      ))}
      {mayFreeze ? (
        <Button type="primary" loading={freeze.isRunning} onClick={() => void askFreeze()}>
          定稿
        </Button>
      ) : null}
      {boxes}
      <Refusal problem={file.problem ?? freeze.problem} />
    </div>
  )
}

const heads = ['序号', '姓名', '性别', '年龄', '岗位名称', '岗位职责', '责任民警', '责任领导', '备注']
const rowsAtFirst = 17

/** A narrow screen shows part of the columns: the keyboard scrolls to the others. */
const letScroll = (region: HTMLElement | null): void => {
  if (region) region.tabIndex = 0
}

function FormTable({ preview }: { preview: AnnexPreview }) {
  const [isWhole, setWhole] = useState(false)
  const rows = isWhole ? preview.rows : preview.rows.slice(0, rowsAtFirst)
  return (
    <>
      <section ref={letScroll} className="annex-scroll" aria-label="附件5各栏">
        <table className="annex-table">
          <thead>
            <tr>
              {heads.map((h) => (
                <th key={h} scope="col">
                  {h}
                </th>
              ))}
            </tr>
          </thead>
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
        </table>
      </section>
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

const changesAtFirst = 12

/** What changed against the last frozen number; a long list opens when asked. */
function Changes({ changes }: { changes: readonly string[] }) {
  const [isWhole, setWhole] = useState(false)
  if (changes.length === 0) return null
  const shown = isWhole ? changes : changes.slice(0, changesAtFirst)
  return (
    <p className="annex-changes">
      比上一号改动 {changes.length} 处：{shown.join('；')}
      {changes.length > shown.length ? (
        <Button type="link" size="small" onClick={() => setWhole(true)}>
          看全部 {changes.length} 处
        </Button>
      ) : null}
    </p>
  )
}

/** The form as it would be printed on the day, its gaps visible, with its acts. */
export function PreviewCard({ unitId, on }: { unitId: string; on: string }) {
  return (
    <Shown of={useRead(readAnnexFive, { params: { id: unitId }, query: { on } }, { keepsLast: true })} what="附件5">
      {(preview) => (
        <Card
          isFlush
          title={`警务辅助人员带辅责任民警和分管责任领导统计表`}
          note={`${preview.unitName} ${preview.on} · ${preview.rows.length} 人${preview.missing ? `，${preview.missing} 行有空格` : ''}`}
          extra={preview.missing ? <Link href={`/people?unitId=${unitId}&gap=${firstGap(preview)}`}>去补空格</Link> : null}
        >
          <Acts preview={preview} />
          <Changes changes={preview.changes} />
          <FormTable preview={preview} />
        </Card>
      )}
    </Shown>
  )
}
