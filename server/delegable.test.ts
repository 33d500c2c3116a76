import { expect, test } from 'vitest'
import { useApp } from '../tests/harness/app.ts'
import { isDelegable } from './delegable.ts'

const app = useApp()
const personal =
  /^(?:signature|signingRequest|signingDesk|round|scan|scanPage|letter|proceeding|accountabilityReview|concern|secondLook|grant|account|session|delegation|release|wording|post|redLine|unit)\./

test('签名、签收、密封的卷、账号和授权、范本和规则，没有一条能代办；要再输口令的也不能', () => {
  const writes = app.endpoints.filter((e) => e.method !== 'get' && !e.isRead)
  const open = writes.filter(isDelegable)
  expect(
    open.filter((e) => personal.test(e.event ?? '') || e.stepUp || /rule|receipt$/i.test(e.path)).map((e) => e.path),
  ).toEqual([])
  const signedOn = ['/api/consultations/{id}/approval', '/api/incidents/{id}/statements/{statementId}/approval']
  expect(open.filter((e) => signedOn.includes(e.path))).toEqual([])
  expect(open.length).toBeGreaterThan(80)
})

test('密封的卷、自己的事、账号和委托，代办的人也读不到', () => {
  const reads = app.endpoints.filter((e) => e.method === 'get' || e.isRead).filter(isDelegable)
  const sealed =
    /^\/api\/(?:me|session|accounts|grants|proceeding|concerns|concern-figures|second-looks|accountability|answerable|delegation)/
  expect(reads.filter((e) => sealed.test(e.path)).map((e) => e.path)).toEqual([])
})
