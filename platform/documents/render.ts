import { createDocumentPool, type DocumentPool, type DocumentPoolOptions } from './document-pool.ts'
import type { DocumentOrder, MadeDocument } from './document-worker.ts'

export interface PdfOrder {
  /** Absolute path of a .typ file inside the product's folder. */
  readonly template: string
  /** Whatever the template reads by `json(bytes(sys.inputs.data))`; never becomes source, so #, $, * and \\ print as they are. */
  readonly data: unknown
}

let options: DocumentPoolOptions = {}
let pool: DocumentPool | undefined

/** Sets workers, deadline and the bureau's fonts folder for all later documents; called once at start. */
export function configureDocuments(chosen: DocumentPoolOptions): void {
  options = chosen
  closeDocuments()
}

/** PDF/A-2b bytes of one document. DomainError documents.glyphMissing, tookTooLong, queueFull; Error if the template is at fault. */
export async function renderPdf(order: PdfOrder): Promise<Uint8Array> {
  return (await renderPages(order)).bytes
}

/** As renderPdf, with the number of pages. */
export function renderPages({ template, data }: PdfOrder): Promise<MadeDocument> {
  return renderDocument({ kind: 'pdf', template, json: JSON.stringify(data) })
}

/** Any document, made in a worker process. Errors as renderPdf. */
export function renderDocument(order: DocumentOrder): Promise<MadeDocument> {
  pool ??= createDocumentPool(options)
  return pool.render(order)
}

/** Ends the worker processes; the next document starts new ones. */
export function closeDocuments(): void {
  pool?.close()
  pool = undefined
}
