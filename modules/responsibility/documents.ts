import { fileURLToPath } from 'node:url'
import { formatDate } from '../../platform/calendar/dates.ts'
import { renderPdf } from '../../platform/documents/render.ts'

const template = fileURLToPath(new URL('./templates/chain.typ', import.meta.url))

export interface ChainLevelPrint {
  /** 主要领导, 分管责任领导, 带辅责任民警. */
  readonly duty: string
  /** 第一责任人、主要领导责任; 直接责任. */
  readonly kind: string
  /** Empty if nobody held the duty on that day. */
  readonly name: string
  /** 柳河派出所 所长; may be empty. */
  readonly title: string
  /** 'YYYY-MM-DD'. */
  readonly sinceOn: string | null
}

export interface ChainPrintView {
  readonly bureauName: string
  readonly personName: string
  readonly personNumber: string
  readonly unitName: string
  readonly postName: string
  readonly personSinceOn: string | null
  /** The day asked about, 'YYYY-MM-DD'. */
  readonly on: string
  readonly templateName: string
  readonly purpose: string
  /** From the first responsible down, without the auxiliary. */
  readonly levels: readonly ChainLevelPrint[]
  readonly printedBy: string
  /** 2026-09-09 15:20. */
  readonly printedAt: string
  readonly isDemo: boolean
}

/** 某日责任链 — who answered for an auxiliary on a day, on A4 as PDF/A-2b. Errors as renderPdf. */
export function chainPdf(view: ChainPrintView): Promise<Uint8Array> {
  const place = [view.unitName, view.postName].filter(Boolean).join('')
  const auxiliary = {
    duty: '辅警',
    kind: view.personNumber,
    name: view.personName,
    title: place,
    since: since(view.personSinceOn),
  }
  return renderPdf({
    template,
    data: {
      bureauName: view.bureauName,
      title: '警务辅助人员责任链',
      sentence: `${formatDate(view.on)}，${place}辅警${view.personName}由下列人员负责带领、分管和领导。${gaps(view)}`,
      templateName: view.templateName,
      purpose: view.purpose,
      levels: [...view.levels.map(printed), auxiliary],
      lastLine: `按 ${formatDate(view.on)} 的任岗记录　打印人 ${view.printedBy}　${view.printedAt} 打印`,
      isDemo: view.isDemo,
    },
  })
}

function printed({ duty, kind, name, title, sinceOn }: ChainLevelPrint) {
  return { duty, kind, name, title, since: since(sinceOn) }
}

function since(on: string | null): string {
  return on === null ? '' : `${formatDate(on)}起`
}

function gaps(view: ChainPrintView): string {
  const empty = view.levels.filter((level) => level.name === '').map((level) => level.duty)
  return empty.length === 0 ? '' : `当日${empty.join('、')}空缺。`
}
