import { fileURLToPath } from 'node:url'
import { formatDate } from '../../platform/calendar/dates.ts'
import type { OfficialForm } from '../../platform/documents/official-form.ts'
import { renderPdf } from '../../platform/documents/render.ts'
import { renderForm } from '../../platform/documents/render-form.ts'
import type { printSlip, printSlips } from './commands/print-slips.ts'
import { lateWords } from './sheet.ts'
import { colorWords, stateWords } from './words.ts'

const template = fileURLToPath(new URL('./templates/slip.typ', import.meta.url))
const listTemplate = fileURLToPath(new URL('./templates/slips.typ', import.meta.url))

type Printed = Awaited<ReturnType<typeof printSlip>>
const penDay = '　　　　年　　月　　日'

/** The words of the form, for both of its files. */
function wordsOf({ slip: s, bureau, by, on }: Printed) {
  const number = s.number ?? '送审稿'
  return {
    bureauName: bureau.name,
    title: `督办单（${colorWords[s.color]}色）`,
    color: s.color,
    number,
    issuedOn: s.issuedOn ? formatDate(s.issuedOn) : penDay,
    rows: [
      ['主送单位', s.unitName],
      ['督办事项', `${s.taskTitle}（${s.taskNumber}）`],
      ['事实', s.facts],
      ['要求', s.demand],
      ['答复期限', `${formatDate(s.answerBy)}前，由主要领导书面答复`],
      ...(s.approvedByName && s.number ? [['批准', `政治处领导　${s.approvedByName}`]] : []),
    ],
    sign: s.isOffice ? `${bureau.name}政治处辅警办` : s.leadName,
    receipt: [
      ['编号', number],
      ['签收单位', s.unitName],
      ['签收人', s.receivedByName ?? ''],
      ['签收时间', s.receivedAt ? beijingMoment(s.receivedAt) : penDay],
    ],
    lastLine: `${number}　打印人 ${by}　${on} 打印`,
    isDemo: bureau.isDemo,
  }
}
const beijingMoment = (at: Date): string => {
  const shown = new Date(at.getTime() + 8 * 3_600_000).toISOString()
  return `${formatDate(shown.slice(0, 10))} ${shown.slice(11, 16)}`
}

const column = (head: string, widthMm: number, align: 'center' | 'left') => ({ head, widthMm, align, isNumber: false })

/** The same form for Word: the receipt stands below the seal as lines of its own. */
function formOf(printed: Printed): OfficialForm {
  const words = wordsOf(printed)
  const rows = [
    ...words.rows,
    ['签发', `${words.sign}（盖章）　　${words.issuedOn}`],
    ['沿此线剪下', '－'.repeat(32)],
    ...words.receipt.map(([head = '', value = '']) => [`回执：${head}`, value]),
  ]
  return {
    label: '',
    owner: words.bureauName,
    name: words.title,
    columns: [column('项目', 30, 'center'), column('内容', 126, 'left')],
    sections: [{ name: words.number, headLine: [`编号：${words.number}`, '', words.issuedOn], rows, lastLine: words.lastLine }],
    note: '',
    ...{ orientation: 'portrait', lines: 'growing', rowsPerPage: 14, rowHeightMm: 14, headHeightMm: 10 },
    isDemo: words.isDemo,
  }
}

/** 督办单 as an official form: PDF/A-2b on one page with the receipt to tear off, or .docx. Errors as renderPdf. */
export async function slipFile(printed: Printed, format: 'pdf' | 'docx'): Promise<Uint8Array> {
  if (format === 'pdf') return renderPdf({ template, data: wordsOf(printed) })
  return (await renderForm(formOf(printed), 'docx')).bytes
}

/** 督办单台账 — as PDF/A-2b. Errors as renderPdf. */
export function slipsPdf({ rows, bureau, by, on }: Awaited<ReturnType<typeof printSlips>>): Promise<Uint8Array> {
  const overdue = rows.filter((s) => s.light === 'overdue').length
  return renderPdf({
    template: listTemplate,
    data: {
      bureauName: bureau.name,
      title: '督办单台账',
      sentence: `共 ${rows.length} 张，其中逾期没有答复 ${overdue} 张。截至${formatDate(on)}。`,
      slips: rows.map((s, i) => [
        String(i + 1),
        s.number ?? '送审稿',
        s.unit.name,
        s.taskTitle,
        s.answerBy,
        stateWords[s.state],
        s.receivedBy ?? '',
        lateWords(s),
      ]),
      lastLine: `打印人 ${by}　${on} 打印`,
      isDemo: bureau.isDemo,
    },
  })
}
