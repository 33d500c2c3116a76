import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { nextSerialNumber } from '../../../platform/database/serial-number.ts'
import { forbidden, invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { workingDaysOf } from '../../calendar/public.ts'
import { findAskedUnits } from '../../organisation/public.ts'
import type { AskedColumn, ColumnView, FormView } from '../contract.ts'
import { canSendOut } from '../policy.ts'
import { adviceOn, canFill, known } from '../words.ts'

interface Input {
  body: {
    title: string
    basis: string
    rowsPer: FormView['rowsPer']
    columns: AskedColumn[]
    unitIds: string[]
    workingDays: number | null
    dueOn: string | null
  }
}

/** What is wrong with a column's own rules. */
function ruleFault({ kind, options, least, most }: AskedColumn): string | undefined {
  if (kind === 'choice' && new Set(options).size < 2) return '至少要两个不同的选项'
  return least !== null && most !== null && least > most ? '最小值大于最大值' : undefined
}

/** Why a column can't be asked: what no form asks for, and what the system knows unless it is filled or the reason stands. */
function askFault(column: AskedColumn, rowsPer: Input['body']['rowsPer']): string | undefined {
  const { name, filledFrom, whyAsked } = column
  if (filledFrom !== null) return canFill(filledFrom, rowsPer) ? undefined : '改成“每名辅警一行”才能带出'
  const advice = adviceOn(name, rowsPer)
  if (!advice) return ruleFault(column)
  if ('refused' in advice) return advice.refused
  return whyAsked ? ruleFault(column) : `${advice.words}仍要单位填的，写明理由`
}

/** The columns as they are kept: filled ones take their type from what they are filled with. */
function columnsOf({ rowsPer, columns }: Input['body']): ColumnView[] {
  if (new Set(columns.map((c) => c.name)).size < columns.length) throw invalid('columns', '有两列同名，请改一列的名称。', 'twice')
  for (const column of columns) {
    const fault = askFault(column, rowsPer)
    if (fault) throw invalid('columns', `“${column.name}”：${fault.replace(/。$/, '')}。`, 'wrongColumn')
  }
  if (columns.every((c) => c.filledFrom !== null))
    throw invalid('columns', '这些列系统里都有，不用下发；请到花名册、台账导出。', 'nothingToAsk')
  return columns.map((c, i) => {
    const rules = { least: c.least, most: c.most, maxLength: c.maxLength, options: c.options }
    const typed = { key: `c${i + 1}`, name: c.name, help: c.help, filledFrom: c.filledFrom, whyAsked: c.whyAsked || null }
    if (c.filledFrom === null) return { ...typed, ...rules, kind: c.kind, isRequired: c.isRequired }
    const bare = { least: null, most: null, maxLength: null, options: [] }
    return { ...typed, ...bare, kind: known[c.filledFrom].kind, isRequired: false }
  })
}

/** The day: as written, or so many working days from today; a year without a calendar is said, never guessed. */
async function dueDay(ctx: CommandContext, { workingDays, dueOn }: Input['body']): Promise<string> {
  if ((workingDays === null) === (dueOn === null))
    throw invalid('dueOn', '写几个工作日，或者选截止日期，两样写一样。', 'oneOfTwo')
  const day = dueOn ?? (await workingDaysOf(ctx)).plus(ctx.today, workingDays ?? 0)
  if (day === undefined) throw invalid('workingDays', '要用到的年份还没有载入工作日历，请直接选截止日期。', 'yearNotLoaded')
  if (day < ctx.today) throw invalid('dueOn', '截止日期不能早于今天。', 'past')
  return day
}

/** 下发表单 — one part for each unit that uses auxiliaries; its columns never change afterwards. */
export async function openForm(ctx: CommandContext, { body }: Input): Promise<{ id: string }> {
  const { bureauId, name } = ctx.actor
  const place = ctx.scope.ranges[0]?.from
  if (!canSendOut(ctx.actor) || place === undefined) throw forbidden()
  const units = await findAskedUnits(ctx, body.unitIds)
  const columns = columnsOf(body)
  const dueOn = await dueDay(ctx, body)
  if (units.length === 0) throw invalid('unitIds', '所选范围里没有要填的单位，没有下发。', 'nobody')
  const form = {
    bureauId,
    id: newId(),
    serialNumber: await nextSerialNumber({ tx: ctx.tx, bureauId, on: ctx.today }, '表'),
    title: body.title,
    basis: body.basis,
    rowsPer: body.rowsPer,
    columns: JSON.stringify(columns),
    unitSortKey: place,
    openedOn: ctx.today,
    dueOn,
    openedByName: name,
  }
  await ctx.tx.insertInto('ownForms').values(form).execute()
  const parts = units.map((unit) => ({
    ...{ bureauId, id: newId(), formId: form.id, unitId: unit.id, unitSortKey: unit.unitSortKey },
    ...{ draft: '[]', submissions: '[]', openedOn: ctx.today, dueOn },
  }))
  for (let i = 0; i < parts.length; i += 1000)
    await ctx.tx
      .insertInto('ownFormParts')
      .values(parts.slice(i, i + 1000))
      .execute()
  const whys = columns.flatMap((c) => (c.whyAsked ? [{ subjectId: form.id, field: `${c.name}`, after: c.whyAsked }] : []))
  await recordEvent(ctx, {
    verb: 'ownForm.opened',
    subjects: [
      { id: form.id, kind: 'ownForm', unitSortKey: place },
      ...parts.map((p) => ({ id: p.id, kind: 'ownFormPart', unitSortKey: p.unitSortKey })),
    ],
    changes: [{ subjectId: form.id, field: 'title', after: body.title }, ...whys],
  })
  return { id: form.id }
}
