import { call, shellEndpoint } from '../../../app/call.ts'
import { useRead, useWrite } from '../../../app/requests.ts'
import { unitTree } from '../../organisation/contract.ts'
import * as contract from '../contract.ts'

const touched = { invalidates: [contract.listTasks, contract.readTask, contract.readTree] }
const upload = shellEndpoint<{ query: { name: string } }, { id: string }>('post', '/api/uploads')

/** Units to choose from; a lead officer reaches tasks by name, not by unit. */
export const useUnitTree = (enabled = true) => useRead(unitTree, { query: {} }, { enabled })
export const useTask = (id: string) => useRead(contract.readTask, { params: { id } })
export const useTree = (id: string) => useRead(contract.readTree, { params: { id } })
export const useOwners = (id: string | undefined) =>
  useRead(contract.findOwners, { params: { id: id ?? '' } }, { enabled: id !== undefined })
export const useRules = () => useRead(contract.readTaskRules, {})

export const useDispatch = () => useWrite(contract.dispatchTasks, touched)
export const useAcknowledge = () => useWrite(contract.acknowledgeTasks, touched)
export const useObject = () => useWrite(contract.objectToTask, touched)
export const useAnswerObjection = () => useWrite(contract.answerObjection, touched)
export const useReassign = () => useWrite(contract.reassignTask, touched)
export const useReportProgress = () => useWrite(contract.reportProgress, touched)
export const useConclude = () => useWrite(contract.concludeTask, touched)
export const usePass = () => useWrite(contract.passTasks, touched)
export const useReturn = () => useWrite(contract.returnTask, touched)
export const useArchive = () => useWrite(contract.archiveTasks, touched)
export const useAskExtension = () => useWrite(contract.askExtension, touched)
export const useAnswerExtension = () => useWrite(contract.answerExtension, touched)
export const useEscalate = () => useWrite(contract.escalateTask, touched)
export const useWithdraw = () => useWrite(contract.withdrawTask, touched)
export const useAssign = () => useWrite(contract.assignTasks, touched)
export const useUrge = () => useWrite(contract.urgeTasks, touched)
export const useExtend = () => useWrite(contract.extendTasks, touched)
export const useSetRules = () => useWrite(contract.setTaskRules, { invalidates: [contract.readTaskRules] })

/** Sends a file; its id. Throws Problem. */
export const sendFile = async (file: File): Promise<string> =>
  (await call(upload, { query: { name: file.name } }, { file: new Blob([file], { type: 'application/octet-stream' }) })).id
