import type { FigureDefinition } from '../../platform/figures.ts'
import { businessReaders } from '../../platform/http/contract.ts'
import { countLettersByUnit } from './queries.ts'

const parts = { unit: '份', roles: businessReaders } as const

/** What letters tell front page and data health: posts without one, and letters behind which nobody stands. */
export const lettersFigures: readonly FigureDefinition[] = [
  {
    ...parts,
    id: 'lettersMissing',
    label: '没有责任书的岗位',
    whoActs: '辅警办、单位内勤',
    href: '/letters?state=missing',
    rule: '单位使用辅警，责任链这一层有人任职，却没有签发责任书，一个人计一份；自己就是上一层责任人的不计。',
    places: (ctx) => countLettersByUnit(ctx, { state: 'missing' }),
  },
  {
    ...parts,
    id: 'lettersWithoutSuccessor',
    label: '没有人接的责任书',
    whoActs: '单位主要领导',
    href: '/letters?state=gap',
    rule: '责任书没有终止，责任人或者签发人的职务空缺，或者接任的人还没有签名、确认。',
    places: (ctx) => countLettersByUnit(ctx, { state: 'gap' }),
  },
]
