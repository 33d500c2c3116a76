import { formatDate } from '../../platform/calendar/dates.ts'
import { lastLineOf } from '../../platform/documents/form-files.ts'
import type { FormCell, FormColumn, OfficialForm } from '../../platform/documents/official-form.ts'
import { renderForm } from '../../platform/documents/render-form.ts'
import { mediaTypes } from '../../platform/files/media-types.ts'
import type { Download } from '../../platform/http/mount.ts'
import type { PrintedInspection } from './commands/export-inspections.ts'
import type { InspectionView } from './contract.ts'
import { answerLabels, suggestionLabels } from './words.ts'

const column = (head: string, widthMm: number, align: FormColumn['align']): FormColumn => ({
  head,
  widthMm,
  align,
  isNumber: false,
})
const columns = [
  column('类别', 22, 'center'),
  column('检查项、建议', 80, 'left'),
  column('结果', 24, 'center'),
  column('情况、答复', 99, 'left'),
]

function rowsOf({ items, suggestions }: InspectionView): FormCell[][] {
  const asked = items.map((item, i) => [
    '检查情况',
    `${i + 1}. ${item.question}`,
    item.answer === null ? '' : answerLabels[item.answer],
    [item.words, item.hazard && `（进台账：${item.hazard.number}）`].filter(Boolean).join(''),
  ])
  const suggested = suggestions.map((s, i) => [
    '整改建议',
    `${i + 1}. ${s.text}${s.dueOn ? `（${formatDate(s.dueOn)}前答复）` : ''}`,
    suggestionLabels[s.state],
    s.answer ?? '',
  ])
  return [...asked, ...(suggested.length > 0 ? suggested : [['整改建议', '无', '', '']])]
}

function formOf({ view: i, bureau, on }: PrintedInspection): OfficialForm {
  const day = `检查时间：${formatDate(i.inspectedOn)}`
  return {
    label: '',
    owner: bureau.name,
    name: `${i.policeLine}警种检查记录表`,
    columns,
    sections: [
      {
        name: i.unit.name,
        headLine: [`受检单位：${i.unit.name}`, `陪同人员：${i.companions || '　　　　'}`, day],
        rows: rowsOf(i),
        lastLine: lastLineOf(
          { serialNumber: i.number },
          i.state === 'draft' ? '检查中，没有办结' : undefined,
          `检查人 ${i.inspector}`,
          `${on} 打印`,
        ),
      },
    ],
    note: '检查人签字：　　　　　　　　　　受检单位负责人签字（章）：',
    orientation: 'landscape',
    lines: 'growing',
    rowsPerPage: 10,
    rowHeightMm: 10.5,
    headHeightMm: 10.5,
    isDemo: bureau.isDemo,
  }
}

/** 警种检查记录表 — as PDF/A-2b or for Word and WPS, with place for two signatures. Errors as renderPdf. */
export const inspectionFile = async (printed: PrintedInspection, format: 'pdf' | 'docx'): Promise<Download> => ({
  bytes: (await renderForm(formOf(printed), format)).bytes,
  fileName: `警种检查记录表-${printed.view.unit.name}-${printed.view.inspectedOn}.${format}`,
  mediaType: mediaTypes[format],
})
