import type { MeasureDefinition } from '../../platform/measures.ts'
import { measureStaffing } from './queries.ts'

/** What quotas give to comparisons. */
export const quotasMeasures: readonly MeasureDefinition[] = [
  {
    id: 'quotaFilled',
    area: 'staffing',
    label: '用辅数量到位',
    part: '在岗',
    whole: '核定数量',
    unit: '人',
    rule: '今天有效的用辅数量，一个岗位一个岗位算；在岗人数超过核定数量的部分不计入，没有核定数量的岗位不计。',
    href: '/quotas',
    of: 'day',
    places: measureStaffing,
  },
]
