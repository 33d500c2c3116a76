import { useBlocker } from '@tanstack/react-router'
import { askConfirmation } from '../../../app/questions.ts'

/** Leaving the page with text that is not kept asks once. */
export function useLeaveGuard(isDirty: boolean): void {
  useBlocker({
    enableBeforeUnload: () => isDirty,
    shouldBlockFn: async ({ current, next }) => {
      if (!isDirty || current.pathname === next.pathname) return false
      return !(await askConfirmation({
        title: '草稿的改动还没有存',
        consequence: '离开这一页，没有存的改动就没有了。',
        yes: '不存，离开',
        no: '留下接着改',
      }))
    },
  })
}
