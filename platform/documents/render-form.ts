import { fileURLToPath } from 'node:url'
import type { MadeDocument } from './document-worker.ts'
import type { OfficialForm } from './official-form.ts'
import { renderDocument, renderPages } from './render.ts'

const template = fileURLToPath(new URL('./official-form.typ', import.meta.url))

export type FormFormat = 'pdf' | 'docx' | 'xlsx'

/** A ruled form as PDF/A-2b, .docx or .xlsx, made in a worker process. Errors as renderPdf. */
export function renderForm(form: OfficialForm, format: FormFormat): Promise<MadeDocument> {
  return format === 'pdf' ? renderPages({ template, data: form }) : renderDocument({ kind: format, form })
}
