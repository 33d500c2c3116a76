export const standingWords = { onTime: '按时', late: '迟报', missing: '漏报' } as const

/** Lists that can be narrowed to one unit. */
export const unitLists: readonly (readonly [path: string, label: string])[] = [
  ['/people', '花名册'],
  ['/quotas', '用辅数量'],
  ['/filings', '变动备案'],
  ['/leavings', '离岗手续'],
  ['/signing-answers', '承诺书'],
  ['/letters', '责任书'],
  ['/hazards', '问题台账'],
  ['/screening-returns', '隐患排查'],
  ['/tasks', '任务'],
  ['/supervision', '督办单'],
  ['/collection-parts', '收集材料'],
  ['/suggestions', '检查建议'],
]
