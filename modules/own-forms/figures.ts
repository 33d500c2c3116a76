import { sql } from 'kysely'
import type { FigureDefinition } from '../../platform/figures.ts'
import { businessReaders } from '../../platform/http/contract.ts'
import { countByUnit, standingOf } from './filters.ts'

/** What forms of the bureau's own tell front page and data health: parts of running forms that are missing. */
export const ownFormsFigures: readonly FigureDefinition[] = [
  {
    id: 'ownFormMissing',
    label: '漏报的本局表单',
    unit: '张',
    roles: businessReaders,
    whoActs: '单位内勤',
    href: '/own-form-parts?formState=open&standing=missing',
    rule: '表单没有结束，过了时限单位还没有报送，一个单位一张表计一张。',
    places: (ctx) => countByUnit(ctx, sql`${standingOf(ctx.today)} = 'missing'`),
  },
]
