import { fileURLToPath } from 'node:url'
import { formatDate } from '../../platform/calendar/dates.ts'
import { renderPdf } from '../../platform/documents/render.ts'
import type { printTask, printTasks } from './commands/export-tasks.ts'
import { lightWords } from './sheet.ts'
import { actLabel, partLabels, stateLabels } from './words.ts'

const listTemplate = fileURLToPath(new URL('./templates/tasks.typ', import.meta.url))
const sheetTemplate = fileURLToPath(new URL('./templates/task.typ', import.meta.url))

/** 任务清单 — as PDF/A-2b. Errors as renderPdf. */
export function tasksPdf({ rows, bureau, by, on }: Awaited<ReturnType<typeof printTasks>>): Promise<Uint8Array> {
  const overdue = rows.filter((t) => t.light === 'overdue').length
  const notices = [...new Set(rows.flatMap((t) => t.notice?.number ?? []))]
  return renderPdf({
    template: listTemplate,
    data: {
      bureauName: bureau.name,
      title: '任务清单',
      sentence: `${notices.length > 0 && notices.length <= 3 ? `${notices.join('、')}。` : ''}共 ${rows.length} 件，其中逾期 ${overdue} 件。截至${formatDate(on)}。`,
      tasks: rows.map((t, i) => [
        String(i + 1),
        t.clauseNumber ?? '—',
        t.title,
        `${t.unit.name}${t.part === 'assisting' ? '（配合）' : ''}`,
        t.owner?.name ?? '',
        t.dueOn ?? '未定',
        stateLabels[t.state],
        lightWords(t),
      ]),
      lastLine: `打印人 ${by}　${on} 打印`,
      isDemo: bureau.isDemo,
    },
  })
}

/** 任务单 — one task with every step. Errors as renderPdf. */
export function taskPdf({ task: t, bureau, by, on }: Awaited<ReturnType<typeof printTask>>): Promise<Uint8Array> {
  return renderPdf({
    template: sheetTemplate,
    data: {
      bureauName: bureau.name,
      title: '任务单',
      facts: [
        ['编号', t.number],
        ['任务', t.title],
        ['依据', t.notice ? `${t.notice.number} 第 ${t.clauseNumber ?? ''} 条${t.period ? `（${t.period}）` : ''}` : '—'],
        ['承担单位', `${t.unit.name}（${partLabels[t.part]}）`],
        ['牵头单位', t.lead.name],
        ['承办人', t.owner?.name ?? '未定'],
        ['派发', `${t.dispatchedBy}，${formatDate(t.dispatchedOn)}`],
        [
          '时限',
          t.dueOn
            ? `${formatDate(t.dueOn)}${t.extensions > 0 ? `（延期 ${t.extensions} 次）` : ''}　${lightWords(t)}`
            : '未定时限',
        ],
        ['状态', stateLabels[t.state]],
      ],
      text: t.text,
      steps: t.steps.map((s) => [
        s.at.slice(0, 10),
        actLabel(s.act),
        s.by,
        [s.note, ...s.evidence.map((e) => e.name)].filter(Boolean).join('；'),
      ]),
      lastLine: `${t.number}　打印人 ${by}　${on} 打印`,
      isDemo: bureau.isDemo,
    },
  })
}
