import { Radio } from 'antd'
import { CalendarDate } from '../../../app/kit/calendar-date.tsx'
import { optionsOf } from '../../../app/kit/list/definition.ts'
import { useAddress } from '../../../app/navigation.tsx'
import { periods } from '../contract.ts'
import { periodWords } from '../words.ts'

type Period = (typeof periods)[number]
export interface AskedPeriod {
  readonly period: Period
  readonly from?: string
  readonly to?: string
}

/** The period that the address names; this month where it names none. */
export function useAskedPeriod(): AskedPeriod {
  const [{ period, from, to }] = useAddress()
  const known = periods.find((p) => p === period) ?? 'thisMonth'
  return known === 'dates' ? { period: known, ...(from ? { from } : {}), ...(to ? { to } : {}) } : { period: known }
}

export function PeriodChoice() {
  const [, change] = useAddress()
  const { period, from = null, to = null } = useAskedPeriod()
  return (
    <>
      <div>
        <Radio.Group
          aria-label="时间"
          optionType="button"
          value={period}
          options={optionsOf(periodWords)}
          onChange={(event) => change({ period: event.target.value, from: undefined, to: undefined })}
        />
      </div>
      {period === 'dates' ? (
        <div>
          <CalendarDate label="从" placeholder="从" value={from} onChange={(on) => change({ from: on ?? undefined })} />
          {' — '}
          <CalendarDate label="到" placeholder="到" value={to} onChange={(on) => change({ to: on ?? undefined })} />
        </div>
      ) : null}
    </>
  )
}
