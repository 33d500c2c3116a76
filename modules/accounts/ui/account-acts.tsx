import { Button } from 'antd'
import { useState } from 'react'
import { atMoment } from '../../../app/dates.ts'
import { Facts } from '../../../app/kit/page.tsx'
import { Panel, Refusal } from '../../../app/kit/states.tsx'
import { askConfirmation, askReason } from '../../../app/questions.ts'
import type { AccountView } from '../contract.ts'
import * as api from './api.ts'
import './accounts.css'

interface Handed {
  readonly secret: string
  readonly login: string
  readonly name: string
  readonly expiresAt: string
}

/** What the reader may do with the account; the server decides which. */
export function AccountActs({ account, isLocked }: { account: AccountView; isLocked: boolean }) {
  const [handed, setHanded] = useState<Handed | null>(null)
  const [requestReset, reset, issue] = [api.useRequestReset(), api.useReset(), api.useIssue()]
  const [unlock, disable, enable, endSessions] = [api.useUnlock(), api.useDisable(), api.useEnable(), api.useEndSessions()]
  const at = { params: { id: account.id } }
  const { abilities, name, version } = account
  const give = async () => {
    const text = {
      title: `重置${name}的口令？`,
      consequence: '原口令作废，正在登录的都会断开；本人和安全管理员会看到。',
      yes: '重置口令',
    }
    if (await askConfirmation(text)) setHanded((await reset.run({ ...at, body: {} })) ?? null)
  }
  const stop = async () => {
    const text = {
      title: `停用${name}的账号？`,
      consequence: '下一次操作就断开，授权留着，恢复后照旧。',
      yes: '停用账号',
      isDangerous: true,
    }
    const reason = await askReason(text)
    if (reason) await disable.run({ ...at, body: { version, reason } })
  }
  const restore = async () => {
    const reason = await askReason({ title: `恢复${name}的账号？`, consequence: '恢复后用原来的口令登录。', yes: '恢复账号' })
    if (reason) await enable.run({ ...at, body: { version, reason } })
  }
  const acts: readonly [string, boolean | undefined, () => unknown][] = [
    ['发放一次性口令', abilities.issue, async () => setHanded((await issue.run({ ...at, body: {} })) ?? null)],
    ['申请重置口令', abilities.requestReset, () => requestReset.run({ ...at, body: {} })],
    ['重置口令', abilities.reset, give],
    ['解除锁定', abilities.unlock && isLocked, () => unlock.run({ ...at, body: {} })],
    ['结束全部登录', abilities.endSessions && account.sessions.length > 0, () => endSessions.run({ ...at, body: {} })],
    ['停用账号', abilities.disable, stop],
    ['恢复账号', abilities.enable, restore],
  ]
  const all = [requestReset, reset, issue, unlock, disable, enable, endSessions]
  return (
    <>
      {handed ? <HandedSecret handed={handed} onGone={() => setHanded(null)} /> : null}
      <Refusal problem={all.find((w) => w.problem)?.problem ?? null} />
      <div className="account-acts no-print">
        {acts.map(([label, isOffered, run]) =>
          isOffered ? (
            <Button key={label} disabled={all.some((w) => w.isRunning)} onClick={() => void run()}>
              {label}
            </Button>
          ) : null,
        )}
        {abilities.unlock && !abilities.reset && account.state === 'open' && account.resetAskedAt === null ? (
          <span className="why-not">重置口令要先由单位内勤或辅警办申请。</span>
        ) : null}
      </div>
    </>
  )
}

function HandedSecret({ handed, onGone }: { handed: Handed; onGone: () => void }) {
  return (
    <Panel tone="blue" title="一次性口令，只在这里显示一次">
      <Facts
        of={[
          ['姓名', handed.name],
          ['账号', handed.login],
          [
            '一次性口令',
            <code key="secret" className="one-time-secret">
              {handed.secret}
            </code>,
          ],
          ['有效期至', atMoment(handed.expiresAt)],
        ]}
      />
      <p>当面交给本人，登录后须马上改成自己的口令。关闭后不能再看。</p>
      <Button size="small" onClick={onGone}>
        已交给本人，关闭
      </Button>
    </Panel>
  )
}
