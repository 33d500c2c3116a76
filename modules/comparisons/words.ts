import { type areas, type bands, leastForPercent, type periods, type Share } from './contract.ts'

export const periodWords: Readonly<Record<(typeof periods)[number], string>> = {
  thisMonth: '本月',
  lastMonth: '上月',
  quarter: '本季度',
  year: '本年',
  dates: '自定',
}
export const areaWords: Readonly<Record<(typeof areas)[number], string>> = {
  staffing: '三定与变动',
  signing: '签订',
  hazards: '隐患',
  reporting: '任务与报送',
}
/** The bands of the distribution, in per cent. */
export const bandWords: Readonly<Record<(typeof bands)[number], string>> = {
  all: '全部做到',
  most: '八成以上',
  half: '五成到八成',
  less: '不到五成',
}
export const fewWords = '不足五项，没有都做到'
export const withoutWords = '无应办事项'

/** Whole per cent, rounded down so that 100 means all; null where the whole is too small to say it. */
export const percentOf = ({ part, whole }: Share): number | null =>
  whole < leastForPercent ? null : Math.floor((100 * part) / whole)

/** 到期任务 108 件，按期办结 90 件（83%）. */
export function wordsOf(of: { part: string; whole: string; unit: string }, share: Share): string {
  const percent = percentOf(share)
  const said = `${of.whole} ${share.whole} ${of.unit}，${of.part} ${share.part} ${of.unit}`
  return percent === null ? said : `${said}（${percent}%）`
}
