import { fileURLToPath } from 'node:url'
import { formatDate } from '../../platform/calendar/dates.ts'
import { renderPdf } from '../../platform/documents/render.ts'
import type { printTaskForce } from './commands/print-task-force.ts'
import { taskForceDuties } from './contract.ts'
import { dutyLabels } from './words.ts'

const template = fileURLToPath(new URL('./templates/members.typ', import.meta.url))

/** 专班组成人员名单 — as PDF/A-2b. Errors as renderPdf. */
export function membersPdf({ force: f, bureau, by, on }: Awaited<ReturnType<typeof printTaskForce>>): Promise<Uint8Array> {
  const inForce = f.appointments
    .filter((a) => a.isInForce)
    .sort((a, b) => taskForceDuties.indexOf(a.duty) - taskForceDuties.indexOf(b.duty) || (a.fromOn < b.fromOn ? -1 : 1))
  return renderPdf({
    template,
    data: {
      bureauName: bureau.name,
      title: `${f.name}组成人员名单`,
      sentence: `文号：${f.reference}。${formatDate(f.foundedOn)}成立${f.dissolvedOn ? `，${formatDate(f.dissolvedOn)}撤销` : ''}。以下为${formatDate(f.on)}的组成。`,
      namedHead: '组长、副组长、指定成员和办公室',
      named: inForce.map((a) => [dutyLabels[a.duty], a.personName, a.personTitle ?? '', formatDate(a.fromOn)]),
      headsHead: `各单位主要领导（当然成员，共 ${f.unitHeads.length} 个单位）`,
      heads: f.unitHeads.map((h, i) => [String(i + 1), h.name, h.head ?? '空缺']),
      lastLine: `打印人 ${by}　${on} 打印`,
      isDemo: bureau.isDemo,
    },
  })
}
