import { useBlocker } from '@tanstack/react-router'
import { askConfirmation } from '../questions.ts'

/** Leaving a page with unsaved input asks once. */
export function useLeaveGuard(isDirty: boolean): void {
  useBlocker({
    enableBeforeUnload: () => isDirty,
    shouldBlockFn: async ({ current, next }) => {
      if (!isDirty || current.pathname === next.pathname) return false
      return !(await askConfirmation({
        title: '填的内容还没有存',
        consequence: '离开这一页，填的内容就没有了。',
        yes: '不存，离开',
        no: '留下接着填',
      }))
    },
  })
}
