import type { PartRowView } from './contract.ts'

export const stateLabels: Record<PartRowView['state'], string> = {
  waiting: '未报',
  submitted: '待收下',
  returned: '退回',
  accepted: '已收下',
}
/** What each annex is called where a collection asks for it. */
export const annexTitles: Record<Exclude<PartRowView['kind'], 'paper'>, string> = {
  annex1: '附件1 辅警队伍风险隐患排查化解清单',
  annex2: '附件2 网络社交行为遵规承诺书',
  annex3: '附件3 警务辅助人员保密承诺书',
  annex4: '附件4 辅警队伍教育管理责任书',
  annex5: '附件5 带辅责任民警和分管责任领导统计表',
}

/** What was handed in: a number, 系统内已签 18 / 18, a file. */
export const deliveryWords = (r: Pick<PartRowView, 'snapshot' | 'signed' | 'fileName'>): string => {
  if (r.snapshot) return r.snapshot.serialNumber
  if (r.signed) return `系统内已签 ${r.signed.signed} / ${r.signed.toSign}`
  return r.fileName ?? ''
}
