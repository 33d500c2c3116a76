import { beijingDate, formatDate } from '../../platform/calendar/dates.ts'
import type { Download } from '../../platform/http/mount.ts'
import { type WordingSheet, wordingDocx, wordingPages } from '../wordings/public.ts'
import type { PrintedMeeting } from './commands/print-consultation.ts'
import type { ConsultationView, DecisionView, PointView } from './contract.ts'
import { kindLabels, levelLabels, reasonLabels, stateLabels } from './words.ts'

type Line = WordingSheet['text']['lines'][number]
const numerals = ['一', '二', '三', '四', '五', '六', '七', '八']
const heading = (i: number, text: string): Line => ({ prefix: `${numerals[i] ?? ''}、`, text, kind: 'heading', level: 0 })
const clause = (prefix: string, text: string): Line => ({ prefix, text, kind: 'clause', level: 0 })

const kinds = Object.keys(kindLabels) as (keyof typeof kindLabels)[]

const pointLine = (p: PointView, i: number): Line => {
  const why = p.reasons.map((reason) => reasonLabels[reason]).join('、')
  const words = [p.title + (why ? `（${why}）` : ''), p.facts].filter(Boolean).join('：')
  return clause(`${i + 1}. `, /[。；]$/.test(words) ? words : `${words}。`)
}

/** What a point says and, in the minutes, what was said to it: a paragraph a line. */
const pointLines = (p: PointView, i: number, isMinutes: boolean): Line[] => [
  pointLine(p, i),
  ...(isMinutes ? p.minutes.split('\n').filter((line) => line.trim() !== '') : []).map((line) => clause('', line.trim())),
]

const attendanceLines = (c: ConsultationView): Line[] => {
  const names = (attendance: string) => c.participants.filter((p) => p.attendance === attendance).map((p) => p.unit.name)
  const absent = c.participants.filter((p) => p.attendance === 'absent').map((p) => `${p.unit.name}（${p.absenceReason ?? ''}）`)
  const came = [...names('expected'), ...names('present')]
  return [
    clause('', `参加单位：${came.join('、') || '无'}`),
    ...(absent.length > 0 ? [clause('', `未到单位：${absent.join('、')}`)] : []),
  ]
}
const factLines = (c: ConsultationView): Line[] => [
  clause('', `时间：${formatDate(c.meetingOn)}`),
  clause('', `地点：${c.place}`),
  clause('', `主持：${[c.chairName, c.chairTitle].filter(Boolean).join('　')}`),
  ...attendanceLines(c),
]

const decisionLine = (d: DecisionView): Line => {
  const who = [d.unit.name, d.ownerName].filter(Boolean).join(' ')
  const what = d.hazard ? `隐患 ${d.hazard.number} 的整改措施` : '任务'
  return clause(`${d.number}. `, `${d.text}（${what}；${who}负责，${formatDate(d.dueOn)}前完成）。`)
}

interface Section {
  readonly head: string
  readonly lines: readonly Line[]
}
function sectionsOf(c: ConsultationView, isMinutes: boolean): Section[] {
  const points = kinds.map((kind) => ({
    head: kindLabels[kind],
    lines: c.points.filter((p) => p.kind === kind).flatMap((p, i) => pointLines(p, i, isMinutes)),
  }))
  const unlisted = c.unlisted > 0 ? [{ head: '未列出的隐患', lines: [clause('', `另有 ${c.unlisted} 件，见问题台账。`)] }] : []
  const level = c.level ? `研判级别：${levelLabels[c.level]}。` : ''
  const closing = [
    { head: '研判结论', lines: [level, ...(c.reasons ?? '').split('\n')].filter((l) => l.trim()).map((l) => clause('', l)) },
    { head: '会商决定', lines: c.decided.length > 0 ? c.decided.map(decisionLine) : [clause('', '没有作出决定。')] },
  ]
  return [...points, ...unlisted, ...(isMinutes ? closing : [])].filter((s) => s.lines.length > 0)
}

function sheetOf({ meeting: c, bureau, on }: PrintedMeeting, isMinutes: boolean): WordingSheet {
  const sections = sectionsOf(c, isMinutes).flatMap((s, i) => [heading(i, s.head), ...s.lines])
  const last = isMinutes && c.approvedAt ? formatDate(beijingDate(new Date(c.approvedAt))) : formatDate(on)
  return {
    text: {
      title: `${bureau.name}${c.taskForce.name}会商研判${isMinutes ? '纪要' : '议程'}${c.isPart ? '（本单位部分）' : ''}`,
      lines: [
        ...factLines(c),
        ...sections,
        ...(isMinutes && c.approvedByName ? [clause('', `审定：${c.approvedByName}　${last}`)] : []),
      ],
      signLine: '',
    },
    formLabel: isMinutes ? (c.number ?? '') : '',
    bureauName: bureau.name,
    isOfficial: true,
    note: isMinutes
      ? (c.number ?? `${stateLabels[c.state]}的纪要，未定稿`)
      : `${formatDate(c.meetingOn)}会商　${formatDate(on)}打印`,
  }
}

const mediaTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

/** 会商议程 or 会商纪要, as PDF/A-2b or for Word and WPS; no seal is drawn. Errors as wordingPages. */
export async function consultationFile(
  printed: PrintedMeeting,
  what: 'agenda' | 'minutes',
  format: 'pdf' | 'docx',
): Promise<Download> {
  const sheet = sheetOf(printed, what === 'minutes')
  const make = format === 'pdf' ? wordingPages : wordingDocx
  const bytes = await make([sheet], { title: sheet.text.title, isDemo: printed.bureau.isDemo })
  const { meeting } = printed
  const name = what === 'minutes' ? `会商纪要-${meeting.number ?? meeting.meetingOn}` : `会商议程-${meeting.meetingOn}`
  return { bytes, fileName: `${name}.${format}`, mediaType: mediaTypes[format] }
}
