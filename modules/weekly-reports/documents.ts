import { formatDate } from '../../platform/calendar/dates.ts'
import { renderForm } from '../../platform/documents/render-form.ts'
import type { printReport } from './commands/export-reports.ts'
import { headings, type LineView, type ReportView } from './contract.ts'
import { moment } from './sheet.ts'
import { standingLabels, stateLabels } from './words.ts'

const columns = [
  ['类别', 20, 'center'],
  ['项目', 38, 'center'],
  ['本周', 62, 'left'],
  ['上周', 18, 'center'],
  ['增减', 18, 'center'],
] as const

/** +1, −2, 0; nothing where there is nothing to compare with. */
function changeOf({ n, previous }: LineView): string {
  if (previous === null) return ''
  const by = n - previous
  return by > 0 ? `+${by}` : `${by < 0 ? '−' : ''}${Math.abs(by)}`
}

const stand = (v: ReportView): string => {
  const standing = v.standing === null ? stateLabels[v.state] : standingLabels[v.standing]
  const arrived = v.arrivedAt === null ? '' : `，${moment(v.arrivedAt)}收到`
  return `${standing}${arrived}${v.isNil ? '，本周无变化' : ''}${v.number > 1 ? `，第${v.number}版` : ''}`
}

type Printed = Awaited<ReturnType<typeof printReport>>

/** 周报表 — one unit's report as an official form. Errors as renderPdf. */
export async function reportFile({ view: v, bureau, by, on }: Printed, format: 'pdf' | 'docx'): Promise<Uint8Array> {
  const words = Object.entries(headings).map(([key, heading]) => [
    '文字情况',
    heading,
    v.texts[key as keyof typeof headings] || '无',
    '',
    '',
  ])
  const { bytes } = await renderForm(
    {
      label: '',
      owner: bureau.name,
      name: '辅警管理工作周报表',
      columns: columns.map(([head, widthMm, align]) => ({ head, widthMm, align, isNumber: false })),
      sections: [
        {
          name: v.unit.name,
          headLine: [
            `填报单位：${v.unit.name}`,
            `审核人：${v.confirmedByName ?? ''}`,
            `填报人：${v.preparedByName ?? v.confirmedByName ?? ''}`,
          ],
          rows: [
            [
              '周次',
              `${v.weekName}`,
              `统计 ${moment(v.countedFrom)}至${moment(v.countedTo)}，截止 ${moment(v.cutOffAt)}`,
              '',
              '',
            ],
            ['报送', '报送情况', stand(v), '', ''],
            ...v.lines.map((l) => [
              '数字',
              l.label,
              `${l.n} ${l.unit}`,
              l.previous === null ? '' : String(l.previous),
              changeOf(l),
            ]),
            ...words,
          ],
          lastLine: `打印人 ${by}　${formatDate(on)}打印`,
        },
      ],
      note: '注：数字由系统按本周记录统计。',
      orientation: 'portrait',
      lines: 'growing',
      rowsPerPage: 26,
      rowHeightMm: 7.5,
      headHeightMm: 9,
      isDemo: bureau.isDemo,
    },
    format,
  )
  return bytes
}
