import { PlusOutlined } from '@ant-design/icons'
import { inGrid } from '../../../app/dates.ts'
import { Gap } from '../../../app/kit/light.tsx'
import type { Column } from '../../../app/kit/list/definition.ts'
import { optionsOf } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { askConfirmation, askReason } from '../../../app/questions.ts'
import { useSession } from '../../../app/session.tsx'
import { roleNames } from '../../../platform/http/roles.ts'
import { type GrantView, listGrants } from '../contract.ts'
import { useConfirmGrant, useRevokeGrant } from './api.ts'
import { grantStateWords } from './labels.ts'

const columns: readonly Column<GrantView>[] = [
  { key: 'name', title: '姓名', render: (g) => g.account.name, phone: 'title', width: 110 },
  { key: 'unit', title: '所在单位', render: (g) => g.account.unitName || '—' },
  { key: 'role', title: '身份', render: (g) => roleNames[g.role], phone: 'note', width: 110 },
  { key: 'reach', title: '范围', render: (g) => g.policeLine ?? g.unitName ?? '—' },
  { key: 'time', title: '期限', render: (g) => `${g.fromOn}—${g.toOn ?? '长期'}`, width: 190 },
  {
    key: 'state',
    title: '状态',
    render: (g) => (g.state === 'proposed' ? <Gap>{grantStateWords.proposed}</Gap> : grantStateWords[g.state]),
    width: 90,
  },
  { key: 'proposed', title: '提出', render: (g) => `${g.proposedBy} ${inGrid(g.proposedAt)}`, width: 210 },
  {
    key: 'confirmed',
    title: '确认',
    render: (g) => (g.confirmedAt ? `${g.confirmedBy ?? ''} ${inGrid(g.confirmedAt)}` : '—'),
    isExtra: true,
  },
  { key: 'reason', title: '事由', render: (g) => g.reason || '—', isExtra: true },
]
const filters = [
  { name: 'state', label: '状态', kind: 'select' as const, options: optionsOf(grantStateWords), preset: 'proposed', width: 150 },
  { name: 'role', label: '身份', kind: 'select' as const, options: optionsOf(roleNames) },
  { name: 'q', label: '姓名或账号', kind: 'text' as const },
]
const wordsOf = (g: GrantView): string => `${g.account.name}·${roleNames[g.role]}${g.unitName ? `（${g.unitName}）` : ''}`

/** 授权管理 — what waits for a confirmation first; proposed by one, confirmed by another. */
export function GrantsPage() {
  const { role } = useSession().session
  const [confirm, revoke] = [useConfirmGrant(), useRevokeGrant()]
  const sanction = async (g: GrantView) => {
    const time = g.toOn ? `${g.fromOn} 起，${g.toOn} 止` : `${g.fromOn} 起，长期`
    const consequence = `${time}。事由：${g.reason || '未写'}。确认记在您名下。`
    if (await askConfirmation({ title: `确认${wordsOf(g)}？`, consequence, yes: '确认授权' }))
      await confirm.run({ params: { id: g.id }, body: { version: g.version } })
  }
  const takeBack = async (g: GrantView) => {
    const reason = await askReason({
      title: `收回${wordsOf(g)}？`,
      consequence: '从下一次操作起不再有这个身份。',
      yes: '收回授权',
      isDangerous: true,
    })
    if (reason) await revoke.run({ params: { id: g.id }, body: { version: g.version, reason } })
  }
  return (
    <>
      <Refusal problem={confirm.problem ?? revoke.problem} />
      <ListPage
        name="grants"
        title="授权管理"
        unit="个授权"
        order="新的在前"
        read={listGrants}
        idOf={(g) => g.id}
        nameOf={wordsOf}
        filters={filters}
        columns={columns}
        tools={role === 'securityAdministrator' ? [{ label: '提出授权', icon: PlusOutlined, href: '/grants/new' }] : []}
        acts={(g) => [
          ...(g.abilities.confirm ? [{ label: '确认', run: () => void sanction(g), isWanted: true }] : []),
          ...(g.abilities.revoke ? [{ label: '收回', run: () => void takeBack(g) }] : []),
        ]}
        empty={{ title: '没有授权' }}
      />
    </>
  )
}
