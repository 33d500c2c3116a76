import { fileURLToPath } from 'node:url'
import { beijingDate, formatDate } from '../../platform/calendar/dates.ts'
import { renderPdf } from '../../platform/documents/render.ts'
import { standingLabels } from '../../platform/http/contract.ts'
import type { printReturn } from './commands/export-returns.ts'
import type { ReturnView } from './contract.ts'
import { stateWords } from './sheet.ts'

const template = fileURLToPath(new URL('./templates/return.typ', import.meta.url))

const sectionHeads: readonly (readonly [ReturnView['asked'][number]['section'], string])[] = [
  ['management', '一、管理薄弱环节'],
  ['conduct', '二、行为规范'],
]

/** 有：2026-柳-001 标题, 没有, or room for a pen. */
function answerWords(view: ReturnView, questionId: string): string {
  const answer = view.answers.find((a) => a.questionId === questionId)
  const opened = view.opened.filter((o) => o.questionId === questionId).map((o) => `${o.number}　${o.title}`)
  const drafted = answer?.findings.map((f) => `（未报送）${f.title}`) ?? []
  if (opened.length + drafted.length > 0) return ['有：', ...opened, ...drafted].join('\n')
  if (!answer) return ''
  return answer.isFound ? '有' : '没有'
}

const dated = (name: string | null, at: string | null): string =>
  at === null ? '' : `${name ?? ''}　${formatDate(beijingDate(new Date(at)))}`

/** 隐患排查表 — one unit's return as PDF/A-2b; no seal is drawn. Errors as renderPdf. */
export function returnPdf({ view, bureau, by, on }: Awaited<ReturnType<typeof printReturn>>): Promise<Uint8Array> {
  const numberOf = new Map(view.asked.map((q, i) => [q.id, i + 1]))
  return renderPdf({
    template,
    data: {
      bureauName: bureau.name,
      title: '隐患排查表',
      facts: [
        ['填报单位', view.unit.name],
        ['排查批次', `${view.round.title}（${view.round.serialNumber}）`],
        ['排查清单', `第 ${view.checklist.number} 版，共 ${view.questions} 项`],
        ['填报时限', `${formatDate(view.dueOn)}${view.isExtended ? '（经同意延期）' : ''}`],
        [
          '填报情况',
          [
            stateWords[view.state],
            standingLabels[view.standing],
            view.isNil ? '零报告' : '',
            view.paper ? '纸面填报，辅警办补录' : '',
          ]
            .filter(Boolean)
            .join('，'),
        ],
      ],
      heads: ['序号', '排查内容', '有没有隐患'],
      sections: sectionHeads.map(([section, head]) => ({
        head,
        rows: view.asked
          .filter((q) => q.section === section)
          .map((q) => [String(numberOf.get(q.id) ?? ''), q.words, answerWords(view, q.id)]),
      })),
      signs: [
        [view.paper ? '补录人' : '填报人', dated(view.submittedByName, view.submittedAt)],
        [
          '审核人',
          view.paper
            ? `${view.paper.signedByName}　${formatDate(view.paper.signedOn)}`
            : dated(view.confirmedByName, view.confirmedAt),
        ],
      ],
      lastLine: `${view.round.serialNumber}　打印人 ${by}　${on} 打印`,
      isDemo: bureau.isDemo,
    },
  })
}
