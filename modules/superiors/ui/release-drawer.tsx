import { Button } from 'antd'
import { atMoment } from '../../../app/dates.ts'
import { Drawer } from '../../../app/kit/drawer.tsx'
import type { DrawerControls } from '../../../app/kit/list/definition.ts'
import { Facts } from '../../../app/kit/page.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { askConfirmation, askReason } from '../../../app/questions.ts'
import { useDownload } from '../../../app/requests.ts'
import { type ReleaseRowView, takeRelease } from '../contract.ts'
import { releaseWords } from '../words.ts'
import { useApprove, useRefuse, useWithdrawRelease } from './api.ts'

function useActs(r: ReleaseRowView) {
  const [approve, refuse, withdraw] = [useApprove(), useRefuse(), useWithdrawRelease()]
  const params = { id: r.id }
  const withReason = async (title: string, consequence: string, yes: string) => askReason({ title, consequence, yes })
  return {
    approve: async () => {
      const consequence = `给编号，${r.addressee}在 ${r.expiresOn} 以前看得到这一份；以后可以撤回。`
      const yes = await askConfirmation({ title: `把“${r.title}”提供给${r.addressee}`, consequence, yes: '批准对上提供' })
      if (yes) await approve.run({ params, body: { version: r.version } })
    },
    refuse: async () => {
      const reason = await withReason('不批准对上提供，为什么', '申请人看得到理由，可以重新申请。', '不批准')
      if (reason !== null) await refuse.run({ params, body: { version: r.version, reason } })
    },
    withdraw: async () => {
      const reason = await withReason('撤回对上提供，为什么', '上级马上看不到；要再提供，重新申请。', '撤回')
      if (reason !== null) await withdraw.run({ params, body: { version: r.version, reason } })
    },
    isRunning: approve.isRunning || refuse.isRunning || withdraw.isRunning,
    problem: approve.problem ?? refuse.problem ?? withdraw.problem,
  }
}

/** One release: what, for what, who asked, who approved, until when, and the file itself. */
export function ReleaseDrawer({ of: r, controls }: { of: ReleaseRowView; controls: DrawerControls }) {
  const acts = useActs(r)
  const file = useDownload(takeRelease)
  return (
    <Drawer
      title={r.title}
      pageHref={`/releases?open=${r.id}`}
      {...controls}
      acts={
        <>
          <Button loading={file.isRunning} onClick={() => void file.run({ params: { id: r.id } }, r.fileName)}>
            看材料
          </Button>
          {r.abilities.withdraw ? <Button onClick={() => void acts.withdraw()}>撤回</Button> : null}
          {r.abilities.approve ? <Button onClick={() => void acts.refuse()}>不批准</Button> : null}
          {r.abilities.approve ? (
            <Button type="primary" loading={acts.isRunning} onClick={() => void acts.approve()}>
              批准
            </Button>
          ) : null}
        </>
      }
    >
      <Refusal problem={acts.problem ?? file.problem} />
      <Facts of={factsOf(r)} />
    </Drawer>
  )
}

const by = (name: string | null, at: string | null): string | null => (at === null ? null : `${name ?? ''} ${atMoment(at)}`)
const factsOf = (r: ReleaseRowView) =>
  [
    ['状态', releaseWords[r.state]],
    ['编号', r.number],
    ['种类', r.kindLabel],
    ['给谁', r.addressee],
    ['用途', r.scope],
    ['申请理由', r.reason],
    ['提供到', r.expiresOn],
    ['申请', by(r.askedBy, r.askedAt)],
    ['批准', by(r.approvedBy, r.approvedAt)],
    ['不提供的理由', r.endReason],
    ['不再提供', by(r.endedBy, r.endedAt)],
    ['文件', r.fileName],
    ['文件摘要', <code key="digest">{r.fileDigest.slice(0, 16)}…</code>],
  ] as const
