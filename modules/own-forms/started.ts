import { sql } from 'kysely'
import type { StartedDefinition } from '../../platform/started.ts'
import { formsInScope } from './filters.ts'

/** Forms that somebody sent out and that are not closed. */
export const ownFormsStarted: StartedDefinition = {
  id: 'ownForms',
  label: '本局表单',
  verbs: ['ownForm.opened'],
  kind: 'ownForm',
  find: async (ctx, ids) => {
    const open = sql<number>`(select count(*)::int from "ownFormParts" p where p."bureauId" = f."bureauId" and p."formId" = f."id" and p."state" in ('waiting', 'returned'))`
    const rows = await formsInScope(ctx)
      .where(sql<boolean>`f."id" = any(${ids}::uuid[])`)
      .where('f.closedAt', 'is', null)
      .select(['f.id', 'f.title', 'f.dueOn', open.as('open')])
      .execute()
    return rows.map((f) => ({
      id: f.id,
      title: f.title,
      standing: f.open > 0 ? `${f.open} 个单位没有报送` : '都已报送，待结束',
      holder: f.open > 0 ? '各单位' : '辅警办',
      since: null,
      dueOn: f.dueOn,
      href: `/own-forms/${f.id}`,
    }))
  },
}
