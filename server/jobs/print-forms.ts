import type { Several } from '../../modules/frozen-forms/contract.ts'
import { type FrozenForm, printForms } from '../../modules/frozen-forms/public.ts'
import { annexOne } from '../../modules/hazard-lists/documents.ts'
import { annexFive } from '../../modules/staffing-settlement/documents.ts'
import { zipSections } from '../../platform/documents/form-files.ts'
import { type FormFormat, renderForm } from '../../platform/documents/render-form.ts'
import { mediaTypes } from '../../platform/files/media-types.ts'
import type { JobHandler } from '../../platform/jobs/runner.ts'

/** Prints a form of many units: rows in one transaction, rendering outside it, one file or a zip of single files. */
const printsOf =
  <H>(frozenForm: Pick<FrozenForm<H, never, never>, 'kind' | 'print'>): JobHandler =>
  async ({ input, inTransaction, progress, keepFile }) => {
    const { unitIds, arrangement, format } = input as Several & { readonly format: FormFormat }
    const { form, title, which } = await inTransaction((ctx) => printForms(ctx, frozenForm, unitIds, input as H))
    const total = form.sections.length
    const tell = (done: number) => progress(done, total, '正在排版')
    await tell(0)
    const isZip = arrangement === 'zip'
    const bytes = isZip ? await zipSections(form, title, format, tell) : (await renderForm(form, format)).bytes
    await progress(total, total, '已排好')
    const extension = isZip ? 'zip' : format
    const fileId = await keepFile(bytes, `${title}-${total}个单位-${which}.${extension}`, mediaTypes[extension])
    return { fileId, result: { units: total } }
  }

export const printAnnexOneJob = printsOf(annexOne)
export const printAnnexFiveJob = printsOf(annexFive)
