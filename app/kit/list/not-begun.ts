import type { Callable } from '../../call.ts'
import type { Conditions } from '../../navigation.tsx'
import { type Reading, useRead } from '../../requests.ts'
import type { Chip } from './conditions.ts'
import type { ListPageProps, ListPageView } from './definition.ts'
import { inputFor } from './paging.ts'

interface Shown {
  readonly inForce: Conditions
  readonly chips: readonly Chip[]
  readonly isEmpty: boolean
}

/** True when nothing is shown under the presets alone and without them there is nothing either: the work has not begun, no condition is to blame. */
export function useNotBegun<E extends Callable>(list: ListPageProps<E>, { inForce, chips, isEmpty }: Shown): boolean {
  const presets = new Set((list.filters ?? []).filter((f) => f.preset === inForce[f.name]).map((f) => f.name))
  const isAsked = isEmpty && chips.length > 0 && chips.every((chip) => presets.has(chip.name))
  const others = Object.fromEntries(Object.entries(inForce).filter(([name]) => !presets.has(name)))
  const reading = useRead(list.read, inputFor(list, others, { limit: 1, cursor: undefined }), { enabled: isAsked })
  return isAsked && (reading as Reading<ListPageView<unknown>>).data?.total === 0
}
