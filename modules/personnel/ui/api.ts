import { useRead, useWrite } from '../../../app/requests.ts'
import { useSession } from '../../../app/session.tsx'
import { businessReaders } from '../../../platform/http/contract.ts'
import { unitTree } from '../../organisation/contract.ts'
import { listPosts } from '../../posts/contract.ts'
import * as contract from '../contract.ts'

const roster = [contract.listPeople, contract.searchPeople]
const afterwards = { invalidates: [...roster, contract.readPerson, contract.listViews, unitTree] }
const answersFile = { invalidates: [...roster, contract.listViews, unitTree], answers: contract.readPerson }

/** The tree of the own units; none for those who read by person or by line. */
export function useUnitTree() {
  const { session } = useSession()
  const isReader = (businessReaders as readonly string[]).includes(session.role)
  return useRead(unitTree, { query: {} }, { enabled: isReader })
}
/** Posts in force, as options. */
export function usePostOptions() {
  const posts = useRead(listPosts, { query: { limit: '500' } })
  return (posts.data?.rows ?? []).map((p) => ({ value: p.id, label: p.name }))
}
/** Officers of a unit (or of the whole reach) who lead somebody, as options. */
export function useLeadOfficerOptions(unitId: string | undefined) {
  const officers = useRead(contract.listPeople, { query: { kind: 'officer', limit: '300', ...(unitId ? { unitId } : {}) } })
  return (officers.data?.rows ?? []).filter((o) => o.ledCount > 0).map((o) => ({ value: o.id, label: o.name }))
}
export const usePerson = (id: string) => useRead(contract.readPerson, { params: { id } })
export const useAddPerson = () => useWrite(contract.addPerson, { invalidates: [...roster, unitTree] })
export const useChangePerson = () => useWrite(contract.changePerson, answersFile)
export const useSetPhoto = () => useWrite(contract.setPhoto, answersFile)
export const useRemovePhoto = () => useWrite(contract.removePhoto, answersFile)
export const useSeparatePerson = () => useWrite(contract.separatePerson, afterwards)
export const useVoidPerson = () => useWrite(contract.voidPerson, { invalidates: [...roster, unitTree] })
export const useDisclosure = () => useWrite(contract.discloseNumber, { invalidates: [contract.listViews] })
export const useMovePerson = () => useWrite(contract.movePerson, afterwards)
export const useRejoinPerson = () => useWrite(contract.rejoinPerson, afterwards)
