import { sql } from 'kysely'
import { confirmPart, returnPart } from '../../modules/own-forms/commands/answer-part.ts'
import { openForm } from '../../modules/own-forms/commands/open-form.ts'
import { submitPart } from '../../modules/own-forms/commands/submit-part.ts'
import { beijingDate } from '../../platform/calendar/dates.ts'
import { type CommandContext, mintScope, type Tx } from '../../platform/context.ts'
import { settingsOf, transact } from '../../platform/database/transact.ts'
import type { Services } from '../../platform/http/service.ts'
import { newId } from '../../platform/ids.ts'
import { subtreeRange } from '../../platform/sort-key.ts'
import type { Founded } from '../found-bureau.ts'
import { actingIn } from './wordings.ts'

/** A unit that fills the form in: its part and its auxiliaries. */
interface Owing {
  readonly partId: string
  readonly unitId: string
  readonly unitSortKey: string
  readonly people: string[]
}

/** As the owner: one look at all units. 柳河 still owes it. */
async function findOwing(tx: Tx, { bureauId }: Founded, formId: string, limit: number): Promise<Owing[]> {
  const { rows } = await sql<Owing>`
    select p."id" as "partId", p."unitId", p."unitSortKey", array_agg(a."id") as "people" from "ownFormParts" p
    join "units" u on u."bureauId" = p."bureauId" and u."id" = p."unitId" and u."name" <> '柳河派出所'
    join "people" a on a."bureauId" = p."bureauId" and a."unitId" = p."unitId" and a."kind" = 'auxiliary' and a."separatedOn" is null and a."voidedAt" is null
    where p."bureauId" = ${bureauId} and p."formId" = ${formId} group by 1, 2, 3 order by p."unitSortKey" limit ${limit}`.execute(
    tx,
  )
  return rows
}

interface Who {
  readonly of: Owing
  readonly role: 'unitClerk' | 'unitHead'
  readonly at: Date
}
/** Acts as somebody of a unit, at a moment. */
function asUnit<T>(services: Services, { bureauId }: Founded, { of, role, at }: Who, work: (ctx: CommandContext) => Promise<T>) {
  const scope = mintScope({ kind: 'subtree', ranges: [subtreeRange(of.unitSortKey)], personIds: [], policeLine: null })
  const name = role === 'unitClerk' ? '单位内勤' : '单位领导'
  const actor = { bureauId, accountId: newId(), personId: null, name, role, unitId: of.unitId, sessionId: null, address: 'local' }
  return transact(services.pool, 'mingze_app', settingsOf(actor, scope, services.keys), (tx) =>
    work({ db: tx, tx, actor, scope, now: at, today: beijingDate(at), keys: services.keys }),
  )
}

const column = {
  isRequired: true,
  help: '',
  least: null,
  most: null,
  maxLength: null,
  options: [],
  filledFrom: null,
  whyAsked: null,
}
const sizes = ['165/84', '170/88', '175/92', '180/96', '185/100']
const uniforms = {
  title: '冬季作训服尺码',
  basis: '冬装按人配发，花名册里没有尺码',
  rowsPer: 'auxiliary' as const,
  columns: [
    { ...column, name: '岗位', kind: 'text' as const, isRequired: false, filledFrom: 'post' as const },
    { ...column, name: '作训服尺码', kind: 'choice' as const, options: sizes },
    { ...column, name: '鞋码', kind: 'number' as const, least: 35, most: 48, help: '按作战靴的码填' },
    { ...column, name: '有无旧装可换', kind: 'yesNo' as const, isRequired: false },
  ],
}
const cabinets = {
  title: '装备柜盘点',
  basis: '年底装备清点，台账里没有柜子',
  rowsPer: 'unit' as const,
  columns: [
    { ...column, name: '辅警人数', kind: 'number' as const, isRequired: false, filledFrom: 'headcount' as const },
    { ...column, name: '装备柜数', kind: 'number' as const, least: 0, most: 200 },
    { ...column, name: '需要增配', kind: 'text' as const, isRequired: false, maxLength: 60 },
  ],
}

/** Two forms under way: of the uniforms some units have reported, a few are confirmed and one was returned. */
export async function addDemoOwnForms(services: Services, founded: Founded): Promise<void> {
  const acting = actingIn(services, founded)
  const daysAgo = (days: number) => new Date(services.clock().getTime() - days * 86_400_000)
  const sendOut = (form: typeof uniforms | typeof cabinets, days: number, workingDays: number) =>
    acting('office', daysAgo(days), (ctx) =>
      openForm(ctx, { body: { ...form, columns: [...form.columns], unitIds: [], workingDays, dueOn: null } }),
    )
  const { id } = await sendOut(uniforms, 3, 5)
  await sendOut(cabinets, 1, 8)
  const owing = await transact(services.pool, 'owner', {}, (tx) => findOwing(tx, founded, id, 10))
  for (const [i, of] of owing.entries()) {
    const rows = of.people.map((personId, n) => ({
      personId,
      values: { c2: sizes[(n * 7 + i) % 5] ?? '', c3: 39 + ((n * 5 + i) % 6), c4: (n + i) % 3 === 0 },
    }))
    const params = { id: of.partId }
    await asUnit(services, founded, { of, role: 'unitClerk', at: daysAgo(2) }, (ctx) =>
      submitPart(ctx, { params, body: { version: 1, rows, isNil: false } }),
    )
    if (i < 6)
      await asUnit(services, founded, { of, role: 'unitHead', at: daysAgo(1) }, (ctx) =>
        confirmPart(ctx, { params, body: { version: 2 } }),
      )
  }
  const [returned] = owing.slice(6, 7)
  if (returned)
    await acting('office', daysAgo(0), (ctx) =>
      returnPart(ctx, {
        params: { id: returned.partId },
        body: { version: 2, reason: '鞋码像是按日常鞋填的，请按作战靴的码核一遍。' },
      }),
    )
}
