import { z } from 'zod'
import { endpoint, id, idParams, text } from '../http/contract.ts'

/** An upload before the act that uses it; only the uploader may use it. */
export const uploadFile = endpoint({
  method: 'post',
  path: '/api/uploads',
  summary: '上传文件',
  who: ['auxiliaryOffice', 'unitClerk', 'lineInspector', 'unitHead', 'leaderInCharge', 'bureauLeader', 'leadOfficer'],
  event: 'file.uploaded',
  rawBody: true,
  query: z.strictObject({ name: text(200) }),
  output: z.object({ id, name: z.string(), size: z.int() }),
})

const partUpload = z.object({
  id,
  name: z.string(),
  /** Bytes, whole and so far: an upload that broke off goes on from there. */
  size: z.int(),
  received: z.int(),
  isComplete: z.boolean(),
})
export type PartUploadView = z.infer<typeof partUpload>
const writers = ['auxiliaryOffice', 'unitClerk'] as const
/** The largest file, and the largest part of it (bytes). */
export const largestUpload = 600 * 1024 * 1024
export const largestPart = 16 * 1024 * 1024

export const startPartUpload = endpoint({
  method: 'post',
  path: '/api/part-uploads',
  summary: '开始上传大文件',
  who: writers,
  event: 'upload.started',
  body: z.strictObject({ name: text(200), size: z.int().min(1) }),
  output: partUpload,
})
export const readPartUpload = endpoint({
  method: 'get',
  path: '/api/part-uploads/{id}',
  summary: '大文件上传到哪里了',
  who: writers,
  params: idParams,
  output: partUpload,
})
export const sendPart = endpoint({
  method: 'post',
  path: '/api/part-uploads/{id}/parts',
  summary: '上传大文件的一段',
  who: writers,
  event: 'upload.continued',
  params: idParams,
  rawBody: true,
  query: z.strictObject({
    offset: z
      .string()
      .regex(/^\d{1,10}$/)
      .transform(Number),
  }),
  output: partUpload,
})
