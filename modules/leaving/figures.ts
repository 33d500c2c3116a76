import type { FigureDefinition } from '../../platform/figures.ts'
import { businessReaders } from '../../platform/http/contract.ts'
import { countOpenByUnit } from './queries.ts'

/** What the exit checklists tell front page and data health. */
export const leavingFigures: readonly FigureDefinition[] = [
  {
    id: 'leavingsOpen',
    label: '没有办结的离岗手续',
    unit: '人',
    roles: businessReaders,
    whoActs: '单位内勤',
    href: '/leavings?state=open',
    rule: '已经离岗或者预办离岗，责任书移交、人员移交、清退、离岗保密承诺书、账号停用没有逐项办完并办结的，一人计一个。',
    places: (ctx) => countOpenByUnit(ctx),
  },
]
