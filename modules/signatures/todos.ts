import { formatDate } from '../../platform/calendar/dates.ts'
import type { TodoDefinition } from '../../platform/todos.ts'
import { signers } from './contract.ts'
import { titleOf } from './presenter.ts'
import { countOwnOpen, findOwnOpen } from './queries.ts'

/** What people are asked to sign themselves: nobody else can do it for them. */
export const signaturesTodos: readonly TodoDefinition[] = [
  {
    id: 'ownSigningRequests',
    label: '签署',
    roles: signers,
    find: async (ctx, limit) =>
      (await findOwnOpen(ctx, limit)).map((r) => ({
        key: r.id,
        title: `请您签署：${titleOf(r)}`,
        why: r.dueOn ? `请您在 ${formatDate(r.dueOn, 'short')}前看完全文，签或者不签都行。` : '请您看完全文，签或者不签都行。',
        dueOn: r.dueOn,
        href: `/signing/${r.id}`,
        act: '看文本',
      })),
    count: countOwnOpen,
    doneVerbs: { 'signature.signed': '签署', 'signingRequest.declined': '答复不签' },
  },
]
