import { call, shellEndpoint } from './call.ts'

const upload = shellEndpoint<{ query: { name: string } }, { id: string }>('post', '/api/uploads')

/** Sends a file; its id. Throws Problem. */
export const sendFile = async (file: File): Promise<string> =>
  (await call(upload, { query: { name: file.name } }, { file: new Blob([file], { type: 'application/octet-stream' }) })).id
