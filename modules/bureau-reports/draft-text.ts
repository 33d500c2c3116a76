import { beijingDate, formatDate } from '../../platform/calendar/dates.ts'
import type { Texts, WeekOfUnit } from '../weekly-reports/public.ts'
import type { WeekFigures } from './contract.ts'

const dayOf = (at: string | Date): string => formatDate(beijingDate(new Date(at)), 'short')
const numerals = ['一', '二', '三', '四', '五', '六'] as const

/** 上周9条，增3条 */
function beside(n: number, previous: number | null, unit: string): string {
  if (previous === null) return ''
  const by = n - previous
  if (by === 0) return `（与上周持平）`
  return `（上周${previous}${unit}，${by > 0 ? '增' : '减'}${Math.abs(by)}${unit}）`
}

type Units = readonly Pick<WeekFigures['units'][number], 'name' | 'counts' | 'standing'>[]
const named = (units: Units, standing: 'late' | 'missing'): string =>
  units
    .filter((u) => u.standing === standing)
    .map((u) => u.name)
    .join('、')
/** 柳河派出所2条、城关派出所1条, in roster order. */
const whereOf = (units: Units, id: string, unit: string): string =>
  units
    .filter((u) => (u.counts[id] ?? 0) > 0)
    .map((u) => `${u.name}${u.counts[id]}${unit}`)
    .join('、')

function numbers({ totals }: WeekFigures): string {
  const told = totals.filter((t) => t.n > 0 || (t.previous ?? 0) > 0)
  const quiet = totals.filter((t) => !told.includes(t)).map((t) => t.label)
  const words = told.map((t) => `${t.label}${t.n}${t.unit}${beside(t.n, t.previous, t.unit)}`)
  const when = totals.some((t) => t.previous !== null) ? '本周和上周都没有' : '本周没有'
  const rest = quiet.length === 0 ? '' : `${quiet.join('、')}${when}。`
  return totals.length === 0 ? '还没有单位报送，没有数字。' : `${words.length === 0 ? '' : `${words.join('，')}。`}${rest}`
}

/** What stands out: who was late or sent nothing, what became overdue. */
function exceptions(f: WeekFigures): string[] {
  const found = [
    ['迟报', named(f.units, 'late')],
    ['漏报', named(f.units, 'missing')],
    ['隐患新逾期', whereOf(f.units, 'hazardsOverdue', '条')],
    ['备案迟报', whereOf(f.units, 'filingsLate', '件')],
    ['任务逾期', whereOf(f.units, 'tasksOverdue', '件')],
  ] as const
  const lines = found.filter(([, words]) => words !== '')
  return lines.map(([head, words], i) => `（${numerals[i] ?? ''}）${head}。${words}。`)
}

const said = (weeks: readonly WeekOfUnit[], key: keyof Texts): string[] =>
  weeks.flatMap((w) => (w.texts && w.texts[key] !== '' ? [`${w.unitName}：${w.texts[key]}`] : []))

/** The text as the system drafts it: figures with last week's, exceptions, what the units say; a paragraph a line. */
export function draftText(f: WeekFigures, weeks: readonly WeekOfUnit[]): string {
  const nil = f.nil > 0 ? `（其中无变化${f.nil}个）` : ''
  const overall = `${dayOf(f.from)}至${dayOf(f.to)}，全局应报周报${f.asked}个单位，按时报送${f.onTime}个${nil}，迟报${f.late}个，漏报${f.missing}个。`
  const notable = exceptions(f)
  const asked = [
    ...(f.missing > 0 ? ['漏报的单位抓紧补报，并向辅警办说明原因。'] : []),
    ...(f.units.some((u) => (u.counts.hazardsOverdue ?? 0) > 0)
      ? ['逾期的隐患由责任人说明原因，单位领导重新定措施和时限。']
      : []),
  ]
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ['总体情况', [overall]],
    ['本周主要数字', [numbers(f)]],
    ['需要注意的情况', notable.length > 0 ? notable : ['没有迟报、漏报和新逾期的事项。']],
    ['各单位工作进展', said(weeks, 'progress')],
    ['存在的问题和需要协调的事项', [...said(weeks, 'difficulties'), ...said(weeks, 'requests')]],
    ['下周要求', asked],
  ]
  return parts
    .filter(([, lines]) => lines.length > 0)
    .flatMap(([head, lines], i) => [`${numerals[i] ?? ''}、${head}`, ...lines])
    .join('\n')
}

/** 1: 一、 in 黑体; 2: （一） in 楷体; 0: text. A heading that runs on in text is text behind its first sentence. */
export function levelOf(line: string): 0 | 1 | 2 {
  if (/^[一二三四五六七八九十]+、/.test(line)) return 1
  return /^（[一二三四五六七八九十]+）/.test(line) ? 2 : 0
}
