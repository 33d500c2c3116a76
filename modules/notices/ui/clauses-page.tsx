import type { FieldGroup } from '../../../app/kit/form/definition.ts'
import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { useGo, usePathParam } from '../../../app/navigation.tsx'
import type { NoticeView } from '../contract.ts'
import { type AnnexDraft, AnnexesInput } from './annexes-input.tsx'
import { useCorrect, useNotice } from './api.ts'
import { type ClauseDraft, ClausesInput } from './clauses-input.tsx'
import './notices.css'

interface Values {
  readonly clauses: readonly ClauseDraft[]
  readonly annexes: readonly AnnexDraft[]
  readonly closing: string
}

/** 改正切分: clauses split, joined, renumbered by hand. */
export function ClausesPage() {
  const reading = useNotice(usePathParam('noticeId'))
  return (
    <Shown of={reading} what="通知">
      {(notice) => <ClausesForm key={notice.id} of={notice} />}
    </Shown>
  )
}

const clausesFault = (value: unknown): string | undefined => {
  const drafts = value as readonly ClauseDraft[]
  if (drafts.some((d) => d.number.trim() === '')) return '每条都要有编号。'
  return drafts.some((d) => d.heading.trim() === '') ? '每条都要有一句要求。' : undefined
}
const annexesFault = (value: unknown): string | undefined => {
  const drafts = value as readonly AnnexDraft[]
  if (drafts.some((d) => d.title.trim() === '')) return '每个附件都要有名称。'
  return new Set(drafts.map((d) => d.number)).size < drafts.length ? '附件的编号不能一样。' : undefined
}

const groups: readonly FieldGroup<Values>[] = [
  {
    title: '条款',
    fields: [
      {
        kind: 'custom',
        name: 'clauses',
        label: '条款',
        required: true,
        isWide: true,
        check: clausesFault,
        hint: '把光标放在正文里要断开的地方，点“从光标处拆开”。',
        input: (at) => <ClausesInput {...at} />,
      },
      { kind: 'multiline', name: 'closing', label: '条款以外的文字', rows: 4, maxLength: 20_000, isWide: true },
    ],
  },
  {
    title: '附件',
    fields: [
      {
        kind: 'custom',
        name: 'annexes',
        label: '附件',
        isWide: true,
        check: annexesFault,
        input: (at) => <AnnexesInput {...at} />,
      },
    ],
  },
]

function ClausesForm({ of: n }: { of: NoticeView }) {
  const go = useGo()
  const correct = useCorrect()
  const href = `/notices/${n.id}`
  const initial: Values = {
    clauses: n.clauseList.map((c) => ({
      key: c.id,
      id: c.id,
      number: c.number,
      section: c.section ?? '',
      heading: c.heading,
      text: c.text,
    })),
    annexes: n.annexes.map((a) => ({ key: String(a.number), number: a.number, title: a.title, text: a.text })),
    closing: n.closing,
  }
  return (
    <Page
      title="改正切分"
      note={`${n.number} · 留着的条款保留分工，拆出来的和新加的还没有`}
      crumbs={[
        { href: '/notices', label: '通知' },
        { href, label: n.number },
      ]}
    >
      <Card>
        <Form<Values>
          submit="存切分"
          cancel="不改，返回"
          onCancel={() => go(href)}
          initial={initial}
          version={n.version}
          whyNot={n.abilities.change ? undefined : '通知已经生效或者撤回，文字不能再改。'}
          groups={groups}
          onSave={async ({ clauses, annexes, closing }, version) => {
            const body = {
              version: version ?? n.version,
              clauses: clauses.map((c) => ({
                id: c.id,
                number: c.number,
                section: c.section || null,
                heading: c.heading,
                text: c.text,
              })),
              annexes: annexes.map((a) => ({ number: a.number, title: a.title, text: a.text })),
              closing,
            }
            await correct.runOrThrow({ params: { id: n.id }, body })
            go(href)
          }}
        />
      </Card>
    </Page>
  )
}
