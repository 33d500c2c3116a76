import { expect, test } from 'vitest'
import { atMoment, inGrid, inSentence, timeOfDay, today, topBarDate, withWeekday } from './dates.ts'

const now = new Date('2026-09-09T07:20:00Z')

test('the top bar shows the Beijing day, whatever zone the computer is in', () => {
  expect(topBarDate(now)).toBe('9月9日 星期三')
  expect(today(new Date('2026-09-08T16:00:00Z'))).toBe('2026-09-09')
  expect(today(new Date('2026-09-08T15:59:59Z'))).toBe('2026-09-08')
})

test('dates in sentences name the year only when it is another one', () => {
  expect(inSentence('2026-09-04', now)).toBe('9月4日')
  expect(inSentence('2025-12-31', now)).toBe('2025年12月31日')
  expect(withWeekday('2026-09-10')).toBe('9月10日（四）')
})

test('moments of today, of this year and of another one', () => {
  expect(atMoment('2026-09-09T07:12:00Z', now)).toBe('今天 15:12')
  expect(atMoment('2026-09-08T01:40:00Z', now)).toBe('9月8日 09:40')
  expect(atMoment('2025-09-08T01:40:00Z', now)).toBe('2025年9月8日 09:40')
  expect(timeOfDay('2026-09-09T16:00:00Z')).toBe('00:00')
  expect(inGrid('2026-09-09T16:00:00Z')).toBe('2026-09-10 00:00')
})
