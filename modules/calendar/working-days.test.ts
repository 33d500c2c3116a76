import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, beijingDate, daysBetween, weekdayOf } from '../../platform/calendar/dates.ts'
import { stateHolidays } from '../../platform/calendar/state-holidays.ts'
import { type LoadedYear, type WorkingDays, workingDaysFrom } from './working-days.ts'

const loaded = (...years: number[]): LoadedYear[] => years.map((year) => ({ year, exceptions: stateHolidays(year) ?? [] }))
const calendar = workingDaysFrom(loaded(2025, 2026))

describe('2026 年的日历', () => {
  test.each([
    ['2026-10-01', false, '国庆节'],
    ['2026-10-10', true, '星期六调休上班'],
    ['2026-09-20', true, '星期日调休上班'],
    ['2026-02-14', true, '春节前的星期六上班'],
    ['2026-02-23', false, '春节的星期一'],
    ['2026-11-23', true, '平常的星期一'],
    ['2026-11-28', false, '平常的星期六'],
    ['2025-12-31', true, '上一年的最后一天'],
    ['2027-01-04', undefined, '没有载入的年份不猜'],
  ])('%s 上班：%s（%s）', (on, isWorkday, _) => expect(calendar.isWorkday(on)).toBe(isWorkday))

  test('往后数几个工作日', () => {
    expect(calendar.plus('2026-09-30', 1)).toBe('2026-10-08')
    expect(calendar.plus('2026-09-30', 3)).toBe('2026-10-10') // 四、五，然后是调休的星期六
    expect(calendar.plus('2025-12-31', 1)).toBe('2026-01-04') // 年底，元旦之后是上班的星期日
    expect(calendar.plus('2026-11-23', 0)).toBe('2026-11-23')
    expect(workingDaysFrom(loaded(2024)).plus('2024-02-28', 1)).toBe('2024-02-29')
  })

  test('两天之间隔几个工作日，倒过来是负数', () => {
    expect(calendar.between('2026-09-04', '2026-09-09')).toBe(3)
    expect(calendar.between('2026-09-09', '2026-09-04')).toBe(-3)
    expect(calendar.between('2026-09-30', '2026-10-07')).toBe(0)
    expect(calendar.between('2026-10-07', '2026-09-30')).toBe(0)
  })

  test('2027 年没有载入，算不出就说算不出', () => {
    expect(calendar.plus('2026-12-28', 4)).toBeUndefined()
    expect(calendar.between('2026-12-31', '2027-01-04')).toBeUndefined()
    expect(workingDaysFrom([]).plus('2026-01-01', 1)).toBeUndefined()
    expect(workingDaysFrom(loaded(2024, 2026)).between('2024-12-31', '2026-01-05')).toBeUndefined()
    expect(() => calendar.plus('2026-11-23', -1)).toThrow(RangeError)
  })
})

test.each([
  [null, '2026-09-09', 'none'],
  ['2026-09-08', '2026-09-09', 'overdue'],
  ['2026-09-09', '2026-09-09', 'near'],
  ['2026-09-14', '2026-09-09', 'near'],
  ['2026-09-15', '2026-09-09', 'before'],
  ['2026-10-10', '2026-09-30', 'near'], // 十天以后，中间只有三个工作日
  ['2026-10-12', '2026-09-30', 'before'],
  ['2027-01-01', '2026-12-30', 'near'], // 不到三天，怎么放假都在三个工作日以内
  ['2027-03-01', '2026-12-01', 'before'], // 今年剩下的工作日已经超过三个
  ['2027-01-08', '2026-12-29', 'unknown'],
  ['2026-12-30', '2027-01-04', 'overdue'],
] as const)('时限 %s，今天 %s：%s', (dueOn, today, light) => expect(calendar.lightOf(dueOn, today)).toBe(light))

test('北京时间 23:59:59 还是当天，一秒以后就过了时限', () => {
  const at = (moment: string) => calendar.lightOf('2026-11-24', beijingDate(new Date(moment)))
  expect([at('2026-11-24T15:59:59Z'), at('2026-11-24T16:00:00Z')]).toEqual(['near', 'overdue'])
})

