import { type SqlBool, sql } from 'kysely'
import type { FormFinder } from '../../platform/finds.ts'
import { businessReaders } from '../../platform/http/contract.ts'
import { forms } from './forms.ts'
import { inReach } from './queries.ts'

/** Frozen forms by their number. */
export const frozenFormsFinder: FormFinder = {
  roles: businessReaders,
  find: async (ctx, typed, limit) => {
    const rows = await inReach(ctx)
      .innerJoin('units as u', (j) =>
        j.onRef('u.bureauId', '=', 'formSnapshots.bureauId').onRef('u.id', '=', 'formSnapshots.unitId'),
      )
      .where(sql<SqlBool>`position(${typed} in "formSnapshots"."serialNumber") > 0`)
      .orderBy('formSnapshots.frozenAt', 'desc')
      .orderBy('formSnapshots.id')
      .limit(limit)
      .select(['formSnapshots.id', 'formSnapshots.form', 'formSnapshots.serialNumber', 'formSnapshots.unitId', 'u.name'])
      .execute()
    return rows.map((s) => ({
      id: s.id,
      number: s.serialNumber,
      what: `${forms[s.form].name}定稿：${s.name}`,
      href: `${forms[s.form].page}?unitId=${s.unitId}`,
    }))
  },
}
