import { today } from '../../../app/dates.ts'
import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { useGo, usePathParam } from '../../../app/navigation.tsx'
import type { PersonView } from '../contract.ts'
import { usePerson, useRejoinPerson, useUnitTree } from './api.ts'

interface Values {
  readonly unitId: string | null
  readonly fromOn: string
  readonly contractFrom: string | null
  readonly contractEndsOn: string | null
  readonly reason: string
}

/** 办理重新入职: somebody who left comes back; the earlier file goes on. */
export function RejoinPage() {
  const reading = usePerson(usePathParam('personId'))
  return (
    <Shown of={reading} what="这份档案">
      {(person) => <RejoinForm person={person} />}
    </Shown>
  )
}

function RejoinForm({ person }: { person: PersonView }) {
  const go = useGo()
  const rejoin = useRejoinPerson()
  const units = (useUnitTree().data?.nodes ?? []).filter((u) => !u.isClosed).map((u) => ({ value: u.id, label: u.name }))
  const href = `/people/${person.id}`
  const save = async ({ unitId, ...values }: Values, version: number) => {
    await rejoin.runOrThrow({ params: { id: person.id }, body: { ...values, unitId: unitId ?? '', version } })
    go(href)
  }
  return (
    <Page
      title="办理重新入职"
      note={person.separatedOn ? `${person.name}，${person.separatedOn} 离岗` : person.name}
      crumbs={[
        { href: '/people', label: '花名册' },
        { href, label: person.name },
      ]}
    >
      <Card>
        <Form<Values>
          submit="办理重新入职"
          initial={{ unitId: person.unit.id, fromOn: today(), contractFrom: today(), contractEndsOn: null, reason: '' }}
          version={person.version}
          onCancel={() => go(href)}
          {...(person.abilities.rejoin ? {} : { whyNot: '在岗的人不用办；离岗的由辅警办办理。' })}
          groups={[
            {
              fields: [
                { kind: 'select', name: 'unitId', label: '到哪个单位', required: true, options: units },
                { kind: 'date', name: 'fromOn', label: '从哪天起', required: true, latest: today() },
                { kind: 'date', name: 'contractFrom', label: '合同自' },
                { kind: 'date', name: 'contractEndsOn', label: '合同至' },
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
