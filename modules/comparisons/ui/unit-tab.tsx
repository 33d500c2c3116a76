import { lazy } from 'react'

/** What this module adds to the page of a unit. */
export const unitTabs = [
  {
    key: 'performance',
    label: '履职情况',
    order: 10,
    Tab: lazy(() => import('./unit-performance.tsx').then((m) => ({ default: m.UnitPerformance }))),
  },
]
