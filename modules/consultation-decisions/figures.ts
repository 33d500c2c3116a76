import type { FigureDefinition } from '../../platform/figures.ts'
import { businessReaders } from '../../platform/http/contract.ts'
import { countOverdueByUnit } from './queries.ts'

/** What decisions of meetings tell front page and data health. */
export const consultationDecisionsFigures: readonly FigureDefinition[] = [
  {
    id: 'consultationDecisionsOverdue',
    label: '逾期的会商任务',
    unit: '项',
    roles: businessReaders,
    whoActs: '承办单位',
    href: '/consultation-decisions?standing=overdue&kind=task',
    rule: '会商决定的任务过了期限，承办单位还没有报办完，一项计一项；落到隐患上的措施在问题台账里计。',
    places: countOverdueByUnit,
  },
]
