import { call } from '../../../app/call.ts'
import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { useGo, usePathParam } from '../../../app/navigation.tsx'
import { useSession } from '../../../app/session.tsx'
import { type PersonView, readPerson } from '../contract.ts'
import { useChangePerson, usePerson } from './api.ts'
import { contractGroups, fieldsOf, identityFields, orNone, type PersonFields } from './person-fields.ts'

/** What changed, and nothing else; an emptied text is none. */
function changesOf(values: PersonFields, before: PersonFields): Partial<Omit<PersonFields, 'kind'>> {
  const changed = Object.entries(values).filter(
    ([name, value]) => name !== 'kind' && orNone(value) !== orNone(before[name as keyof PersonFields]),
  )
  return Object.fromEntries(changed.map(([name, value]) => [name, orNone(value)]))
}

/** 修改人员资料: what the file says; unit, post and officers are changed by 变动, with a date. */
export function ChangePersonPage() {
  const reading = usePerson(usePathParam('personId'))
  return (
    <Shown of={reading} what="这份档案">
      {(person) => <ChangeForm person={person} />}
    </Shown>
  )
}

function ChangeForm({ person }: { person: PersonView }) {
  const go = useGo()
  const { role } = useSession().session
  const change = useChangePerson()
  const href = `/people/${person.id}`
  return (
    <Page
      title="修改人员资料"
      note={`${person.name}。单位、岗位、责任民警有日期，在花名册里办理变动。`}
      crumbs={[
        { href: '/people', label: '花名册' },
        { href, label: person.name },
      ]}
    >
      <Card>
        <Form<PersonFields>
          submit="存人员资料"
          isTwoColumns
          initial={fieldsOf(person)}
          version={person.version}
          groups={[
            { title: '这个人是谁', fields: identityFields<PersonFields>(person, role === 'auxiliaryOffice') },
            ...contractGroups<PersonFields>(),
          ]}
          onCancel={() => go(href)}
          onSave={async (values, version) => {
            await change.runOrThrow({ params: { id: person.id }, body: { ...changesOf(values, fieldsOf(person)), version } })
            go(href)
          }}
          reread={async () => {
            const now = await call(readPerson, { params: { id: person.id } })
            return { values: fieldsOf(now), version: now.version }
          }}
        />
      </Card>
    </Page>
  )
}