/** The slow way: day by day. */
function naive(years: readonly LoadedYear[]) {
  const changed = new Map(years.flatMap((y) => y.exceptions.map((e) => [e.on, e.isWorkday] as const)))
  const isWorkday = (on: string): boolean | undefined => {
    if (!years.some((y) => y.year === Number(on.slice(0, 4)))) return undefined
    return changed.get(on) ?? (weekdayOf(on) !== 0 && weekdayOf(on) !== 6)
  }
  const between = (from: string, to: string): number | undefined => {
    let n = 0
    for (let i = 1; i <= daysBetween(from, to); i++) {
      const day = isWorkday(addDays(from, i))
      if (day === undefined) return undefined
      if (day) n++
    }
    return n
  }
  const plus = (on: string, n: number): string | undefined => {
    let [day, left] = [on, n]
    while (left > 0) {
      day = addDays(day, 1)
      const is = isWorkday(day)
      if (is === undefined) return undefined
      if (is) left--
    }
    return day
  }
  return { isWorkday, between, plus }
}

const anyDay = (from: string, days: number) => fc.integer({ min: 0, max: days }).map((i) => addDays(from, i))
/** Years with any exceptions at all, the leap year 2024 and the turns of the year among them. */
const anyYears = fc
  .record({
    years: fc.subarray([2023, 2024, 2025, 2026]),
    changed: fc.uniqueArray(anyDay('2023-01-01', 1460), { maxLength: 60 }),
  })
  .map(({ years, changed }) =>
    years.map((year) => ({
      year,
      exceptions: changed
        .filter((on) => on.startsWith(String(year)))
        .map((on) => ({ on, isWorkday: weekdayOf(on) === 0 || weekdayOf(on) === 6 })),
    })),
  )

test('任意的日历、任意的两天：和逐日数的一样（六千例）', () => {
  fc.assert(
    fc.property(anyYears, anyDay('2022-12-20', 1490), fc.integer({ min: 0, max: 90 }), (years, from, span) => {
      const [fast, slow] = [workingDaysFrom(years), naive(years)]
      const to = addDays(from, span)
      expect(fast.between(from, to)).toBe(slow.between(from, to))
      expect(fast.plus(from, span % 40)).toBe(slow.plus(from, span % 40))
      expect(fast.isWorkday(from)).toBe(slow.isWorkday(from))
    }),
    { numRuns: 6000 },
  )
})

test('第 n 个工作日正好隔着 n 个工作日，而且是工作日', () => {
  fc.assert(
    fc.property(anyDay('2025-01-01', 700), fc.integer({ min: 1, max: 30 }), (on, n) => {
      const day = calendar.plus(on, n)
      if (day === undefined) return
      expect(calendar.between(on, day)).toBe(n)
      expect(calendar.isWorkday(day)).toBe(true)
    }),
  )
})

test('灯从不猜：说“未到”和“三日以内”时，补上任何一种明年的日历也不变', () => {
  const days = fc.uniqueArray(anyDay('2027-01-01', 30), { maxLength: 31 })
  const whole = (changed: readonly string[]): WorkingDays =>
    workingDaysFrom([
      ...loaded(2026),
      { year: 2027, exceptions: changed.map((on) => ({ on, isWorkday: weekdayOf(on) === 0 || weekdayOf(on) === 6 })) },
    ])
  const partial = workingDaysFrom(loaded(2026))
  fc.assert(
    fc.property(days, anyDay('2026-12-15', 16), anyDay('2026-12-15', 45), (changed, today, dueOn) => {
      const light = partial.lightOf(dueOn, today)
      if (light !== 'unknown') expect(whole(changed).lightOf(dueOn, today)).toBe(light)
    }),
    { numRuns: 1000 },
  )
})

test('服务器在 UTC、上海、纽约，答案逐字相同', () => {
  const script = `
    const { workingDaysFrom } = await import(${JSON.stringify(new URL('./working-days.ts', import.meta.url).href)})
    const { stateHolidays } = await import(${JSON.stringify(new URL('../../platform/calendar/state-holidays.ts', import.meta.url).href)})
    const { addDays, beijingDate } = await import(${JSON.stringify(new URL('../../platform/calendar/dates.ts', import.meta.url).href)})
    const calendar = workingDaysFrom([2025, 2026].map((year) => ({ year, exceptions: stateHolidays(year) })))
    for (let i = 0; i < 760; i++) {
      const on = addDays('2024-12-20', i)
      console.log(on, calendar.isWorkday(on), calendar.plus(on, 7), calendar.between(on, '2026-06-30'), calendar.lightOf(addDays(on, i % 9), on), beijingDate(new Date(Date.UTC(2025, 2, 9, i))))
    }`
  const answers = ['UTC', 'Asia/Shanghai', 'America/New_York'].map((TZ) =>
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { env: { ...process.env, TZ }, encoding: 'utf8' }),
  )
  expect(answers[0]?.split('\n')).toHaveLength(761)
  expect(new Set(answers).size).toBe(1)
})
