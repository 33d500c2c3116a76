import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { printForms } from '../../modules/frozen-forms/public.ts'
import { annexFive } from '../../modules/staffing-settlement/documents.ts'
import { beijingDate, isCalendarDate } from '../../platform/calendar/dates.ts'
import { closeDocuments } from '../../platform/documents/render.ts'
import { renderForm } from '../../platform/documents/render-form.ts'
import { asActor } from '../../platform/http/mount.ts'
import { openBureau } from '../installation.ts'
import { machineSession } from './machine-session.ts'
import { readOptions, say } from './options.ts'

const formats = ['pdf', 'docx', 'xlsx'] as const
const usage = '用法：npx mingze annex 5 --unit 编码|--all --on 日期 --format pdf|docx|xlsx --out 路径'

/** Prints annex 5 for one unit or all, as the auxiliary office. */
export async function run(args: string[]): Promise<number> {
  const { options, words, config } = readOptions(args)
  const format = formats.find((f) => f === (options.format ?? 'pdf'))
  if (words[0] !== '5' || !format || !options.out || (!options.unit && !options.all)) throw new Error(usage)
  const { services, close } = await openBureau(config, false)
  try {
    const on = options.on ?? beijingDate(services.clock())
    if (!isCalendarDate(on)) throw new Error('--on 应为日期，例如 2026-09-09。')
    const session = await machineSession(services, 'auxiliaryOffice')
    const { form } = await asActor(services, session, async (ctx) => {
      const unit = options.unit
        ? await ctx.db
            .selectFrom('units')
            .where('bureauId', '=', ctx.actor.bureauId)
            .where('code', '=', options.unit)
            .select('id')
            .executeTakeFirst()
        : undefined
      if (options.unit && !unit) throw new Error(`没有编码为 ${options.unit} 的单位。`)
      return printForms(ctx, annexFive, unit ? [unit.id] : [], { on, isBlank: false, showsHeadLine: true })
    })
    const path = /\.(pdf|docx|xlsx)$/.test(options.out) ? options.out : join(options.out, `附件5-${on}.${format}`)
    writeFileSync(path, (await renderForm(form, format)).bytes)
    say(`已打印 ${form.sections.length} 个单位：${path}`)
    return 0
  } finally {
    await closeDocuments()
    await close()
  }
}
