export { sendFile } from './api.ts'
export { FilesInput } from './files-input.tsx'
