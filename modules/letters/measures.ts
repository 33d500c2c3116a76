import type { MeasureDefinition } from '../../platform/measures.ts'
import { measureLettersByUnit } from './queries.ts'

/** What letters give to comparisons. */
export const lettersMeasures: readonly MeasureDefinition[] = [
  {
    id: 'lettersInForce',
    area: 'signing',
    label: '责任书已签订',
    part: '两方签齐',
    whole: '应签',
    unit: '份',
    rule: '今天责任链上应有责任书的岗位，一份计一份；签发人、责任人两方都签了、现在都有人接的算签齐，没有签发的也计在应签里。',
    href: '/letters',
    of: 'day',
    places: measureLettersByUnit,
  },
]
