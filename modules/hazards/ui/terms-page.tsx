import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '../../../app/call.ts'
import { Form } from '../../../app/kit/form.tsx'
import { Card, Facts, Page } from '../../../app/kit/page.tsx'
import { Refusal, Shown } from '../../../app/kit/states.tsx'
import { askConfirmation } from '../../../app/questions.ts'
import type { HazardTermView, listTerms } from '../contract.ts'
import { categoryLabels } from '../words.ts'
import { useAddTerm, useRenameTerm, useRetireTerm, useSetRules, useTerms } from './api.ts'
import './hazards.css'

type Terms = OutputOf<typeof listTerms>

/** 隐患用词和天数: the bureau's own words for kinds and causes, and its own numbers of days. */
export function TermsPage() {
  const reading = useTerms()
  return (
    <Page
      title="隐患用词和天数"
      note="本局自己定；停用的词不再提供，用过的照旧显示。"
      crumbs={[{ href: '/hazards', label: '问题台账' }]}
    >
      <Shown of={reading} what="隐患用词">
        {(terms) => (
          <>
            <Rules key={terms.rules.version} of={terms} />
            {(['teamManagement', 'publicReputation', 'other'] as const).map((category) => (
              <TermList
                key={category}
                title={`${categoryLabels[category]}的子类`}
                note={category === 'publicReputation' ? '只写管理：谁审发布、谁答复媒体、账号谁管。' : ''}
                rows={terms.rows.filter((t) => t.category === category)}
                kind={{ kind: 'subcategory', category }}
                canChange={terms.abilities.change ?? false}
              />
            ))}
            <TermList
              title="原因"
              note="用来看哪类原因反复出现。"
              rows={terms.rows.filter((t) => t.kind === 'cause')}
              kind={{ kind: 'cause', category: null }}
              canChange={terms.abilities.change ?? false}
            />
          </>
        )}
      </Shown>
    </Page>
  )
}

const daysWords = (days: number | null, what: string): string => (days === null ? '未定' : `${days} 个工作日${what}（本局规定）`)

const repeatWords = ({ repeatUnits, repeatDays }: Terms['rules']): string =>
  repeatUnits === null || repeatDays === null ? '未定' : `${repeatDays} 天里在 ${repeatUnits} 个以上单位出现（本局规定）`

function Rules({ of: { rules, abilities } }: { of: Terms }) {
  const set = useSetRules()
  if (!abilities.change)
    return (
      <Card title="天数">
        <Facts
          of={[
            ['销号以后', daysWords(rules.lookBackDays, '回头看')],
            ['逾期', daysWords(rules.escalationDays, '自动升一级')],
            ['原因反复', repeatWords(rules)],
          ]}
        />
      </Card>
    )
  return (
    <Card title="天数" note="期限为本局规定；上位规定未定天数，由局填写。不填就没有。">
      <Form<Omit<Terms['rules'], 'version'>>
        submit="定天数"
        initial={{
          lookBackDays: rules.lookBackDays,
          escalationDays: rules.escalationDays,
          repeatUnits: rules.repeatUnits,
          repeatDays: rules.repeatDays,
        }}
        version={rules.version}
        groups={[
          {
            fields: [
              {
                kind: 'number',
                name: 'lookBackDays',
                label: '销号以后多少个工作日回头看',
                least: 1,
                most: 250,
                unit: '个工作日',
                hint: '核验时可以改；不填的，核验时填日期。',
              },
              {
                kind: 'number',
                name: 'escalationDays',
                label: '逾期每满多少个工作日自动升一级',
                least: 1,
                most: 250,
                unit: '个工作日',
                hint: '每天零点看一次，逐级报到责任人的上一级；不填的，不自动升。',
              },
              {
                kind: 'number',
                name: 'repeatUnits',
                label: '同一原因在几个以上单位出现算反复',
                least: 1,
                most: 250,
                unit: '个单位',
                hint: '反复的原因自己进会商议程；不填的，不进。',
              },
              {
                kind: 'number',
                name: 'repeatDays',
                label: '看最近多少天里发现的',
                least: 7,
                most: 1000,
                unit: '天',
              },
            ],
          },
        ]}
        onSave={async (values, version) => {
          await set.runOrThrow({ body: { ...values, version: version ?? rules.version } })
        }}
      />
    </Card>
  )
}

interface ListProps {
  readonly title: string
  readonly note: string
  readonly rows: readonly HazardTermView[]
  readonly kind: Pick<HazardTermView, 'kind' | 'category'>
  readonly canChange: boolean
}

function TermList({ title, note, rows, kind, canChange }: ListProps) {
  const add = useAddTerm()
  return (
    <Card title={title} note={note}>
      <ul className="terms-list">
        {rows.map((term) => (
          <TermLine key={`${term.id} ${term.version}`} of={term} />
        ))}
      </ul>
      {canChange ? (
        <Form<{ name: string }>
          key={rows.length}
          submit="加这个词"
          initial={{ name: '' }}
          groups={[{ fields: [{ kind: 'text', name: 'name', label: '新词', required: true, maxLength: 20 }] }]}
          onSave={async ({ name }) => {
            await add.runOrThrow({ body: { ...kind, name } })
          }}
        />
      ) : null}
    </Card>
  )
}

function RenameForm({ of: term, onDone }: { of: HazardTermView; onDone: () => void }) {
  const rename = useRenameTerm()
  return (
    <li>
      <Form<{ name: string }>
        submit="改词"
        cancel="不改"
        onCancel={onDone}
        initial={{ name: term.name }}
        version={term.version}
        groups={[{ fields: [{ kind: 'text', name: 'name', label: `“${term.name}”改为`, required: true, maxLength: 20 }] }]}
        onSave={async ({ name }, version) => {
          await rename.runOrThrow({ params: { id: term.id }, body: { name, version: version ?? term.version } })
          onDone()
        }}
      />
    </li>
  )
}

function TermLine({ of: term }: { of: HazardTermView }) {
  const retire = useRetireTerm()
  const [isRenaming, setRenaming] = useState(false)
  if (isRenaming) return <RenameForm of={term} onDone={() => setRenaming(false)} />
  const stop = async () => {
    const isSure = await askConfirmation({
      title: `停用“${term.name}”`,
      consequence: '以后登记隐患不能再选；用过的照旧显示。不能恢复，要用再加。',
      yes: `停用“${term.name}”`,
    })
    if (isSure) await retire.run({ params: { id: term.id }, body: { version: term.version } })
  }
  return (
    <li>
      {term.name}
      {term.retiredOn ? <span className="note">{`${term.retiredOn} 停用`}</span> : null}
      {term.abilities.change ? (
        <>
          <Button type="link" size="small" aria-label={`改“${term.name}”`} onClick={() => setRenaming(true)}>
            改
          </Button>
          <Button
            type="link"
            size="small"
            aria-label={`停用“${term.name}”`}
            loading={retire.isRunning}
            onClick={() => void stop()}
          >
            停用
          </Button>
        </>
      ) : null}
      <Refusal problem={retire.problem} />
    </li>
  )
}
