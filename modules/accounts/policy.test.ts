import { describe, expect, test } from 'vitest'
import { secretFault } from '../../platform/access/passwords.ts'
import type { Actor } from '../../platform/context.ts'
import { type Role, roles } from '../../platform/http/contract.ts'
import * as policy from './policy.ts'

const administrators: readonly Role[] = ['systemAdministrator', 'securityAdministrator', 'auditAdministrator']
const actor = (accountId: string, role: Role): Actor => ({
  bureauId: 'b',
  accountId,
  personId: null,
  name: '某',
  role,
  unitId: null,
  sessionId: null,
  address: 'x',
})

test('三名管理员互不兼任，也不兼任业务身份；业务身份可以兼任', () => {
  for (const held of roles) {
    for (const added of roles) {
      const isMixed = held !== added && (administrators.includes(held) || administrators.includes(added))
      expect([held, added, policy.mayHoldTogether([held], added)]).toEqual([held, added, !isMixed])
    }
  }
})

test.each<[string, policy.RoleFacts, Role[]]>([
  ['在职辅警有本人身份', { grants: [], isServingAuxiliary: true, leads: false }, ['auxiliary']],
  ['带辅民警的身份由花名册得出', { grants: [], isServingAuxiliary: false, leads: true }, ['leadOfficer']],
  [
    '授权和花名册的身份合在一起',
    { grants: [{ role: 'unitHead' }], isServingAuxiliary: false, leads: true },
    ['unitHead', 'leadOfficer'],
  ],
  [
    '同一身份两个单位只算一个',
    { grants: [{ role: 'bureauLeader' }, { role: 'bureauLeader' }], isServingAuxiliary: false, leads: false },
    ['bureauLeader'],
  ],
  [
    '带着辅警的管理员只是管理员',
    { grants: [{ role: 'systemAdministrator' }], isServingAuxiliary: false, leads: true },
    ['systemAdministrator'],
  ],
  ['什么都没有就没有身份', { grants: [], isServingAuxiliary: false, leads: false }, []],
])('%s', (_, facts, held) => {
  expect(policy.rolesOf(facts)).toEqual(held)
})

const minutes = (n: number) => new Date(Date.UTC(2026, 10, 23) + n * 60_000)
const locks: [number, number | null][] = [
  [0, null],
  [4, null],
  [5, 15],
  [9, 15],
  [10, 30],
  [15, 60],
  [20, 120],
  [25, 240],
  [30, 480],
  [35, 960],
  [40, 1440],
  [45, 1440],
  [100, 1440],
]
test.each(locks)('错 %i 次，锁 %s 分钟', (count, lock) => {
  const failures = Array.from({ length: count }, (_, i) => minutes(i))
  const last = Math.floor(count / 5) * 5 - 1
  expect(policy.lockAfter(failures).until).toEqual(lock === null ? null : minutes(last + lock))
})

test('还剩几次、再错锁多久，说得准', () => {
  const after = (count: number) => policy.lockAfter(Array.from({ length: count }, (_, i) => minutes(i)))
  expect([after(1).triesLeft, after(1).nextLockMinutes]).toEqual([4, 15])
  expect([after(7).triesLeft, after(7).nextLockMinutes]).toEqual([3, 30])
})

test.each([
  ['Ab3!Ab3!x', '口令至少 10 位。'],
  [`Ab3!${'x9Z-'.repeat(40)}`, '口令最多 128 位。'],
  ['abcdefghij', '口令要有大写字母、小写字母、数字、符号中的至少三种。'],
  ['Mh10217-Lake', '口令里不要有账号、姓名或常见词。'],
  ['宋永康-Lake-2026', '口令里不要有账号、姓名或常见词。'],
  ['Passw0rd-2026', '口令里不要有账号、姓名或常见词。'],
  ['Gongan-2026-x', '口令里不要有账号、姓名或常见词。'],
  ['Lake----2026', '口令里不要有四个以上相同的字符连在一起。'],
  ['Lake-stone-27', undefined],
])('口令 %s：%s', (secret, said) => {
  expect(secretFault(secret, ['mh10217', '宋永康'])).toBe(said)
})

const grant: policy.GrantFacts = {
  accountId: 'zhou',
  role: 'unitHead',
  fromOn: '2026-11-01',
  toOn: null,
  proposedBy: 'anquan',
  confirmedAt: null,
  revokedAt: null,
}
const at = new Date('2026-11-01T00:00:00Z')
describe('确认授权', () => {
  const leaderHere = { confirmer: 'politicalOfficeLeader' as const, today: '2026-11-23' }
  const noLeader = { confirmer: 'systemAdministrator' as const, today: '2026-11-23' }
  const cases: [string, Actor, Partial<policy.GrantFacts>, typeof leaderHere | typeof noLeader, string | undefined][] = [
    ['政治处领导确认', actor('li', 'politicalOfficeLeader'), {}, leaderHere, undefined],
    ['还没有政治处领导时由系统管理员确认', actor('xitong', 'systemAdministrator'), {}, noLeader, undefined],
    ['有了政治处领导，系统管理员不再确认', actor('xitong', 'systemAdministrator'), {}, leaderHere, 'wrongConfirmer'],
    ['提出的人自己确认', actor('anquan', 'politicalOfficeLeader'), {}, leaderHere, 'proposedByOneself'],
    ['给自己的授权', actor('zhou', 'politicalOfficeLeader'), {}, leaderHere, 'grantedToOneself'],
    ['别的身份', actor('he', 'auxiliaryOffice'), {}, leaderHere, 'wrongConfirmer'],
    ['已经确认过', actor('li', 'politicalOfficeLeader'), { confirmedAt: at }, leaderHere, 'alreadyConfirmed'],
    ['已经收回', actor('li', 'politicalOfficeLeader'), { revokedAt: at }, leaderHere, 'grantRevoked'],
    ['期限已过', actor('li', 'politicalOfficeLeader'), { toOn: '2026-11-23' }, leaderHere, 'grantOver'],
  ]
  test.each(cases)('%s', (...[, who, facts, now, code]) => {
    expect(policy.confirmationFault(who, { ...grant, ...facts }, now)?.code).toBe(code)
  })
})

