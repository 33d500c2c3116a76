import { useRead, useWrite } from '../../../app/requests.ts'
import {
  addUnit,
  appointLeader,
  changeUnit,
  closeUnit,
  endAppointment,
  listUnits,
  mergeUnit,
  moveUnit,
  placeUnit,
  readUnit,
  renameUnit,
  unitTree,
} from '../contract.ts'

const afterwards = { invalidates: [listUnits, readUnit, unitTree] }

export const useUnitTree = () => useRead(unitTree, { query: {} })
export const useUnit = (id: string) => useRead(readUnit, { params: { id } })
export const useAddUnit = () => useWrite(addUnit, afterwards)
export const useChangeUnit = () => useWrite(changeUnit, afterwards)
export const useRenameUnit = () => useWrite(renameUnit, afterwards)
export const useAppointLeader = () => useWrite(appointLeader, afterwards)
export const useEndAppointment = () => useWrite(endAppointment, afterwards)
export const useCloseUnit = () => useWrite(closeUnit, afterwards)
export const useMoveUnit = () => useWrite(moveUnit)
export const usePlaceUnit = () => useWrite(placeUnit)
export const useMergeUnit = () => useWrite(mergeUnit)
