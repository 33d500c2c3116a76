export { type Asked, type Asking, requestSignatures, withdrawRequests } from './requesting.ts'
