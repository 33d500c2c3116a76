import { useRead, useWrite } from '../../../app/requests.ts'
import * as contract from '../contract.ts'

const touched = { answers: contract.readReport, invalidates: [contract.listReports] }

export const useReport = (id: string) => useRead(contract.readReport, { params: { id } })
export const useEdit = () => useWrite(contract.editReport, touched)
export const useRedraft = () => useWrite(contract.redraftReport, touched)
export const useSend = () => useWrite(contract.sendReport, touched)
export const useIssue = () => useWrite(contract.issueReport, touched)
export const useReturn = () => useWrite(contract.returnReport, touched)
