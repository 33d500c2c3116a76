import { z } from 'zod'
import { id, listQuery } from '../../platform/http/contract.ts'

const formats = ['pdf', 'docx', 'xlsx'] as const
const format = z.enum(formats)
export type Format = z.infer<typeof format>
/** Who freezes what a unit submits. */
export const submitters = ['auxiliaryOffice', 'unitClerk', 'unitHead'] as const

/** How a form is printed. */
export const printing = { format, isBlank: z.boolean(), showsHeadLine: z.boolean() }
/** Which units' forms are printed at once (none named: all), in one file or a file for each. */
export const several = { unitIds: z.array(id).max(5000), arrangement: z.enum(['oneFile', 'zip']) }
export type Several = { readonly [K in keyof typeof several]: z.infer<(typeof several)[K]> }
export const frozenPrinting = z.strictObject({ format, showsHeadLine: z.boolean() })

/** What every frozen number shows; each form adds its days and what changed. */
export const frozenNumber = z.object({
  id,
  serialNumber: z.string(),
  unitId: id,
  unitName: z.string(),
  rowCount: z.int(),
  digest: z.string(),
  frozenByName: z.string(),
  frozenAt: z.iso.datetime(),
})
export type FrozenNumber = z.infer<typeof frozenNumber>
export const frozenQuery = z.strictObject({ ...listQuery, sort: z.enum(['-frozenAt']).optional(), unitId: id.optional() })
