import { useRead, useWrite } from '../../../app/requests.ts'
import { unitTree } from '../../organisation/contract.ts'
import { listPosts } from '../../posts/contract.ts'
import { listWordings } from '../../wordings/contract.ts'
import * as contract from '../contract.ts'

const touched = [contract.listRounds, contract.readRound, contract.listAnswers]

export const useUnitTree = () => useRead(unitTree, { query: {} })
export const usePosts = () => useRead(listPosts, { query: { limit: '200' } })
export const usePledgeWordings = () => useRead(listWordings, { query: {} })
export const useRound = (id: string) => useRead(contract.readRound, { params: { id } }, { every: 10_000 })
export const useAudienceCount = (body: { wordingId: string; audience: Audience } | null) =>
  useRead(contract.countAudience, { body: body ?? noAudience }, { enabled: body !== null, keepsLast: true })
export const useOpenRound = () => useWrite(contract.openRound, { invalidates: touched })
export const useMoveDeadline = () => useWrite(contract.moveDeadline, { invalidates: touched })
export const useCloseRound = () => useWrite(contract.closeRound, { invalidates: touched })
export const useRemind = () => useWrite(contract.remind, { invalidates: touched })

export interface Audience {
  readonly people: 'auxiliary' | 'officer'
  readonly unitIds: string[]
  readonly postIds: string[]
  readonly auxiliaryKinds: ('patrolMember' | 'policeAssistant')[]
  readonly joinedSince: string | null
  readonly isOutdatedOnly: boolean
}
export const everybody: Audience = {
  people: 'auxiliary',
  unitIds: [],
  postIds: [],
  auxiliaryKinds: [],
  joinedSince: null,
  isOutdatedOnly: false,
}
const noAudience = { wordingId: '', audience: everybody }
