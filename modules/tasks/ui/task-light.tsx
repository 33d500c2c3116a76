import { Due } from '../../../app/kit/due.tsx'
import { Light } from '../../../app/kit/light.tsx'
import type { TaskRowView } from '../contract.ts'

type Lit = Pick<TaskRowView, 'state' | 'dueOn' | 'light' | 'days'> & { readonly isLate?: boolean | null }
const begun: readonly TaskRowView['state'][] = ['underway', 'returned']

/** 时限 with its light: by rule, on schedule with work begun a dot, done a dot; nobody sets it. */
export function TaskLight({ of: t }: { of: Lit }) {
  if (t.state === 'withdrawn') return <Light kind="ring">已撤回</Light>
  if (t.state === 'concluded' || t.state === 'checked' || t.state === 'archived')
    return <Light kind="green">{t.isLate ? '逾期办结' : '已办结'}</Light>
  if (t.light === 'before' && begun.includes(t.state)) return <Light kind="green">按期</Light>
  return <Due on={t.dueOn} light={t.light} days={t.days} />
}
