import { useSyncExternalStore } from 'react'

const narrow = window.matchMedia('(max-width: 767px)')

/** True on a phone: no grids, no editors, one act per row. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(
    (listener) => {
      narrow.addEventListener('change', listener)
      return () => narrow.removeEventListener('change', listener)
    },
    () => narrow.matches,
  )
}
