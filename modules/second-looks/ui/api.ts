import { useWrite } from '../../../app/requests.ts'
import * as contract from '../contract.ts'

const touched = { invalidates: [contract.listSecondLooks] }
export const useAnswerLook = () => useWrite(contract.answerSecondLook, touched)
export const useDecideLook = () => useWrite(contract.decideSecondLook, touched)
