import type { ClauseView, FindingView, PartyView } from './contract.ts'
import type { Annex } from './tables.ts'

export type Found = Omit<FindingView, 'ruling'>
type Checked = Pick<ClauseView, 'number' | 'heading' | 'text' | 'lead' | 'leadWords' | 'deliverables' | 'dueOn' | 'cycle'> & {
  readonly parties: readonly PartyView[]
}
export interface CheckedNotice {
  readonly clauses: readonly Checked[]
  readonly annexes: readonly Annex[]
  readonly closing: string
}

const whole = (c: Checked): string => `${c.heading}。${c.text}`
const inClause = (c: Checked): string => `第 ${c.number} 条`

const duties = '分管局领导|分管副局长|主要负责人|主要领导|分管责任领导|分管领导|带辅责任民警|责任民警'
const kinds = '第一责任人|主要领导责任|重要领导责任|直接责任'
const chainWords = new RegExp(`(${duties})[^。；，,;\\n]{0,14}?(${kinds})`, 'g')
const sameDuty: Readonly<Record<string, string>> = {
  分管副局长: '分管局领导',
  主要负责人: '主要领导',
  分管领导: '分管责任领导',
  责任民警: '带辅责任民警',
}

/** One kind of responsibility laid on different people in different places. */
function twoChains({ clauses, annexes }: CheckedNotice): Found[] {
  const said = [
    ...clauses.map((c) => [inClause(c), whole(c)] as const),
    ...annexes.map((a) => [`附件${a.number}`, a.text] as const),
  ]
  const placesOf = new Map<string, Map<string, string>>()
  for (const [place, text] of said)
    for (const [, duty = '', kind = ''] of text.matchAll(chainWords)) {
      const ofKind = placesOf.get(kind) ?? new Map<string, string>()
      const holder = sameDuty[duty] ?? duty
      ofKind.set(holder, ofKind.get(holder) ?? place)
      placesOf.set(kind, ofKind)
    }
  return [...placesOf]
    .filter(([, holders]) => holders.size > 1)
    .map(([kind, holders]) => ({
      key: `twoChains:${kind}`,
      kind: 'twoChains',
      clause: null,
      words: `“${kind}”有两种说法：${[...holders].map(([holder, place]) => `${place}说是${holder}`).join('，')}。`,
    }))
}

/** What a text may demand of a form, and how a form's column says it. */
const demands: readonly (readonly [said: RegExp, word: string, column: RegExp])[] = [
  [/完成(?:时间|时限|期限)|整改时限/, '完成时间', /时间|时限|期限/],
  [/逐(?:项|人|一)[^。]{0,6}销号|销号/, '销号', /销号/],
  [/目标要求|整改目标/, '目标要求', /目标/],
  [/工作责任|责任(?:人|到人)/, '责任人', /责任/],
  [/(?:任务|整改)措施/, '措施', /措施/],
]
const asksFor = (c: Checked, number: number): boolean =>
  c.deliverables.some((d) => d.annex === number) || new RegExp(`附件\\s*${number}(?!\\d)`).test(whole(c))

function formsThatLack({ clauses, annexes }: CheckedNotice): Found[] {
  return clauses.flatMap((c) =>
    annexes
      .filter(
        (a) => a.text !== '' && asksFor(c, a.number) && c.deliverables.every((d) => d.annex !== a.number || d.kind === 'form'),
      )
      .flatMap((a): Found[] => {
        const lacking = demands.filter(([said, , column]) => said.test(whole(c)) && !column.test(a.text)).map(([, word]) => word)
        if (lacking.length === 0) return []
        const words = `${inClause(c)}要求写明${lacking.join('、')}，附件${a.number}的表上没有这${lacking.length === 1 ? '一栏' : '几栏'}。`
        return [{ key: `formLacks:${c.number}:${a.number}`, kind: 'formLacks', clause: c.number, words }]
      }),
  )
}

const vagueDays = /(?:及时|按时|限期|尽快|定期|经常)[\p{Script=Han}]{1,8}/gu

function gapsOf(c: Checked): Found[] {
  const of = (kind: Found['kind'], words: string): Found => ({ key: `${kind}:${c.number}`, kind, clause: c.number, words })
  const vague = [...new Set([...whole(c).matchAll(vagueDays)].map(([said]) => said))]
  const outside = c.parties.flatMap((p) => (p.words === null ? [] : [p.words]))
  const hasResponsible = c.parties.some((p) => p.part === 'responsible' && p.words === null)
  return [
    ...(vague.length > 0 ? [of('noDays', `${inClause(c)}“${vague.slice(0, 3).join('”“')}”没有写几天。`)] : []),
    ...(c.lead === null
      ? [of('noLead', c.leadWords ? `${inClause(c)}牵头的“${c.leadWords}”不是本局的单位。` : `${inClause(c)}没有牵头单位。`)]
      : []),
    ...(hasResponsible ? [] : [of('noResponsible', `${inClause(c)}没有责任单位。`)]),
    ...(outside.length > 0 ? [of('outsideParty', `${inClause(c)}的${outside.join('、')}不是本局的单位，派不了任务。`)] : []),
    ...(c.dueOn === null && c.cycle === null ? [of('noDay', `${inClause(c)}没有时限，也没有周期。`)] : []),
    ...(c.deliverables.length === 0 ? [of('noDeliverable', `${inClause(c)}没有写要交什么。`)] : []),
  ]
}

function annexGaps({ clauses, annexes }: CheckedNotice): Found[] {
  const named = clauses.flatMap((c) =>
    [...whole(c).matchAll(/附件\s*(\d{1,2})/g)].map(([, number]) => [Number(number), c] as const),
  )
  const missing = named.filter(([number]) => annexes.every((a) => a.number !== number))
  return [
    ...annexes
      .filter((a) => !clauses.some((c) => asksFor(c, a.number)))
      .map((a): Found => {
        const words = `附件${a.number}《${a.title}》没有一个条款要求填报。`
        return { key: `annexUnasked:${a.number}`, kind: 'annexUnasked', clause: null, words }
      }),
    ...[...new Map(missing)].map(([number, c]): Found => {
      const words = `${inClause(c)}提到附件${number}，通知没有这个附件。`
      return { key: `annexMissing:${number}`, kind: 'annexMissing', clause: c.number, words }
    }),
  ]
}

function sameNumbers({ clauses }: CheckedNotice): Found[] {
  const counted = Map.groupBy(clauses, (c) => c.number)
  return [...counted]
    .filter(([, same]) => same.length > 1)
    .map(([number, same]) => ({
      key: `sameNumber:${number}`,
      kind: 'sameNumber',
      clause: number,
      words: `有 ${same.length} 个第 ${number} 条。`,
    }))
}

const dutyWords = /每周|每月|\d{1,2}月\d{1,2}日|报送|上报|填报/

function looseDuties({ closing }: CheckedNotice): Found[] {
  const loose = closing.split(/[。\n]/).find((sentence) => dutyWords.test(sentence) && sentence.length > 8)
  if (!loose) return []
  return [{ key: 'looseDuty', kind: 'looseDuty', clause: null, words: `“${loose.slice(0, 40)}”不属于任何条款，没有分工。` }]
}

/** Contradictions and gaps of a notice, in the order of its clauses. The check says what it found; what holds is ruled by the office. */
export const checkNotice = (notice: CheckedNotice): Found[] => [
  ...twoChains(notice),
  ...formsThatLack(notice),
  ...notice.clauses.flatMap(gapsOf),
  ...annexGaps(notice),
  ...sameNumbers(notice),
  ...looseDuties(notice),
]
