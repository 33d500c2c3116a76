import type { FigureDefinition } from '../../platform/figures.ts'
import { businessReaders } from '../../platform/http/contract.ts'
import { countSuggestionsByUnit } from './queries.ts'

/** What inspections tell the front page. */
export const inspectionsFigures: readonly FigureDefinition[] = [
  {
    id: 'suggestionsOverdue',
    label: '逾期没有答复的检查建议',
    unit: '条',
    roles: businessReaders,
    whoActs: '单位主要领导',
    href: '/suggestions?state=overdue',
    rule: '警种检查提出的建议，过了本局规定的工作日单位还没有书面答复，或者退回以后没有再答；没有定期限的不计。',
    places: (ctx) => countSuggestionsByUnit(ctx, 'overdue'),
  },
]
