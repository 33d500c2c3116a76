import { sql } from 'kysely'
import type { FigureDefinition } from '../../platform/figures.ts'
import { businessReaders } from '../../platform/http/contract.ts'
import { countByUnit, standingOf } from './filters.ts'

const parts = { unit: '件', roles: businessReaders, whoActs: '单位内勤' } as const

/** What collections tell front page and data health: parts of running collections that are missing or were late. */
export const collectionsFigures: readonly FigureDefinition[] = [
  {
    ...parts,
    id: 'collectionMissing',
    label: '漏报的收集材料',
    href: '/collection-parts?collectionState=open&standing=missing',
    rule: '收集没有结束，过了时限单位还没有报送，一个单位一种材料计一件。',
    places: (ctx) => countByUnit(ctx, sql`${standingOf(ctx.today)} = 'missing'`),
  },
  {
    ...parts,
    id: 'collectionLate',
    label: '迟报的收集材料',
    href: '/collection-parts?collectionState=open&standing=late',
    rule: '收集没有结束，单位第一次报送到达的那天已过时限；退回重报不改变。',
    places: (ctx) => countByUnit(ctx, sql`${standingOf(ctx.today)} = 'late'`),
  },
]
