import type { QueryContext } from '../../platform/context.ts'
import type { OfficialForm } from '../../platform/documents/official-form.ts'
import { type FormFormat, renderForm } from '../../platform/documents/render-form.ts'
import { mediaTypes } from '../../platform/files/media-types.ts'
import type { Download } from '../../platform/http/mount.ts'
import type { FormKind } from './forms.ts'
import type { FormBureau, FormUnit, FrozenContent, Snapshot } from './queries.ts'

/** A form ready to be made into files. */
export interface PrintedForm {
  readonly form: OfficialForm
  /** Begins the name of its files: 附件5. */
  readonly title: string
  /** Ends it: a day, a number, 空白. */
  readonly which: string
}

/** A day, or days with both ends. */
export type FormDays = { readonly on: string } | { readonly from: string; readonly to: string }

/** What one form says of itself: printed as `H`, frozen for the days `D` as the content `C`. */
export interface FrozenForm<H, D extends FormDays, C extends FrozenContent> {
  readonly kind: FormKind
  /** What the units' forms show now. */
  readonly print: (ctx: QueryContext, units: readonly FormUnit[], how: H) => Promise<PrintedForm>
  /** A frozen number, as it was. */
  readonly reprint: (bureau: FormBureau, row: Snapshot<C>, showsHeadLine: boolean) => PrintedForm
  /** What is frozen of a unit; refuses where nothing can be. */
  readonly compose: (ctx: QueryContext, unit: FormUnit, days: D) => Promise<C>
}

/** One file of all its sections, named after the first unit. Errors as renderPdf. */
export const formDownload = async ({ form, title, which }: PrintedForm, format: FormFormat): Promise<Download> => ({
  bytes: (await renderForm(form, format)).bytes,
  fileName: `${title}-${form.sections[0]?.name ?? ''}-${which}.${format}`,
  mediaType: mediaTypes[format],
})
