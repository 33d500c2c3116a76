import type { ImportView } from '../contract.ts'

export const stateLabels: Record<ImportView['state'], string> = {
  reading: '正在核对',
  preview: '待写入',
  committed: '已写入',
  undone: '已撤销',
  abandoned: '已放弃',
  failed: '没有读出来',
}

/** What writing would create: 民警 1 人、单位 2 个; empty when nothing. */
export const newOf = ({ newOfficers, newUnits }: ImportView['counts']): string =>
  [newOfficers > 0 ? `民警 ${newOfficers} 人` : '', newUnits > 0 ? `单位 ${newUnits} 个` : '']
    .filter((part) => part !== '')
    .join('、')
