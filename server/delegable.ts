import type { Endpoint } from '../platform/http/contract.ts'

/** What nobody does or reads in another's place: the own account and matters, signatures, sealed files, grants. */
const closed: readonly RegExp[] = [
  /^\/api\/(?:session|me|accounts|account-openings|grants|delegations|delegation-candidates|delegation-holders)(?:\/|$)/,
  /^\/api\/(?:proceedings|proceeding-leaders|proceeding-entries|accountability-reviews|accountability-triggers|answerable-levels)(?:\/|$)/,
  /^\/api\/(?:concerns|concern-figures|second-looks)(?:\/|$)/,
  /^\/api\/people\/\{id\}\/outcomes$/,
]

/** Areas whose daily work goes on while somebody is away; every other write waits for its own officer. */
const open: readonly RegExp[] = [
  /^\/api\/(?:people|assignments|officers|correction-requests|transfer-proposals|imports|uploads|part-uploads|jobs)(?:\/|$)/,
  /^\/api\/(?:annex-one|annex-five)(?:-snapshots)?\/?/,
  /^\/api\/(?:filings|line-documents|suggestions|incidents)(?:\/|$)/,
  /^\/api\/(?:hazards|screening-rounds|screening-returns|collections|collection-parts|own-forms|own-form-parts)(?:\/|$)/,
  /^\/api\/(?:consultations|consultation-decisions)(?:\/|$)/,
  /^\/api\/(?:weekly-reports|bureau-reports|notices|notice-tasks|tasks|supervision-slips)(?:\/|$)/,
]

/** Inside the open areas: receipts and what stands for a signature on paper. */
const signed: readonly RegExp[] = [
  /^\/api\/supervision-slips\/\{id\}\/receipt$/,
  /^\/api\/screening-returns\/\{id\}\/paper-answer$/,
  /^\/api\/consultations\/\{id\}\/approval$/,
  /^\/api\/incidents\/\{id\}\/statements\/\{statementId\}\/approval$/,
]

const isOne = (patterns: readonly RegExp[], path: string): boolean => patterns.some((pattern) => pattern.test(path))

/** Whether an act may be done in another's place (docs/decisions/0015-delegation.md): reads unless closed, writes only in the open areas. */
export function isDelegable({ method, path, isRead }: Endpoint): boolean {
  if (isOne(closed, path)) return false
  return method === 'get' || isRead === true || (isOne(open, path) && !isOne(signed, path))
}
