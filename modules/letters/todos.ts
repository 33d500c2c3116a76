import { formatDate } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import type { Todo, TodoDefinition } from '../../platform/todos.ts'
import { letterReaders } from './contract.ts'
import type { LetterFilters } from './filters.ts'
import { countLettersByUnit, ownAcknowledgements } from './queries.ts'
import type { HolderDuty } from './tables.ts'

async function findOwn(ctx: QueryContext, limit: number): Promise<Todo[]> {
  const rows = await ownAcknowledgements(ctx)
    .innerJoin('units as u', (j) => j.onRef('u.bureauId', '=', 'l.bureauId').onRef('u.id', '=', 'l.unitId'))
    .orderBy('p.fromOn')
    .orderBy('p.id')
    .limit(limit)
    .select(['l.id', 'l.serialNumber', 'p.fromOn', 'u.name as unitName'])
    .execute()
  return rows.map((r) => ({
    key: r.id,
    title: `请您接任责任书：${r.serialNumber}`,
    why: `${r.unitName}，您自${formatDate(r.fromOn, 'short')}接任，看过责任书和责任清单后确认。`,
    dueOn: null,
    href: `/letters/${r.id}`,
    act: '看责任书',
  }))
}

/** Levels that a role issues letters to by itself. */
const levels: readonly (readonly [id: string, roles: TodoDefinition['roles'], duty: HolderDuty, who: string])[] = [
  ['unitLettersToIssue', ['auxiliaryOffice'], 'unitHead', '主要领导'],
  ['officerLettersToIssue', ['unitClerk'], 'leadOfficer', '带辅责任民警'],
]

function toIssue([id, roles, holderDuty, who]: (typeof levels)[number]): TodoDefinition {
  const asked: LetterFilters = { state: 'missing', holderDuty }
  const units = (ctx: QueryContext) => countLettersByUnit(ctx, asked)
  return {
    id,
    label: '签发责任书',
    roles,
    find: async (ctx, limit) =>
      (await units(ctx)).slice(0, limit).map((u) => ({
        key: u.unitId,
        title: `${u.unitName}：${u.n} 名${who}还没有责任书`,
        why: '有人任职，没有签发责任书。',
        dueOn: null,
        href: `/letters/new?holderDuty=${holderDuty}&unitId=${u.unitId}`,
        act: '签发',
      })),
    count: async (ctx) => (await units(ctx)).length,
    units,
    doneVerbs: { 'letter.issued': '签发责任书' },
  }
}

/** What letters put into the in-box: the successor's own acknowledgement, and letters to be issued. Signing is told by signatures. */
export const lettersTodos: readonly TodoDefinition[] = [
  {
    id: 'lettersToAcknowledge',
    label: '接任责任书',
    roles: letterReaders,
    find: findOwn,
    count: async (ctx) =>
      (
        await ownAcknowledgements(ctx)
          .select((e) => e.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    doneVerbs: { 'letter.acknowledged': '接任责任书' },
  },
  ...levels.map(toIssue),
]
