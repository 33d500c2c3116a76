import { z } from 'zod'
import { endpoint, id, text } from '../http/contract.ts'

/** An upload before the act that uses it; only the uploader may use it. */
export const uploadFile = endpoint({
  method: 'post',
  path: '/api/uploads',
  summary: '上传文件',
  who: ['auxiliaryOffice', 'unitClerk'],
  event: 'file.uploaded',
  rawBody: true,
  query: z.strictObject({ name: text(200) }),
  output: z.object({ id, name: z.string(), size: z.int() }),
})
