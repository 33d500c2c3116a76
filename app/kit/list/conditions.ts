import { useState } from 'react'
import { type Conditions, useAddress } from '../../navigation.tsx'
import type { Filter, UnitNode } from './definition.ts'

/** Numbers of a person (last digits, whole numbers) stay in memory, never in the address. */
export const isPersonal = (value: string): boolean => /^\d{3,17}[\dXx]$/.test(value.trim())

export interface Chip {
  readonly name: string
  readonly label: string
  /** The unit or a preset: not what makes a list empty. */
  readonly isUsual: boolean
}

/** What is in force: from the address, from memory (digits) and from the presets. */
export function useConditions(filters: readonly Filter[]) {
  const [address, changeAddress] = useAddress()
  const [personal, setPersonal] = useState<Conditions>({})
  const written: Conditions = { ...address, ...personal }
  const set = (changes: Readonly<Record<string, string | undefined>>) => {
    const memory: Record<string, string> = { ...personal }
    const inAddress: Record<string, string | undefined> = {}
    for (const [name, value] of Object.entries(changes)) {
      delete memory[name]
      if (value !== undefined && isPersonal(value)) memory[name] = value
      inAddress[name] = memory[name] ? undefined : value
    }
    setPersonal(memory)
    changeAddress(inAddress)
  }
  const reset = () => set(Object.fromEntries(['unitId', 'below', ...filters.map((f) => f.name)].map((name) => [name, undefined])))
  return { written, inForce: inForceOf(written, filters), set, reset }
}

/** Values for the endpoint: presets filled in, `all` and empty ones left out, nothing but known names. */
export function inForceOf(written: Conditions, filters: readonly Filter[]): Conditions {
  const entries = filters
    .map((f) => [f.name, written[f.name] ?? f.preset ?? ''] as const)
    .filter(([, value]) => value !== '' && value !== 'all')
  const unit = written.unitId ? [['unitId', written.unitId] as const, ['below', written.below ?? 'true'] as const] : []
  const sort = written.sort ? [['sort', written.sort] as const] : []
  return Object.fromEntries([...unit, ...entries, ...sort])
}

/** The conditions in force in the reader's words, each removable. */
export function chipsOf(
  inForce: Conditions,
  filters: readonly Filter[],
  units: readonly UnitNode[] | undefined,
): readonly Chip[] {
  const unit = units?.find((u) => u.id === inForce.unitId)
  const first = inForce.unitId
    ? [
        {
          name: 'unitId',
          label: `${unit?.name ?? '单位'}${inForce.below === 'false' ? '（不含下级）' : '（含下级）'}`,
          isUsual: true,
        },
      ]
    : []
  const others = filters.flatMap((filter) => {
    const value = inForce[filter.name]
    if (value === undefined) return []
    const words = filter.options?.find((o) => o.value === value)?.label ?? value
    const label = filter.kind === 'select' ? words : `${filter.label}：${words}`
    return [{ name: filter.name, label, isUsual: value === filter.preset }]
  })
  return [...first, ...others]
}

/** What removes a condition: nothing in the address, or `all` where a preset would come back. */
export const removal = (name: string, filters: readonly Filter[]): Readonly<Record<string, string | undefined>> =>
  name === 'unitId'
    ? { unitId: undefined, below: undefined }
    : { [name]: filters.find((f) => f.name === name)?.preset ? 'all' : undefined }
