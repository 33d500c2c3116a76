import { fileURLToPath } from 'node:url'
import { formatDate } from '../../platform/calendar/dates.ts'
import { renderPdf } from '../../platform/documents/render.ts'

const template = fileURLToPath(new URL('./templates/person-card.typ', import.meta.url))

export interface PersonCardView {
  readonly bureauName: string
  /** In their order: 姓名, 性别, 辅警编号 …; numbers already masked or, after step-up, in full. The first six stand beside the photograph. */
  readonly entries: readonly { readonly label: string; readonly value: string }[]
  /** JPEG or PNG bytes; null prints an empty frame. */
  readonly photo: Uint8Array | null
  /** 'YYYY-MM-DD'. */
  readonly chainOn: string
  readonly chainTemplate: string
  /** From the first responsible down; an unfilled level has an empty name. */
  readonly chain: readonly {
    readonly duty: string
    readonly kind: string
    readonly name: string
    readonly sinceOn: string | null
  }[]
  readonly assignments: readonly {
    readonly aspect: string
    readonly target: string
    readonly fromOn: string
    readonly toOn: string | null
    readonly reason: string
  }[]
  /** 何俊杰（辅警办）. */
  readonly printedBy: string
  /** 2026-09-09 15:20. */
  readonly printedAt: string
  readonly isDemo: boolean
}

/** 一人一档档案卡 — an auxiliary's card on A4 as PDF/A-2b. Errors as renderPdf. */
export function personCardPdf(view: PersonCardView): Promise<Uint8Array> {
  return renderPdf({
    template,
    data: {
      bureauName: view.bureauName,
      title: '警务辅助人员档案卡',
      entries: view.entries.map(({ label, value }) => ({ label, value })),
      photo: view.photo === null ? null : Array.from(view.photo),
      chainOn: formatDate(view.chainOn),
      chainTemplate: view.chainTemplate,
      chain: view.chain.map((level) => [level.duty, level.kind, level.name || '（空缺）', dayOr(level.sinceOn, '')]),
      assignments: view.assignments.map((row) => [
        row.aspect,
        row.target,
        formatDate(row.fromOn),
        dayOr(row.toOn, '至今'),
        row.reason,
      ]),
      lastLine: `打印人 ${view.printedBy}　${view.printedAt} 打印`,
      isDemo: view.isDemo,
    },
  })
}

function dayOr(on: string | null, otherwise: string): string {
  return on === null ? otherwise : formatDate(on)
}
