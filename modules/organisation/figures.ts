import type { FigureDefinition } from '../../platform/figures.ts'
import { businessReaders } from '../../platform/http/contract.ts'
import { countMissingByUnit } from './queries.ts'

const parts = { unit: '个', roles: businessReaders } as const

/** What the tree of units tells the front page and data health. */
export const organisationFigures: readonly FigureDefinition[] = [
  {
    ...parts,
    id: 'missingContact',
    label: '缺政策电话或意见箱的单位',
    whoActs: '单位内勤',
    href: '/units?missing=contact',
    rule: '派出所、大队、科室没有填政策电话，或者没有填意见箱，一个单位计一个；已撤销的不计。',
    places: (ctx) => countMissingByUnit(ctx, 'contact'),
  },
  {
    ...parts,
    id: 'vacantHead',
    label: '主要领导空缺的单位',
    whoActs: '辅警办',
    href: '/units?missing=unitHead',
    rule: '今天没有主要领导任职的派出所、大队、科室，一个单位计一个；已撤销的不计。',
    places: (ctx) => countMissingByUnit(ctx, 'unitHead'),
  },
  {
    ...parts,
    id: 'missingOverseer',
    label: '分管局领导未定的单位',
    whoActs: '辅警办',
    href: '/units?missing=overseeingBureauLeader',
    rule: '今天没有分管局领导的派出所、大队、科室，一个单位计一个；已撤销的不计。',
    places: (ctx) => countMissingByUnit(ctx, 'overseeingBureauLeader'),
  },
]
