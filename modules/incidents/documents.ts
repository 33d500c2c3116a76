import { lastLineOf, printedTime } from '../../platform/documents/form-files.ts'
import type { FormCell, FormColumn, OfficialForm } from '../../platform/documents/official-form.ts'
import { renderForm } from '../../platform/documents/render-form.ts'
import { mediaTypes } from '../../platform/files/media-types.ts'
import type { Download } from '../../platform/http/mount.ts'
import type { PrintedIncident } from './commands/export-incidents.ts'
import type { IncidentView } from './contract.ts'
import { stateLabels, trackLabels } from './words.ts'

const column = (head: string, widthMm: number, align: FormColumn['align']): FormColumn => ({
  head,
  widthMm,
  align,
  isNumber: false,
})
const columns = [
  column('类别', 32, 'center'),
  column('时间', 38, 'center'),
  column('情况、步骤、内容', 119, 'left'),
  column('谁', 36, 'center'),
]
const at = (instant: string): string => printedTime(new Date(instant))

function rowsOf(i: IncidentView): FormCell[][] {
  const steps = i.tracks.flatMap(({ track, owner, steps }) => {
    const head = `${trackLabels[track]}${owner ? `（${owner.name}）` : ''}`
    return steps.length > 0 ? steps.map((s) => [head, at(s.takenAt), s.text, s.by]) : [[head, '', '还没有步骤', '']]
  })
  const inForce = i.statements.find((s) => s.state === 'approved')
  const said = inForce
    ? [
        [
          `声明第 ${inForce.number} 版`,
          at(inForce.approvedAt ?? inForce.draftedAt),
          inForce.text,
          `${inForce.approvedBy ?? ''}审定`,
        ],
      ]
    : []
  const reviewed = i.review ? [['复盘', at(i.review.at), i.review.text, i.review.by]] : []
  return [['事件', at(i.happenedAt), `${i.title}。${i.summary}`, i.recordedBy], ...steps, ...said, ...reviewed]
}

const formOf = ({ view: i, bureau, on }: PrintedIncident): OfficialForm => ({
  label: '',
  owner: bureau.name,
  name: '三同步工作记录表',
  columns,
  sections: [
    {
      name: i.unit.name,
      headLine: [`单位：${i.unit.name}`, `地点：${i.place}`, stateLabels[i.state]],
      rows: rowsOf(i),
      lastLine: lastLineOf({ serialNumber: i.number }, `${on} 打印`),
    },
  ],
  note: '单位负责人签字（章）：　　　　　　　　　　　　　审核：',
  orientation: 'landscape',
  lines: 'growing',
  rowsPerPage: 10,
  rowHeightMm: 10.5,
  headHeightMm: 10.5,
  isDemo: bureau.isDemo,
})

/** 三同步工作记录表 — as PDF/A-2b or for Word and WPS; no seal is drawn. Errors as renderPdf. */
export const incidentFile = async (printed: PrintedIncident, format: 'pdf' | 'docx'): Promise<Download> => ({
  bytes: (await renderForm(formOf(printed), format)).bytes,
  fileName: `三同步工作记录表-${printed.view.number}.${format}`,
  mediaType: mediaTypes[format],
})
