import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { EntranceFrame } from '../../../app/entrance/entrance-frame.tsx'
import { Form } from '../../../app/kit/form.tsx'
import { Card, Facts } from '../../../app/kit/page.tsx'
import { printScreen } from '../../../app/kit/print.tsx'
import { Panel, Refusal } from '../../../app/kit/states.tsx'
import type { ConcernView } from '../contract.ts'
import { useAnonymousWord, useCloseAnonymous, useRaiseAnonymously, useReadAnonymous, useReopenAnonymous } from './api.ts'
import { ConcernTexts, factsOf } from './concern-texts.tsx'
import { type Content, contentGroups, emptyContent } from './content-fields.ts'
import { RaiserActs } from './raiser-acts.tsx'

interface Followed {
  readonly token: string
  readonly concern: ConcernView
  readonly isNew: boolean
}

/** 匿名反映诉求: outside any session; whoever keeps the token follows the answer. */
export function AnonymousPage() {
  const [followed, setFollowed] = useState<Followed | null>(null)
  const [isFollowing, setFollowing] = useState(false)
  return (
    <EntranceFrame>
      <div className="concern-open">
        <h1>匿名反映诉求</h1>
        {followed ? (
          <Following of={followed} onChanged={(concern) => setFollowed({ ...followed, concern })} />
        ) : (
          <>
            <Panel tone="blue" title="不用登录，不记姓名、账号和地址。">
              内容加密保存，交辅警办承办人；反映的是辅警办的，交政治处领导。提交后给一个查询码，凭它看答复。
            </Panel>
            <div className="concern-switch">
              <Button type={isFollowing ? 'default' : 'primary'} aria-pressed={!isFollowing} onClick={() => setFollowing(false)}>
                反映一件
              </Button>
              <Button type={isFollowing ? 'primary' : 'default'} aria-pressed={isFollowing} onClick={() => setFollowing(true)}>
                凭查询码看答复
              </Button>
              <a href="/">回到登录</a>
            </div>
            {isFollowing ? <TokenForm onFound={setFollowed} /> : <RaiseForm onRaised={setFollowed} />}
          </>
        )}
      </div>
    </EntranceFrame>
  )
}

function RaiseForm({ onRaised }: { onRaised: (followed: Followed) => void }) {
  const raise = useRaiseAnonymously()
  return (
    <Form<Content>
      submit="匿名提交"
      initial={emptyContent}
      groups={contentGroups}
      onSave={async ({ category, about, aboutName, ...said }) => {
        const body = { ...said, category: category ?? 'other', about: [...about], aboutName: aboutName.trim() || null }
        const { token, concern } = await raise.runOrThrow({ body })
        onRaised({ token, concern, isNew: true })
      }}
    />
  )
}

function TokenForm({ onFound }: { onFound: (followed: Followed) => void }) {
  const read = useReadAnonymous()
  const [token, setToken] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const concern = await read.run({ body: { token } })
    if (concern) onFound({ token, concern, isNew: false })
  }
  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      <Refusal problem={read.problem} />
      <label htmlFor="concern-token">查询码（32 位，横线可以不输）</label>
      <Input
        id="concern-token"
        value={token}
        autoComplete="off"
        maxLength={60}
        onChange={(event) => setToken(event.target.value)}
      />
      <div className="form-foot">
        <Button
          type="primary"
          htmlType="submit"
          loading={read.isRunning}
          disabled={token.replace(/[^0-9a-fA-F]/g, '').length !== 32}
        >
          看答复
        </Button>
      </div>
    </form>
  )
}

function Following({ of: { token, concern, isNew }, onChanged }: { of: Followed; onChanged: (concern: ConcernView) => void }) {
  const [word, closing, reopening] = [useAnonymousWord(), useCloseAnonymous(), useReopenAnonymous()]
  return (
    <>
      {isNew ? (
        <Panel tone="amber" title="查询码只显示这一次，请抄下来或者打印。">
          <div className="concern-token">{token}</div>
          丢了查询码，谁也找不回来。看答复：打开登录页，点“不登录，匿名反映诉求”，再点“凭查询码看答复”。
        </Panel>
      ) : null}
      <p className="no-print">
        <Button onClick={printScreen}>{isNew ? '打印查询码' : '打印往来和答复'}</Button>
        <a href="/anonymous-concern">离开这件诉求</a>
      </p>
      <Card>
        <Facts of={factsOf(concern)} />
      </Card>
      <Card title="往来">
        <ConcernTexts of={concern} />
      </Card>
      <div className="no-print">
        <RaiserActs
          of={concern}
          acts={{
            addWord: async (text) => onChanged(await word.runOrThrow({ body: { token, text } })),
            close: async (helped) => onChanged(await closing.runOrThrow({ body: { token, helped } })),
            reopen: async (reason) => onChanged(await reopening.runOrThrow({ body: { token, reason } })),
          }}
        />
      </div>
    </>
  )
}
