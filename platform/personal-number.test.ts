import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from './calendar/dates.ts'
import { ageOn, checkDigit, isMobile, maskIdNumber, maskPhone, parseIdNumber, upgradeFifteen } from './personal-number.ts'

const sampleOf = (bornOn: string, sequence: number) => {
  const first17 = `990101${bornOn.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
  return first17 + checkDigit(first17)
}
const births = fc.integer({ min: 0, max: 33_237 }).map((days) => addDays('1940-01-01', days))
const sequences = fc.integer({ min: 0, max: 999 })

test('the two sample numbers of the standard have the check digits X and 4', () => {
  expect(checkDigit('11010519491231002')).toBe('X')
  expect(checkDigit('44052418800101001')).toBe('4')
})

test('a number with a small x and blanks around it is stored with a large X', () => {
  expect(parseIdNumber(' 11010519491231002x ')).toEqual({
    ok: true,
    value: '11010519491231002X',
    bornOn: '1949-12-31',
    sex: 'female',
  })
})

test('every number made by the rule is read back with its birth date and sex, whatever its region code', () => {
  fc.assert(
    fc.property(births, sequences, (bornOn, sequence) => {
      const value = sampleOf(bornOn, sequence)
      expect(parseIdNumber(value)).toEqual({ ok: true, value, bornOn, sex: sequence % 2 === 1 ? 'male' : 'female' })
    }),
    { numRuns: 5_000 },
  )
})

test('one wrong digit anywhere is never accepted', () => {
  fc.assert(
    fc.property(births, sequences, fc.nat(16), fc.integer({ min: 1, max: 9 }), (bornOn, sequence, place, shift) => {
      const value = sampleOf(bornOn, sequence)
      const wrong = String((Number(value[place]) + shift) % 10)
      expect(parseIdNumber(value.slice(0, place) + wrong + value.slice(place + 1)).ok).toBe(false)
    }),
    { numRuns: 5_000 },
  )
})

const good = sampleOf('1994-05-12', 231)
const wrongDigit = good.endsWith('0') ? '1' : '0'

test.each([
  ['a wrong check digit', good.slice(0, 17) + wrongDigit, 'checkDigit', `第 18 位应为 ${good.slice(17)}`],
  ['a day that does not exist', '990101199902300014', 'birthDate', '1999 年 02 月 30 日不存在'],
  ['a birth long ago', '99010118800101001X', 'birthDate', '不在 1940 至 2030 年之间'],
  ['15 digits', '990101940512231', 'length', '15 位旧号码'],
  ['17 digits', good.slice(0, 17), 'length', '现为 17 位'],
  ['nothing', '', 'length', '现为 0 位'],
  ['full-width digits', good.replace('9', '９'), 'fullWidth', '半角'],
  ['a blank inside', `${good.slice(0, 6)} ${good.slice(6)}`, 'characters', '第 7 位是空格'],
  ['a letter O', `O${good.slice(1)}`, 'characters', '第 1 位是“O”'],
  ['an X in the middle', `${good.slice(0, 8)}X${good.slice(9)}`, 'characters', '第 9 位是 X'],
  ['scientific notation', '9.90101E+17', 'characters', '科学记数法'],
  ['digits lost by a spreadsheet', `${good.slice(0, 15)}000`, 'checkDigit', '末三位为 000'],
])('%s is refused with place and cure', (_, text, code, words) => {
  const parsed = parseIdNumber(text)
  expect(parsed).toMatchObject({ ok: false, code })
  expect(parsed.ok ? '' : parsed.message).toContain(words)
})

test('what could be meant is proposed: the right check digit, half-width digits, the upgraded number', () => {
  expect(parseIdNumber(good.slice(0, 17) + wrongDigit)).toMatchObject({ expected: good })
  expect(parseIdNumber(good.replace('9', '９'))).toMatchObject({ expected: good })
  expect(parseIdNumber(good.slice(0, 6) + good.slice(8, 17))).toMatchObject({ expected: good })
  expect(parseIdNumber(`${good.slice(0, 15)}000`)).not.toHaveProperty('expected')
})

test('an old 15-digit number is upgraded with 19 and a check digit; anything else is not', () => {
  expect(upgradeFifteen('110105491231002')).toBe('11010519491231002X')
  expect(upgradeFifteen('990101941332231')).toBeNull()
  expect(upgradeFifteen(good)).toBeNull()
})

test('age turns on the birthday, for a leap-day child on 1 March', () => {
  expect(ageOn('1994-05-12', '2026-05-11')).toBe(31)
  expect(ageOn('1994-05-12', '2026-05-12')).toBe(32)
  expect(ageOn('2000-02-29', '2026-02-28')).toBe(25)
  expect(ageOn('2000-02-29', '2026-03-01')).toBe(26)
})

test('masks show four characters of an ID number, seven of a mobile number and nothing of scraps', () => {
  expect(maskIdNumber('990101199405122317')).toBe('****2317')
  expect(maskPhone('19900000032')).toBe('199****0032')
  expect(maskPhone('0990-8230017')).toBe('****0017')
  expect([maskIdNumber('2317'), maskPhone('110')]).toEqual(['****', '****'])
})

test('a mobile number has eleven digits and begins with 13 to 19', () => {
  expect(['19900000032', `13${'0'.repeat(9)}`].every(isMobile)).toBe(true)
  expect(['12900000000', '1990000003', '199000000321', '１9900000032', ''].some(isMobile)).toBe(false)
})
