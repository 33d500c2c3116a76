import { atMoment, inGrid } from '../../../app/dates.ts'
import { Card, Facts } from '../../../app/kit/page.tsx'
import { Panel, Shown } from '../../../app/kit/states.tsx'
import { roleNames } from '../../../platform/http/roles.ts'
import type { AccountView } from '../contract.ts'
import { accountStateWords } from '../words.ts'
import { AccountActs } from './account-acts.tsx'
import { AccountRows } from './account-rows.tsx'
import { useAccount, useLock } from './api.ts'
import { grantStateWords } from './labels.ts'

/** State, acts, sessions and grants of one account. */
export function AccountDetail({ id }: { id: string }) {
  const account = useAccount(id)
  const lock = useLock(id)
  const lockedUntil = lock.data?.lockedUntil ?? null
  return (
    <Shown of={account} what="账号">
      {(a) => (
        <>
          {lockedUntil ? <Panel tone="amber" title={`口令错得太多，锁到 ${atMoment(lockedUntil)}`} /> : null}
          {a.resetAskedAt ? (
            <Panel tone="amber" title={`${a.resetAskedBy ?? ''} ${atMoment(a.resetAskedAt)} 申请重置口令`} />
          ) : null}
          <Card title={a.name}>
            <Facts
              of={[
                ['账号', a.login],
                ['单位', a.unitName || null],
                ['状态', accountStateWords[a.state]],
                ['开通', `${inGrid(a.createdAt)}${a.openedBy ? `，${a.openedBy}申请` : ''}`],
                ['上次重置', a.resetAt ? inGrid(a.resetAt) : null],
              ]}
            />
            <AccountActs account={a} isLocked={lockedUntil !== null} />
          </Card>
          <Sessions account={a} />
          <Grants account={a} />
        </>
      )}
    </Shown>
  )
}

function Sessions({ account }: { account: AccountView }) {
  if (!account.abilities.endSessions) return null
  return (
    <Card title="正在登录" note={account.sessions.length === 0 ? '没有' : `${account.sessions.length} 处`} isFlush>
      {account.sessions.length === 0 ? null : (
        <AccountRows
          label="正在登录"
          rows={account.sessions}
          idOf={(s) => s.id}
          nameOf={(s) => s.address}
          columns={[
            { key: 'at', title: '登录时间', render: (s) => inGrid(s.createdAt), phone: 'title' },
            { key: 'seen', title: '最后使用', render: (s) => inGrid(s.lastSeenAt) },
            { key: 'role', title: '身份', render: (s) => roleNames[s.role], phone: 'note' },
            { key: 'address', title: '地址', render: (s) => s.address, phone: 'note' },
          ]}
        />
      )}
    </Card>
  )
}

function Grants({ account }: { account: AccountView }) {
  if (account.grants.length === 0) return null
  return (
    <Card title="授权" isFlush>
      <AccountRows
        label="授权"
        rows={account.grants}
        idOf={(g) => g.id}
        nameOf={(g) => roleNames[g.role]}
        columns={[
          { key: 'role', title: '身份', render: (g) => roleNames[g.role], phone: 'title' },
          { key: 'reach', title: '范围', render: (g) => g.policeLine ?? g.unitName ?? '—', phone: 'note' },
          { key: 'time', title: '期限', render: (g) => `${g.fromOn}—${g.toOn ?? '长期'}` },
          { key: 'state', title: '状态', render: (g) => grantStateWords[g.state], phone: 'note' },
        ]}
      />
    </Card>
  )
}
