import { useRead, useWrite } from '../../../app/requests.ts'
import * as contract from '../contract.ts'

export const useDesk = () => useRead(contract.readDesk, {})
export const useEnterDesk = () => useWrite(contract.enterDesk)
export const useDeskRequest = () => useRead(contract.readDeskRequest, { query: {} })
export const useOpenDesk = () => useWrite(contract.openDesk)
export const useOpenDesks = (roundId: string) => useRead(contract.listDesks, { query: { roundId } })
export const useCloseDesk = () => useWrite(contract.closeDesk, { invalidates: [contract.listDesks] })
