import { type Kit, office } from './story-kit.ts'
import { onRow, plain, type WriteStory } from './story-shape.ts'

/* One clause for one unit: what follows from a notice is told in the module's own stories. */
const text = '一、管理责任\n1. 人员变动及时备案，12月15日前报送。牵头单位：政治处；责任单位：柳河派出所'
const headed = (kit: Kit) => ({
  number: `明公通〔2026〕${kit.next()}号`,
  title: '关于辅警教育管理的通知',
  issuer: '明河县公安局',
  issuedOn: '2026-11-20',
})

interface Notice {
  readonly id: string
  readonly version: number
  readonly clauseList: readonly { readonly id: string; readonly lead: { readonly id: string } | null }[]
}
const enteredNotice = async (kit: Kit): Promise<Notice> =>
  kit.act(office, 'POST', '/api/notices', { ...headed(kit), text, fileId: null })
export const noticeInForce = async (kit: Kit): Promise<Notice> => {
  const { id, version } = await enteredNotice(kit)
  return kit.act(office, 'POST', `/api/notices/${id}/force`, { version })
}
const clauses = [{ id: null, number: '1', section: null, heading: '写明要求', text: '按时报送。' }]

/** Every write on notices. */
export const noticeStories: readonly WriteStory[] = [
  plain('post /api/notices', office, (kit) => ({ ...headed(kit), text, fileId: null })),
  {
    endpoint: 'patch /api/notices/{id}',
    player: office,
    ready: async (kit) => {
      const { id, version } = await enteredNotice(kit)
      return { path: `/api/notices/${id}`, body: { ...headed(kit), version } }
    },
  },
  onRow('post /api/notices/{id}/clauses', office, enteredNotice, { clauses, annexes: [], closing: '' }),
  onRow('post /api/notices/{id}/cut', office, enteredNotice, { text }),
  {
    endpoint: 'post /api/notices/{id}/assignment',
    player: office,
    ready: async (kit) => {
      const { id, version, clauseList } = await enteredNotice(kit)
      const group = { part: 'responsible', group: 'stations', unitId: null, words: null }
      const said = { clauseId: clauseList[0]?.id, leadUnitId: clauseList[0]?.lead?.id, parties: [group], deliverables: [] }
      return { path: `/api/notices/${id}/assignment`, body: { ...said, version, dueOn: '2026-12-15', cycle: null, reason: '' } }
    },
  },
  onRow('post /api/notices/{id}/rulings', office, enteredNotice, { key: 'noDays:1', ruling: '三个工作日内备案。' }),
  onRow('post /api/notices/{id}/force', office, enteredNotice, {}),
  onRow('post /api/notices/{id}/withdrawal', office, noticeInForce, { reason: '上级重新印发' }),
]
