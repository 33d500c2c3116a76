import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Empty, Shown } from '../../../app/kit/states.tsx'
import { useGo } from '../../../app/navigation.tsx'
import { useAsk, useReleasables } from './api.ts'

interface Values {
  readonly source: string | null
  readonly scope: string
  readonly reason: string
  readonly expiresOn: string | null
}
interface Source {
  readonly value: string
  readonly label: string
}

/** 申请对上提供 — one thing, for a purpose, until a day. */
export function AskPage() {
  return (
    <Page title="申请对上提供" crumbs={[{ href: '/releases', label: '对上提供' }]}>
      <Card>
        <Shown of={useReleasables()} what="可以提供的材料">
          {({ addressee, kinds }) => {
            const sources = kinds.flatMap((k) =>
              k.sources.map((s) => ({ value: `${k.id} ${s.id}`, label: `${k.label}：${s.title}` })),
            )
            return sources.length === 0 ? (
              <Empty title="现在没有可以提供的材料" note="签发了的全局周报、每天的本局数字，可以对上提供。" />
            ) : (
              <AskForm addressee={addressee ?? '上级机关'} sources={sources} />
            )
          }}
        </Shown>
      </Card>
    </Page>
  )
}

function AskForm({ addressee, sources }: { addressee: string; sources: readonly Source[] }) {
  const go = useGo()
  const ask = useAsk()
  return (
    <Form<Values>
      submit="申请提供"
      cancel="不申请，返回"
      onCancel={() => go('/releases')}
      initial={{ source: null, scope: '', reason: '', expiresOn: null }}
      groups={[
        {
          fields: [
            { kind: 'derived', name: 'derived:addressee', label: '给谁', show: () => addressee },
            { kind: 'select', name: 'source', label: '材料', required: true, options: sources },
            { kind: 'text', name: 'scope', label: '用途', required: true, maxLength: 200, placeholder: '供市局季度核对' },
            { kind: 'multiline', name: 'reason', label: '申请理由', required: true, maxLength: 300, rows: 3 },
            {
              kind: 'date',
              name: 'expiresOn',
              label: '提供到',
              required: true,
              hint: '最多一年。申请时就把材料定住，批准以后上级看到的是这一份，过期就看不到。',
            },
          ],
        },
      ]}
      onSave={async ({ source, scope, reason, expiresOn }) => {
        const [kind = '', sourceId = ''] = (source ?? '').split(' ')
        await ask.runOrThrow({ body: { kind, sourceId, scope, reason, expiresOn: expiresOn ?? '' } })
        go('/releases', { replace: true })
      }}
    />
  )
}
