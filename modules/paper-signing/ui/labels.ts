import type { ScanPageView, ScanRowView } from '../contract.ts'

const verdictWords: Record<ScanPageView['verdict'], string> = {
  matched: '已对到人',
  unsigned: '签名处空白',
  unclear: '签名处看不清，请核对',
  duplicate: '重复',
  incomplete: '不全',
  answered: '已签过',
  oldVersion: '旧版',
  foreign: '外来页',
  twoCodes: '一页有两个码',
  unreadable: '没有读出码',
  blank: '空白页',
  broken: '这一页已损坏',
}
const stateWords: Record<ScanPageView['state'], string> = { waiting: '待办', recorded: '已录入', leftOut: '不归档' }
export const scanStateWords: Record<ScanRowView['state'], string> = { reading: '正在读页', ready: '已读完', failed: '没有读成' }

/** It matches somebody, but nobody has seen a signature on it. */
export const isUnsigned = ({ verdict }: ScanPageView): boolean => verdict === 'unsigned' || verdict === 'unclear'

/** 重复：与第 18 页同一人；宋永康：签名处空白 */
export function wordsOf(page: ScanPageView): string {
  if (page.state === 'leftOut') return `${stateWords.leftOut}：${page.reason ?? ''}`
  if (page.state === 'recorded') return `${stateWords.recorded}：${page.sheet?.person.name ?? ''}`
  if (page.verdict === 'matched') return page.sheet?.person.name ?? ''
  if (isUnsigned(page))
    return `${page.sheet?.person.name ?? ''}：${page.note === '' ? '' : `${page.note}，`}${verdictWords[page.verdict]}`
  return page.note === '' ? verdictWords[page.verdict] : `${verdictWords[page.verdict]}：${page.note}`
}

/** 已转正、纠偏 3.2° */
export function turnWords({ quarterTurns, slant, verdict }: ScanPageView): string {
  const isKnown = verdict !== 'unreadable' && verdict !== 'blank' && verdict !== 'broken'
  if (!isKnown) return ''
  const turned = quarterTurns === 0 ? '原样正放' : '已转正'
  return Math.abs(slant) < 0.5 ? turned : `${turned}，斜 ${Math.abs(slant)}°`
}
