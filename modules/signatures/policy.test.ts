import { expect, test } from 'vitest'
import { mintScope } from '../../platform/context.ts'
import { decliningFault, isWaiting, maskedName, reaches, signingFault, witnessUntil } from './policy.ts'

const today = '2026-11-23'
const asked = (state: 'open' | 'signed' | 'declined' | 'withdrawn', more: { endedAt?: Date; fromOn?: string } = {}) => ({
  state,
  endedAt: more.endedAt ?? null,
  fromOn: more.fromOn ?? '2026-11-01',
})
const over = { endedAt: new Date('2026-11-20T00:00:00Z') }

test.each([
  ['没答复', asked('open'), undefined, undefined, true],
  ['今天起', asked('open', { fromOn: today }), undefined, undefined, true],
  ['明天起', asked('open', { fromOn: '2026-11-24' }), 'notYet', 'notYet', true],
  ['不签，批次没结束', asked('declined'), undefined, 'alreadyDeclined', true],
  ['不签，批次结束了', asked('declined', over), 'occasionOver', 'alreadyDeclined', false],
  ['签过', asked('signed'), 'alreadySigned', 'alreadySigned', false],
  ['收回', asked('withdrawn', over), 'occasionOver', 'occasionOver', false],
] as const)('%s', (...[, request, sign, decline, waiting]) => {
  expect([signingFault(request, today)?.code, decliningFault(request, today)?.code, isWaiting(request)]).toEqual([
    sign,
    decline,
    waiting,
  ])
})

test('重置口令后整 72 小时要见证人，一毫秒也不多', () => {
  const reset = new Date('2026-11-20T07:20:00.000Z')
  expect(witnessUntil(reset, new Date('2026-11-23T07:19:59.999Z'))).toEqual(new Date('2026-11-23T07:20:00.000Z'))
  expect(witnessUntil(reset, new Date('2026-11-23T07:20:00.000Z'))).toBeNull()
  expect(witnessUntil(null, reset)).toBeNull()
})

test('够得着的才看全名；掩码只留姓', () => {
  const actor = {
    bureauId: 'b',
    accountId: 'a',
    personId: 'me',
    name: '',
    role: 'unitClerk' as const,
    unitId: null,
    sessionId: null,
    address: '',
  }
  const scope = mintScope({ kind: 'subtree', ranges: [{ from: '0001', to: '0001~' }], personIds: ['led'], policeLine: null })
  const of = (unitSortKey: string, personId: string) => reaches({ actor, scope }, { unitSortKey, personId })
  expect([of('00010002', 'x'), of('0002', 'x'), of('0002', 'led'), of('0002', 'me')]).toEqual([true, false, true, true])
  expect(['宋永康', '欧阳', '李'].map(maskedName)).toEqual(['宋**', '欧*', '李'])
})
