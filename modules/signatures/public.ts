export { type PaperSheet, recordPaper } from './recording.ts'
export { requestSignatures, withdrawRequests } from './requesting.ts'
