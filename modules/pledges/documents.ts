import { fileURLToPath } from 'node:url'
import { formatDate } from '../../platform/calendar/dates.ts'
import { renderPdf } from '../../platform/documents/render.ts'
import { mediaTypes } from '../../platform/files/media-types.ts'
import type { Download } from '../../platform/http/mount.ts'
import { writeWorkbook } from '../../platform/spreadsheet/write-workbook.ts'
import type { RoundView } from './contract.ts'
import { summaryHeads, summaryRows, summarySheet } from './sheet.ts'

const template = fileURLToPath(new URL('./templates/summary.typ', import.meta.url))

export interface Summary {
  readonly round: RoundView
  readonly bureau: { readonly name: string; readonly isDemo: boolean }
  /** Today in Beijing. */
  readonly on: string
  readonly by: string
}

/** 签订情况汇总表 — how many of each unit signed, as a sheet or as PDF/A-2b. Errors as renderPdf. */
export async function summaryFile(summary: Summary, format: 'xlsx' | 'pdf'): Promise<Download> {
  const fileName = `签订情况汇总-${summary.round.serialNumber}.${format}`
  if (format === 'pdf') return { bytes: await summaryPdf(summary), fileName, mediaType: mediaTypes.pdf }
  const bytes = writeWorkbook({ sheets: [summarySheet(summary.round, summary.on)] })
  return { bytes, fileName, mediaType: mediaTypes.xlsx }
}

function summaryPdf({ round, bureau, on, by }: Summary): Promise<Uint8Array> {
  const until = round.dueOn === null ? '' : `至 ${formatDate(round.dueOn)}`
  return renderPdf({
    template,
    data: {
      bureauName: bureau.name,
      title: '签订情况汇总表',
      sentence: `${round.serialNumber}　${round.title}。范本：${round.wording.title}第 ${round.wording.number} 版。签订时间：${formatDate(round.fromOn)}${until}。`,
      heads: summaryHeads,
      rows: summaryRows(round).map((cells) => cells.map(String)),
      lastLine: `截至 ${on}　打印人 ${by}`,
      isDemo: bureau.isDemo,
    },
  })
}
