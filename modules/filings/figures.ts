import type { FigureDefinition } from '../../platform/figures.ts'
import { businessReaders } from '../../platform/http/contract.ts'
import { countFilingsByUnit } from './queries.ts'

const parts = { unit: '件', roles: businessReaders } as const

/** What the register of filings tells front page and data health. */
export const filingsFigures: readonly FigureDefinition[] = [
  {
    ...parts,
    id: 'filingsWaiting',
    label: '待备案的变动',
    whoActs: '单位内勤',
    href: '/filings?state=waiting',
    rule: '岗位、带辅责任民警、分管责任领导有变动，单位还没有报备案，或者被退回没有再报，一项变动计一件。',
    places: (ctx) => countFilingsByUnit(ctx, 'waiting'),
  },
  {
    ...parts,
    id: 'filingsLate',
    label: '迟报的备案',
    whoActs: '单位内勤',
    href: '/filings?state=late',
    rule: '过了本局规定的工作日还没有报，或者报的那天已经过期；期限为本局规定，上位规定未定天数，没有定的不计。',
    places: (ctx) => countFilingsByUnit(ctx, 'late'),
  },
]
