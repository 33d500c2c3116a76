import { atMoment, inGrid } from '../../../app/dates.ts'
import { Card, Facts, Page } from '../../../app/kit/page.tsx'
import { Panel, Refusal, Shown } from '../../../app/kit/states.tsx'
import { roleNames } from '../../../platform/http/roles.ts'
import type { OwnAccountView } from '../contract.ts'
import { AccountRows } from './account-rows.tsx'
import { useEndOwnSession, useOwnAccount, useOwnSessions } from './api.ts'
import { ChangeSecretCard, PinCard } from './own-secrets.tsx'

/** 我的账号 — what one may do here, where one is signed in, one's secrets, and what was done to them. */
export function OwnAccountPage() {
  const own = useOwnAccount()
  return (
    <Page title="我的账号">
      <Shown of={own} what="账号">
        {(a) => (
          <>
            {a.secretResetAt ? (
              <Panel tone="blue" title={`您的口令 ${atMoment(a.secretResetAt)} 由系统管理员重置过`}>
                不是您托单位申请的，马上告诉安全管理员。
              </Panel>
            ) : null}
            <Card title={a.name}>
              <Facts
                of={[
                  ['账号', a.login],
                  ['单位', a.unitName || null],
                  ['口令', `${inGrid(a.secretChangedAt)} 设置`],
                  ['签名密码', a.pinSetAt ? `${inGrid(a.pinSetAt)} 设置` : '还没有设置'],
                ]}
              />
            </Card>
            <HeldRoles account={a} />
            <ChangeSecretCard />
            <PinCard isSet={a.pinSetAt !== null} />
          </>
        )}
      </Shown>
      <OwnSessions />
    </Page>
  )
}

function HeldRoles({ account }: { account: OwnAccountView }) {
  const rows = account.roles.map((r, index) => ({ ...r, key: `${r.role}${index}` }))
  return (
    <Card title="身份" note="由授权或花名册得出" isFlush>
      <AccountRows
        label="身份"
        rows={rows}
        idOf={(r) => r.key}
        nameOf={(r) => r.label}
        columns={[
          { key: 'role', title: '身份', render: (r) => r.label, phone: 'title' },
          { key: 'reach', title: '范围', render: (r) => r.scopeText, phone: 'note' },
          {
            key: 'time',
            title: '期限',
            render: (r) => (r.fromOn ? `${r.fromOn}—${r.toOn ?? '长期'}` : '由花名册得出'),
            phone: 'note',
          },
        ]}
      />
    </Card>
  )
}

function OwnSessions() {
  const sessions = useOwnSessions()
  const end = useEndOwnSession()
  return (
    <Card title="登录着的地方" isFlush>
      <Refusal problem={end.problem} />
      <Shown of={sessions} what="登录着的地方">
        {({ rows }) => (
          <AccountRows
            label="登录着的地方"
            rows={rows}
            idOf={(s) => s.id}
            nameOf={(s) => s.address}
            columns={[
              { key: 'at', title: '登录时间', render: (s) => inGrid(s.createdAt), phone: 'title' },
              { key: 'seen', title: '最后使用', render: (s) => inGrid(s.lastSeenAt) },
              { key: 'role', title: '身份', render: (s) => roleNames[s.role], phone: 'note' },
              { key: 'address', title: '地址', render: (s) => (s.isCurrent ? `${s.address}（本机）` : s.address), phone: 'note' },
            ]}
            acts={(s) =>
              s.isCurrent ? [] : [{ label: '结束登录', run: () => void end.run({ params: { id: s.id }, body: {} }) }]
            }
          />
        )}
      </Shown>
    </Card>
  )
}
