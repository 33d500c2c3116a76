import { useState } from 'react'
import { asProblem, type Problem } from '../../problem.ts'
import { type Faults, type FieldGroup, faultOf, faultsOf } from './definition.ts'

/** The record as it stands now, for the conflict panel. */
export interface Latest<Values> {
  readonly values: Values
  readonly version: number
}

export interface FormDefinition<Values extends object> {
  readonly groups: readonly FieldGroup<Values>[]
  readonly initial: Values
  /** The version the values were read with; absent for a new record. */
  readonly version?: number | undefined
  /** Saves; rejects with Problem. `version` is the one to send. */
  readonly onSave: (values: Values, version: number) => Promise<unknown>
  /** Reads the record again after somebody else was first. */
  readonly reread?: (() => Promise<Latest<Values>>) | undefined
}

/** Values, faults, saving and conflict of one form. */
export function useForm<Values extends object>({ groups, initial, version = 0, onSave, reread }: FormDefinition<Values>) {
  const [values, setValues] = useState(initial)
  const [saved, setSaved] = useState(initial)
  const [faults, setFaults] = useState<Faults>({})
  const [problem, setProblem] = useState<Problem | null>(null)
  const [latest, setLatest] = useState<Latest<Values> | null>(null)
  const [isSaving, setSaving] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const [base, setBase] = useState(version)
  const isDirty = JSON.stringify(values) !== JSON.stringify(saved)

  const setValue = (name: string, value: unknown) => {
    setValues({ ...values, [name]: value })
    if (faults[name]) setFaults(without(faults, name))
  }
  const leave = (name: string) => {
    const field = groups.flatMap((g) => g.fields).find((f) => f.name === name)
    const value = values[name as keyof Values]
    const fault = field && value !== initial[name as keyof Values] ? faultOf(field, values) : undefined
    setFaults(fault ? { ...faults, [name]: fault } : faults)
  }
  const refuse = async (thrown: unknown) => {
    const refusal = asProblem(thrown)
    if (refusal.status === 409 && refusal.code === 'stale' && reread) setLatest(await reread().catch(() => null))
    setFaults(Object.fromEntries(refusal.errors.map((e) => [e.path.replace(/^body\./, ''), e.message])))
    setProblem(refusal)
    setAttempt((n) => n + 1)
  }
  const save = async (with_ = values, withVersion = base) => {
    const found = faultsOf(groups, with_)
    setFaults(found)
    setProblem(null)
    setLatest(null)
    if (Object.keys(found).length > 0) return setAttempt((n) => n + 1)
    setSaving(true)
    try {
      await onSave(with_, withVersion)
      setSaved(with_)
    } catch (thrown) {
      await refuse(thrown)
    } finally {
      setSaving(false)
    }
  }
  const takeTheirs = () => {
    if (!latest) return
    setValues(latest.values)
    setSaved(latest.values)
    setBase(latest.version)
    setLatest(null)
    setProblem(null)
  }
  const keepMine = () => {
    if (!latest) return
    setBase(latest.version)
    void save(values, latest.version)
  }
  return {
    values,
    faults,
    problem,
    latest,
    isSaving,
    isDirty,
    attempt,
    setValue,
    leave,
    save: () => save(),
    takeTheirs,
    keepMine,
  }
}

const without = (faults: Faults, name: string): Faults => Object.fromEntries(Object.entries(faults).filter(([n]) => n !== name))
