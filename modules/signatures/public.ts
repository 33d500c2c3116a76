export { type PaperSheet, recordPaper } from './recording.ts'
export { type Asked, type Asking, requestSignatures, withdrawRequests } from './requesting.ts'
