import { call, shellEndpoint } from '../../../app/call.ts'
import { asProblem } from '../../../app/problem.ts'

interface Upload {
  readonly id: string
  readonly received: number
  readonly isComplete: boolean
}
const start = shellEndpoint<{ body: { name: string; size: number } }, Upload>('post', '/api/part-uploads')
const look = shellEndpoint<{ params: { id: string } }, Upload>('get', '/api/part-uploads/:id')
const send = shellEndpoint<{ params: { id: string }; query: { offset: number } }, Upload>('post', '/api/part-uploads/:id/parts')

const partSize = 8 * 1024 * 1024
const pauses = [2_000, 5_000, 10_000, 20_000]
const wait = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))
const slotOf = (file: File) => `mingze.upload.${file.name}.${file.size}.${file.lastModified}`

/** The upload of this very file that broke off on this device, else a new one. */
async function begin(file: File): Promise<Upload> {
  const id = localStorage.getItem(slotOf(file))
  const known = id === null ? undefined : await call(look, { params: { id } }).catch(() => undefined)
  const upload = known ?? (await call(start, { body: { name: file.name, size: file.size } }))
  localStorage.setItem(slotOf(file), upload.id)
  return upload
}

/** Sends a file in parts and goes on where the server says, also after the line was cut; the id of the upload. `onProgress` hears bytes. Throws Problem. */
export async function sendFile(file: File, onProgress: (sent: number) => void): Promise<string> {
  let upload = await begin(file)
  for (let failures = 0; !upload.isComplete; ) {
    onProgress(upload.received)
    try {
      const offset = upload.received
      const part = new Blob([file.slice(offset, offset + partSize)], { type: 'application/octet-stream' })
      upload = await call(send, { params: { id: upload.id }, query: { offset } }, { file: part })
      failures = 0
    } catch (thrown) {
      const { status } = asProblem(thrown)
      const pause = pauses[failures]
      if (pause === undefined || (status !== 0 && status !== 409)) throw thrown
      failures += 1
      await wait(pause)
      upload = await call(look, { params: { id: upload.id } }).catch(() => upload)
    }
  }
  onProgress(file.size)
  localStorage.removeItem(slotOf(file))
  return upload.id
}
