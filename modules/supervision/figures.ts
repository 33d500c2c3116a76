import type { FigureDefinition } from '../../platform/figures.ts'
import { businessReaders } from '../../platform/http/contract.ts'
import { countOverdueByUnit } from './queries.ts'

/** What slips tell front page and data health. */
export const supervisionFigures: readonly FigureDefinition[] = [
  {
    id: 'slipsOverdue',
    unit: '张',
    roles: businessReaders,
    label: '逾期没有答复的督办单',
    whoActs: '主送单位的主要领导',
    href: '/supervision?state=overdue',
    rule: '发出的督办单过了答复期限还没有答复，或者答复被退回后没有再答，一张计一张。',
    places: countOverdueByUnit,
  },
]
