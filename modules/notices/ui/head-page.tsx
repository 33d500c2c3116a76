import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { useGo, usePathParam } from '../../../app/navigation.tsx'
import type { NoticeView } from '../contract.ts'
import { useChange, useCutAgain, useNotice } from './api.ts'
import { headFields } from './head-fields.ts'

/** 改通知资料: number, title, issuer, day; another text in place of the first. */
export function HeadPage() {
  const reading = useNotice(usePathParam('noticeId'))
  return (
    <Shown of={reading} what="通知">
      {(notice) => <Forms key={notice.version} of={notice} />}
    </Shown>
  )
}

function Forms({ of: n }: { of: NoticeView }) {
  const go = useGo()
  const [change, cut] = [useChange(), useCutAgain()]
  const href = `/notices/${n.id}`
  const whyNot = n.abilities.change ? undefined : '通知已经生效或者撤回，文字不能再改。'
  const { number, title, issuer, issuedOn } = n
  return (
    <Page
      title="改通知资料"
      crumbs={[
        { href: '/notices', label: '通知' },
        { href, label: number },
      ]}
    >
      <Card title="资料">
        <Form
          submit="存资料"
          cancel="不改，返回"
          onCancel={() => go(href)}
          initial={{ number, title, issuer, issuedOn }}
          version={n.version}
          whyNot={whyNot}
          groups={[{ fields: headFields<{ number: string; title: string; issuer: string; issuedOn: string }>() }]}
          onSave={async (values, version) => {
            await change.runOrThrow({ params: { id: n.id }, body: { ...values, version: version ?? n.version } })
            go(href)
          }}
        />
      </Card>
      <Card title="换一份文字" note="条款重新切分，原来的条款和分工都不留。">
        <Form<{ text: string }>
          submit="重新切分"
          initial={{ text: '' }}
          version={n.version}
          whyNot={whyNot}
          groups={[
            {
              fields: [
                { kind: 'multiline', name: 'text', label: '全文', required: true, rows: 12, maxLength: 100_000, isWide: true },
              ],
            },
          ]}
          onSave={async ({ text }, version) => {
            await cut.runOrThrow({ params: { id: n.id }, body: { text, version: version ?? n.version } })
            go(href)
          }}
        />
      </Card>
    </Page>
  )
}
