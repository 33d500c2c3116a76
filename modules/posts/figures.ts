import type { FigureDefinition } from '../../platform/figures.ts'
import { businessReaders } from '../../platform/http/contract.ts'
import { countOverByUnit } from '../quotas/public.ts'
import { countOutsideCatalogueByUnit } from './queries.ts'

/** What posts and quotas tell the front page and data health. */
export const postsFigures: readonly FigureDefinition[] = [
  {
    id: 'overQuota',
    label: '超用辅数量的单位岗位',
    unit: '个',
    roles: businessReaders,
    whoActs: '辅警办、单位内勤',
    href: '/quotas?state=over',
    rule: '今天在岗的辅警数大于今天有效的用辅数量，一个单位一个岗位计一个；未核定数量的不计。辅警办调整数量，或者单位内勤调岗。',
    places: countOverByUnit,
  },
  {
    id: 'outsideCatalogue',
    label: '岗位不在目录内的辅警',
    unit: '人',
    roles: businessReaders,
    whoActs: '单位内勤',
    href: '/people?gap=post',
    rule: '在岗的辅警没有岗位，或者岗位已退出目录，一人计一个。',
    places: countOutsideCatalogueByUnit,
  },
]
