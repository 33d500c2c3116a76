import type { FigureDefinition } from '../../platform/figures.ts'
import { businessReaders } from '../../platform/http/contract.ts'
import { countTasksByUnit } from './queries.ts'

const parts = { unit: '件', roles: businessReaders } as const

/** What tasks tell front page and data health. */
export const tasksFigures: readonly FigureDefinition[] = [
  {
    ...parts,
    id: 'tasksOverdue',
    label: '逾期没有办结的任务',
    whoActs: '单位内勤、主要领导',
    href: '/tasks?state=overdue',
    rule: '过了时限还没有报办结，一件任务计一件；时限只能由牵头单位延长，改了时限的，曾经逾期也留着。',
    places: (ctx) => countTasksByUnit(ctx, { state: 'overdue' }),
  },
  {
    ...parts,
    id: 'tasksUnanswered',
    label: '过期没有签收的任务',
    whoActs: '单位内勤、主要领导',
    href: '/tasks?state=unanswered',
    rule: '派发以后，过了本局规定的签收工作日数，没有签收也没有提异议，一件任务计一件。',
    places: (ctx) => countTasksByUnit(ctx, { state: 'unanswered' }, 'acknowledgeBy'),
  },
]
