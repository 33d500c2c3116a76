import type { FigureDefinition } from '../../platform/figures.ts'
import { businessReaders } from '../../platform/http/contract.ts'
import { countOpenByUnit } from './queries.ts'

/** What the signing rounds tell front page and data health. */
export const pledgesFigures: readonly FigureDefinition[] = [
  {
    id: 'pledgesUnsigned',
    label: '承诺书未答复',
    unit: '份',
    roles: businessReaders,
    whoActs: '本人签署；单位内勤催办',
    href: '/signing-answers?state=open',
    rule: '签订批次已经开始、本人还没有签也没有表示不签的，一人一份计一个；表示不签的不计。',
    places: countOpenByUnit,
  },
]
