import type { ProceedingRowView } from '../contract.ts'

const stateLabels: Record<ProceedingRowView['state'], string> = {
  reported: '待受理',
  naming: '指定核查人',
  finding: '事实与证据',
  notifying: '书面告知',
  hearing: '陈述申辩',
  vetting: '第二人复审',
  ending: '解除合同前核对',
  deciding: '待决定',
  serving: '待送达',
  served: '已送达',
  lapsed: '已终结',
  withdrawn: '已撤销',
  unproven: '查否终结',
  notAdmitted: '不予立案',
}
/** Who only reported learns whether it is being handled, not how far. */
export const stateWords = ({ state, capacities }: Pick<ProceedingRowView, 'state' | 'capacities'>): string =>
  capacities.every((c) => c === 'reporter') && state === 'naming' ? '已立案' : stateLabels[state]
