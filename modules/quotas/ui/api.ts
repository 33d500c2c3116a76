import { useRead, useWrite } from '../../../app/requests.ts'
import { listPosts } from '../../posts/contract.ts'
import * as contract from '../contract.ts'

const made = [contract.listQuotas, contract.sumByPost, contract.sumByUnit, contract.readQuota, listPosts]

export const useSetQuota = () => useWrite(contract.setQuota, { invalidates: made })
/** All posts, for the choice of the filter. */
export const useAllPosts = () => useRead(listPosts, { query: { limit: '500', state: 'all' } })
