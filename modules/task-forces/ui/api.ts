import { useRead, useWrite } from '../../../app/requests.ts'
import * as contract from '../contract.ts'

const touched = { invalidates: [contract.listTaskForces, contract.readTaskForce] }

export const useTaskForce = (id: string, on?: string) =>
  useRead(contract.readTaskForce, { params: { id }, query: on ? { on } : {} }, { keepsLast: true })
export const useFound = () => useWrite(contract.foundTaskForce, touched)
export const useChange = () => useWrite(contract.changeTaskForce, touched)
export const useAppoint = () => useWrite(contract.appointToTaskForce, touched)
export const useEnd = () => useWrite(contract.endTaskForceAppointment, touched)
export const useSetCycle = () => useWrite(contract.setCycle, touched)
