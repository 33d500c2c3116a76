import { today } from '../../../app/dates.ts'
import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Panel, Shown } from '../../../app/kit/states.tsx'
import { useGo, usePathParam } from '../../../app/navigation.tsx'
import { askConfirmation } from '../../../app/questions.ts'
import type { PersonView, separationKinds } from '../contract.ts'
import { usePerson, useSeparatePerson } from './api.ts'
import { consentOptions, separationOptions } from './labels.ts'

interface Values {
  readonly separatedOn: string
  readonly kind: (typeof separationKinds)[number] | null
  readonly consent: 'agrees' | 'against' | null
  readonly reason: string
}

/** 办理离岗: from which day, why; the file stays. */
export function SeparationPage() {
  const reading = usePerson(usePathParam('personId'))
  return (
    <Shown of={reading} what="这份档案">
      {(person) => <SeparationForm person={person} />}
    </Shown>
  )
}

function SeparationForm({ person }: { person: PersonView }) {
  const go = useGo()
  const separate = useSeparatePerson()
  const href = `/people/${person.id}`
  const save = async ({ separatedOn, kind, consent, reason }: Values, version: number) => {
    const sure = await askConfirmation({
      title: `${person.name}从 ${separatedOn} 起离岗？`,
      consequence: '岗位、责任民警、责任领导到这一天为止，花名册不再列出；档案和经历都保留。办完不能撤回。',
      yes: `办理${person.name}离岗`,
      isDangerous: true,
    })
    if (!sure) return
    await separate.runOrThrow({
      params: { id: person.id },
      body: { version, separatedOn, kind: kind ?? 'other', ...(consent ? { consent } : {}), reason },
    })
    go('/people')
  }
  return (
    <Page
      title="办理离岗"
      note={`${person.name} · ${person.unit.name}`}
      crumbs={[
        { href: '/people', label: '花名册' },
        { href, label: person.name },
      ]}
    >
      {person.separatedOn ? <Panel tone="grey" title={`已于 ${person.separatedOn} 离岗。`} /> : null}
      {person.ledCount > 0 ? (
        <Panel tone="amber" title={`${person.name}还带着 ${person.ledCount} 名辅警，先办移交，再办离岗。`} />
      ) : null}
      <Card>
        <Form<Values>
          submit="办理离岗"
          initial={{ separatedOn: today(), kind: null, consent: null, reason: '' }}
          version={person.version}
          onCancel={() => go(href)}
          {...(person.separatedOn ? { whyNot: '已经离岗。' } : {})}
          groups={[
            {
              fields: [
                { kind: 'date', name: 'separatedOn', label: '离岗日期', required: true, latest: today() },
                {
                  kind: 'select',
                  name: 'kind',
                  label: '离岗原因',
                  required: true,
                  options: separationOptions,
                  hint: '不续签、解除合同或者本人不愿意的，先预办离岗手续，经第二人查看。',
                },
                {
                  kind: 'choice',
                  name: 'consent',
                  label: '本人意愿',
                  required: true,
                  options: consentOptions,
                  when: (v) => v.kind === 'transferred' || v.kind === 'other',
                },
                { kind: 'multiline', name: 'reason', label: '说明', required: true, maxLength: 200 },
              ],
            },
          ]}
          onSave={save}
        />
      </Card>
    </Page>
  )
}
