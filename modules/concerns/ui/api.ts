import { shellEndpoint } from '../../../app/call.ts'
import { useRead, useWrite } from '../../../app/requests.ts'
import { unitTree } from '../../organisation/contract.ts'
import * as contract from '../contract.ts'

const mine = { invalidates: [contract.listMyConcerns], answers: contract.readMyConcern }
const handled = { invalidates: [contract.listConcerns], answers: contract.readConcern }

interface Channels {
  readonly channels: readonly { readonly unit: string; readonly hotline: string | null; readonly mailbox: string | null }[]
  readonly receiptDays: number
  readonly answerDays: number
  readonly retentionYears: number | null
}
const readChannels = shellEndpoint<{ query: object }, Channels>('get', '/api/me/concern-channels')

export const useChannels = () => useRead(readChannels, { query: {} })
export const useMyConcern = (id: string) => useRead(contract.readMyConcern, { params: { id } })
export const useRaise = () => useWrite(contract.raiseConcern, { invalidates: [contract.listMyConcerns] })
export const useRoute = (body: Parameters<ReturnType<typeof useRaise>['run']>[0]['body']) => {
  const { way, kind, about, aboutName } = body
  return useRead(contract.findRoute, { body: { way, kind, about, aboutName } }, { keepsLast: true })
}
export const useAddWord = () => useWrite(contract.addWord, mine)
export const useClose = () => useWrite(contract.closeConcern, mine)
export const useReopen = () => useWrite(contract.reopenConcern, mine)

export const useConcern = (id: string) => useRead(contract.readConcern, { params: { id } })
export const useAcknowledge = () => useWrite(contract.acknowledgeConcern, handled)
export const useMessage = () => useWrite(contract.writeToRaiser, handled)
export const useAnswer = () => useWrite(contract.answerConcern, handled)
export const useHandOn = () => useWrite(contract.handOnConcern, { invalidates: [contract.listConcerns] })
export const useOpenHazard = () => useWrite(contract.openHazardOf, handled)
export const useUnits = () => useRead(unitTree, { query: {} })

export const useRaiseAnonymously = () => useWrite(contract.raiseAnonymously)
export const useReadAnonymous = () => useWrite(contract.readAnonymous)
export const useAnonymousWord = () => useWrite(contract.addAnonymousWord)
export const useCloseAnonymous = () => useWrite(contract.closeAnonymous)
export const useReopenAnonymous = () => useWrite(contract.reopenAnonymous)
