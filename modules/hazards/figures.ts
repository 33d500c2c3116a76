import type { FigureDefinition } from '../../platform/figures.ts'
import { businessReaders } from '../../platform/http/contract.ts'
import { countHazardsByUnit } from './queries.ts'

const parts = { unit: '条', roles: businessReaders } as const

/** What the ledger tells front page and data health. */
export const hazardsFigures: readonly FigureDefinition[] = [
  {
    ...parts,
    id: 'hazardsOverdue',
    label: '逾期未销号的隐患',
    whoActs: '责任人',
    href: '/hazards?state=overdue',
    rule: '过了整改时限还没有销号，一条隐患计一条；时限由单位定措施时定，只能经批准延期。',
    places: (ctx) => countHazardsByUnit(ctx, { state: 'overdue' }),
  },
  {
    ...parts,
    id: 'hazardsWithoutMeasures',
    label: '待定措施的隐患',
    whoActs: '单位内勤',
    href: '/hazards?state=found',
    rule: '发现以后，或者复发以后，还没有定措施、责任人和时限，一条隐患计一条。',
    places: (ctx) => countHazardsByUnit(ctx, { state: 'found' }),
  },
  {
    ...parts,
    id: 'hazardsNobodyMayConfirm',
    label: '没有人可以确认的隐患',
    whoActs: '辅警办',
    href: '/hazards?state=nobodyMayConfirm',
    rule: '佐证已交，责任人上面没有任职的领导，或者上一级领导没有账号和授权；不会跳过这一步，先补任职或者授权。',
    places: (ctx) => countHazardsByUnit(ctx, { state: 'nobodyMayConfirm' }),
  },
  {
    ...parts,
    id: 'hazardsNobodyMayVerify',
    label: '没有人可以核验的隐患',
    whoActs: '辅警办',
    href: '/hazards?state=nobodyMayVerify',
    rule: '单位已确认，该核验的身份里没有第三个人（责任人、交佐证的人、确认的人都不算）；不会跳过这一步，先补授权。',
    places: (ctx) => countHazardsByUnit(ctx, { state: 'nobodyMayVerify' }),
  },
]
