import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planQuota, type QuotaInterval } from './quota-plan.ts'

function apply(intervals: readonly QuotaInterval[], fromOn: string, headcount: number): QuotaInterval[] {
  const plan = planQuota(intervals, fromOn)
  const kept = intervals.map((i) => ({
    ...i,
    ...(plan.close?.id === i.id ? { toOn: plan.close.toOn } : {}),
    ...(plan.correct === i.id ? { headcount } : {}),
  }))
  return plan.add ? [...kept, { id: `${kept.length}`, headcount, ...plan.add }] : kept
}

test('随便什么次序核定，各段首尾相接、不重叠，每一天都是最后核定的那个数', () => {
  const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-02-${String(n).padStart(2, '0')}`)
  fc.assert(
    fc.property(fc.array(fc.tuple(day, fc.nat(50)), { minLength: 1, maxLength: 12 }), (steps) => {
      const truth = new Map<string, number>()
      let intervals: QuotaInterval[] = []
      for (const [fromOn, headcount] of steps) {
        intervals = apply(intervals, fromOn, headcount)
        truth.set(fromOn, headcount)
      }
      const sorted = intervals.sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1))
      expect(sorted.map((i) => [i.fromOn, i.headcount])).toEqual([...truth].sort(([a], [b]) => (a < b ? -1 : 1)))
      expect(sorted.map((i) => i.toOn)).toEqual([...sorted.slice(1).map((i) => i.fromOn), null])
    }),
  )
})
