import type { ReactNode } from 'react'
import { type Standing as StandingWord, standingLabels } from '../../platform/http/contract.ts'
import { Due, type DueLight } from './due.tsx'
import { Light, type LightKind } from './light.tsx'

export const standingLights: Record<StandingWord, LightKind> = {
  onTime: 'green',
  late: 'amber',
  missing: 'red',
  notDue: 'ring',
  released: 'ring',
}

interface StandingProps {
  readonly of: {
    readonly standing: StandingWord
    readonly dueOn: string
    readonly light: DueLight
    readonly days: number | null
  }
  /** Marks behind the word. */
  readonly children?: ReactNode
}

/** 按时, 迟报, 漏报，逾期 3 日, or the day while it is still to come: how what a unit owes stands. */
export function Standing({ of: { standing, dueOn, light, days }, children }: StandingProps) {
  if (standing === 'notDue') return <Due on={dueOn} light={light} days={days} />
  const gone = standing === 'missing' && days ? `，逾期 ${days} 日` : ''
  return (
    <Light kind={standingLights[standing]}>
      {standingLabels[standing]}
      {gone}
      {children}
    </Light>
  )
}
