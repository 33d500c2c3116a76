import { today } from '../../../app/dates.ts'
import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Panel, Refusal, Shown } from '../../../app/kit/states.tsx'
import { useGo, usePathParam } from '../../../app/navigation.tsx'
import { askReason } from '../../../app/questions.ts'
import type { PersonView } from '../contract.ts'
import { useMovePerson, usePerson, useUnitTree } from './api.ts'
import { consentOptions } from './labels.ts'

interface Values {
  readonly aspect: 'usingUnit' | 'secondment'
  readonly unitId: string | null
  readonly fromOn: string
  readonly consent: 'agrees' | 'against' | null
  readonly reason: string
}
const kinds = [
  { value: 'usingUnit', label: '调动：人和档案都转到新单位' },
  { value: 'secondment', label: '借调：档案留在原单位，借用单位可以看' },
]

/** 办理调动、借调: to which unit, from which day, why. */
export function MovePage() {
  const reading = usePerson(usePathParam('personId'))
  return (
    <Shown of={reading} what="这份档案">
      {(person) => <MoveForm person={person} />}
    </Shown>
  )
}

function MoveForm({ person }: { person: PersonView }) {
  const go = useGo()
  const move = useMovePerson()
  const tree = useUnitTree()
  const href = `/people/${person.id}`
  const units = (tree.data?.nodes ?? [])
    .filter((u) => u.id !== person.unit.id && !u.isClosed)
    .map((u) => ({ value: u.id, label: u.name }))
  const save = async (values: Values, version: number) => {
    const { consent, ...said } = values
    await move.runOrThrow({ params: { id: person.id }, body: { ...said, ...(consent ? { consent } : {}), version } })
    go(consent === 'against' ? '/transfers?state=open' : href)
  }
  return (
    <Page
      title="办理调动、借调"
      note={`${person.name} · ${person.unit.name}`}
      crumbs={[
        { href: '/people', label: '花名册' },
        { href, label: person.name },
      ]}
    >
      {person.secondedUnit ? <Lent person={person} move={move} /> : null}
      <Card>
        <Form<Values>
          submit="办理变动"
          initial={{ aspect: 'usingUnit', unitId: null, fromOn: today(), consent: null, reason: '' }}
          version={person.version}
          onCancel={() => go(href)}
          {...(person.abilities.move ? {} : { whyNot: '调动和借调由辅警办办理，已离岗的先办重新入职。' })}
          groups={[
            {
              fields: [
                { kind: 'choice', name: 'aspect', label: '办哪一种', required: true, options: kinds },
                { kind: 'select', name: 'unitId', label: '到哪个单位', required: true, options: units },
                {
                  kind: 'date',
                  name: 'fromOn',
                  label: '从哪天起',
                  required: true,
                  hint: '调动以后，不在新单位的带辅责任民警和分管责任领导到这一天为止。',
                },
                {
                  kind: 'choice',
                  name: 'consent',
                  label: '本人意愿',
                  required: true,
                  options: consentOptions,
                  hint: '本人不同意调动的，先由管理链条以外的第二人查看，查看以后在“人员变动”里答复，才生效；借调要本人同意。',
                },
                { kind: 'multiline', name: 'reason', label: '理由', required: true, maxLength: 200 },
              ],
            },
          ]}
          onSave={save}
        />
      </Card>
    </Page>
  )
}

/** The lending under way, and the act that ends it. */
function Lent({ person, move }: { person: PersonView; move: ReturnType<typeof useMovePerson> }) {
  const go = useGo()
  const end = async () => {
    const reason = await askReason({
      title: `${person.name}从今天起结束借调？`,
      consequence: `${person.secondedUnit?.name ?? '借用单位'}从今天起不再看到这份档案。`,
      yes: '结束借调',
    })
    if (reason === null) return
    const body = { version: person.version, aspect: 'secondment', unitId: null, fromOn: today(), reason } as const
    if (await move.run({ params: { id: person.id }, body })) go(`/people/${person.id}`)
  }
  return (
    <Panel tone="blue" title={`现在借调在${person.secondedUnit?.name ?? '外单位'}。`}>
      <button type="button" className="text-act" onClick={() => void end()}>
        结束借调
      </button>
      <Refusal problem={move.problem} />
    </Panel>
  )
}
