import { useRead, useWrite } from '../../../app/requests.ts'
import * as contract from '../contract.ts'

const sent = { answers: contract.readSent, invalidates: [contract.listSent] }
const received = { answers: contract.readReceived, invalidates: [contract.listReceived] }
const release = { invalidates: [contract.listReleases] }

export const useFigures = (on: string | undefined) =>
  useRead(contract.readFigures, { query: on === undefined ? {} : { on } }, { keepsLast: true })
export const useTrend = (query: { figureId: string; days: '30' | '90' | '365' }) =>
  useRead(contract.readTrend, { query }, { keepsLast: true })
export const useBelow = () => useRead(contract.listBelow, { query: {} })
export const useSent = (id: string) => useRead(contract.readSent, { params: { id } })
export const useSend = () => useWrite(contract.sendNotice, { invalidates: [contract.listSent] })
export const useWithdrawSent = () => useWrite(contract.withdrawSent, sent)
export const useReceived = (id: string) => useRead(contract.readReceived, { params: { id } })
export const useAcknowledge = () => useWrite(contract.acknowledgeReceived, received)
export const useTakeOver = () => useWrite(contract.takeOverReceived, received)
export const useReleasables = () => useRead(contract.listReleasables, { query: {} })
export const useAsk = () => useWrite(contract.askRelease, release)
export const useApprove = () => useWrite(contract.approveRelease, release)
export const useRefuse = () => useWrite(contract.refuseRelease, release)
export const useWithdrawRelease = () => useWrite(contract.withdrawRelease, release)
