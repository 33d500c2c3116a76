export { sendFile } from './api.ts'
