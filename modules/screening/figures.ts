import { sql } from 'kysely'
import type { FigureDefinition } from '../../platform/figures.ts'
import { businessReaders } from '../../platform/http/contract.ts'
import { countByUnit, standingOf } from './filters.ts'

const parts = { unit: '份', roles: businessReaders, whoActs: '单位内勤' } as const

/** What screening tells front page and data health: returns of running rounds that are missing or were late. */
export const screeningFigures: readonly FigureDefinition[] = [
  {
    ...parts,
    id: 'screeningMissing',
    label: '漏报的隐患排查',
    href: '/screening-returns?roundState=open&standing=missing',
    rule: '排查批次没有结束，过了时限单位还没有报送，一个单位一批计一份；零报告和别的报送一样算数。',
    places: (ctx) => countByUnit(ctx, sql`${standingOf(ctx.today)} = 'missing'`),
  },
  {
    ...parts,
    id: 'screeningLate',
    label: '迟报的隐患排查',
    href: '/screening-returns?roundState=open&standing=late',
    rule: '排查批次没有结束，单位第一次报送的那天已过时限；退回重报不改变。',
    places: (ctx) => countByUnit(ctx, sql`${standingOf(ctx.today)} = 'late'`),
  },
]