describe('提出授权', () => {
  const wanted = { accountId: 'zhou', role: 'unitHead' as Role, unitId: 'u', policeLine: null, fromOn: '2026-11-23', toOn: null }
  const open = { state: 'open' as const, held: [] as Role[] }
  const cases: [string, Partial<policy.WantedGrant>, Partial<typeof open> | { state: 'disabled' }, string | undefined][] = [
    ['单位领导选了单位', {}, {}, undefined],
    ['给自己', { accountId: 'anquan' }, {}, 'grantedToOneself'],
    ['停用的账号', {}, { state: 'disabled' }, 'accountDisabled'],
    ['辅警身份不用授', { role: 'auxiliary', unitId: null }, {}, 'derivedRole'],
    ['带辅民警身份不用授', { role: 'leadOfficer', unitId: null }, {}, 'derivedRole'],
    ['单位领导没选单位', { unitId: null }, {}, 'unitScope'],
    ['辅警办不按单位', { role: 'auxiliaryOffice' }, {}, 'noUnitScope'],
    ['督导要选警种', { role: 'lineInspector', unitId: null }, {}, 'lineScope'],
    ['别的身份不选警种', { policeLine: '治安' }, {}, 'lineScope'],
    ['不能往前授', { fromOn: '2026-11-22' }, {}, 'tooEarly'],
    ['截止早于起始', { toOn: '2026-11-23' }, {}, 'endsBeforeStart'],
    ['管理员不兼业务', {}, { held: ['systemAdministrator'] }, 'rolesExclude'],
    ['业务不兼管理员', { role: 'auditAdministrator', unitId: null }, { held: ['unitClerk'] }, 'rolesExclude'],
    ['辅警不当管理员', { role: 'auditAdministrator', unitId: null }, { held: ['auxiliary'] }, 'rolesExclude'],
    ['业务可以兼业务', {}, { held: ['unitClerk'] }, undefined],
  ]
  test.each(cases)('%s', (_, change, candidate, code) => {
    const said = policy.proposalFault(
      actor('anquan', 'securityAdministrator'),
      { ...wanted, ...change },
      { ...open, ...candidate },
      '2026-11-23',
    )
    expect(said?.code).toBe(code)
  })
})

describe('账号', () => {
  const account = {
    accountId: 'song',
    personId: 'p',
    unitId: 'u',
    state: 'open' as const,
    openedBy: 'xie',
    resetAskedAt: at as Date | null,
    resetAskedBy: 'xie' as string | null,
  }
  const administrator = actor('xitong', 'systemAdministrator')
  test('重置：有人申请、另一人办理，不给自己办', () => {
    const code = (who: Actor, change: Partial<Parameters<typeof policy.resetFault>[1]>) =>
      policy.resetFault(who, { ...account, ...change })?.code
    expect(code(administrator, {})).toBeUndefined()
    expect(code(administrator, { resetAskedAt: null })).toBe('resetNotAsked')
    expect(code(administrator, { resetAskedAt: null, unitId: null })).toBeUndefined()
    expect(code(actor('xie', 'systemAdministrator'), {})).toBe('askedByOneself')
    expect(code(actor('song', 'systemAdministrator'), {})).toBe('ownAccount')
    expect(code(administrator, { state: 'pending' })).toBe('accountNotOpen')
  })
  test('发放：申请开通的人不发放口令', () => {
    const code = (who: Actor, state: 'pending' | 'open' | 'disabled') => policy.issueFault(who, { ...account, state })?.code
    expect(code(administrator, 'pending')).toBeUndefined()
    expect(code(actor('xie', 'systemAdministrator'), 'pending')).toBe('openedByOneself')
    expect(code(administrator, 'open')).toBe('alreadyIssued')
    expect(code(administrator, 'disabled')).toBe('accountDisabled')
  })
  test('停用：不停自己的', () => {
    expect(policy.disableFault(administrator, account)).toBeUndefined()
    expect(policy.disableFault(actor('song', 'systemAdministrator'), account)?.code).toBe('ownAccount')
  })
})

test.each<[string, Partial<policy.GrantFacts>, string]>([
  ['没确认', {}, 'proposed'],
  ['确认了', { confirmedAt: at }, 'active'],
  ['还没到日子', { confirmedAt: at, fromOn: '2026-12-01' }, 'coming'],
  ['过了日子', { confirmedAt: at, toOn: '2026-11-23' }, 'ended'],
  ['收回了', { confirmedAt: at, revokedAt: at }, 'revoked'],
])('授权%s', (_, change, state) => {
  expect(policy.grantState({ ...grant, ...change }, '2026-11-23')).toBe(state)
})
