import { Form } from '../../../app/kit/form.tsx'
import { Card } from '../../../app/kit/page.tsx'
import { useGo } from '../../../app/navigation.tsx'
import type { HandledConcernView } from '../contract.ts'
import { useAnswer, useHandOn, useMessage, useOpenHazard, useUnits } from './api.ts'

const word = (label: string, hint?: string) => ({
  kind: 'multiline' as const,
  name: 'text' as const,
  label,
  required: true,
  maxLength: 4000,
  ...(hint ? { hint } : {}),
})

/** What a handler may do: answer in writing, write, list a hazard, hand on. */
export function HandlerActs({ of: c }: { of: HandledConcernView }) {
  const [answer, message] = [useAnswer(), useMessage()]
  const params = { id: c.id }
  return (
    <>
      {c.abilities.answer ? (
        <Card title="书面答复">
          <Form<{ text: string }>
            key={`answer${c.version}`}
            submit="答复反映人"
            isBeside={c.abilities.acknowledge ?? false}
            initial={{ text: '' }}
            version={c.version}
            groups={[{ fields: [word('答复', '逐条答复；答复后由本人说有没有帮助，没有解决的可以再次提出。')] }]}
            onSave={({ text }, version = c.version) => answer.runOrThrow({ params, body: { version, text } })}
          />
        </Card>
      ) : null}
      {c.abilities.openHazard ? <HazardForm of={c} /> : null}
      <Card title="给反映人留言">
        <Form<{ text: string }>
          key={`message${c.version}`}
          submit="留言"
          isBeside
          initial={{ text: '' }}
          version={c.version}
          groups={[{ fields: [word('留言', '问情况、说进展；不算答复。')] }]}
          onSave={({ text }, version = c.version) => message.runOrThrow({ params, body: { version, text } })}
        />
      </Card>
      {c.candidates.length > 0 ? <HandOnForm of={c} /> : null}
    </>
  )
}

function HazardForm({ of: c }: { of: HandledConcernView }) {
  const open = useOpenHazard()
  const units = useUnits()
  const options = (units.data?.nodes ?? []).map((u) => ({ value: u.id, label: u.name }))
  return (
    <Card title="列为下令单位的隐患">
      <Form<{ unitId: string | null; title: string; description: string }>
        key={`hazard${c.version}`}
        submit="列为隐患"
        isBeside
        initial={{ unitId: null, title: '', description: '' }}
        version={c.version}
        groups={[
          {
            fields: [
              { kind: 'select', name: 'unitId', label: '下令单位', required: true, options },
              { kind: 'text', name: 'title', label: '隐患', required: true, maxLength: 100 },
              {
                kind: 'multiline',
                name: 'description',
                label: '情形',
                required: true,
                maxLength: 2000,
                hint: '用自己的话重写，不抄反映人的话，不写时间、人名等能认出反映人的内容。',
              },
            ],
          },
        ]}
        onSave={({ unitId, title, description }, version = c.version) =>
          open.runOrThrow({ params: { id: c.id }, body: { version, unitId: unitId ?? '', title, description } })
        }
      />
    </Card>
  )
}

function HandOnForm({ of: c }: { of: HandledConcernView }) {
  const go = useGo()
  const handOn = useHandOn()
  return (
    <Card title="转给辅警办另一人">
      <Form<{ toAccountId: string | null; reason: string }>
        key={`hand${c.version}`}
        submit="转办"
        isBeside
        initial={{ toAccountId: null, reason: '' }}
        version={c.version}
        groups={[
          {
            fields: [
              {
                kind: 'select',
                name: 'toAccountId',
                label: '转给',
                required: true,
                options: c.candidates.map((a) => ({ value: a.accountId, label: a.name })),
                hint: '转办以后，您不再看得到这件诉求。',
              },
              { kind: 'multiline', name: 'reason', label: '原因', required: true, maxLength: 500 },
            ],
          },
        ]}
        onSave={async ({ toAccountId, reason }, version = c.version) => {
          await handOn.runOrThrow({ params: { id: c.id }, body: { version, toAccountId: toAccountId ?? '', reason } })
          go('/concerns', { replace: true })
        }}
      />
    </Card>
  )
}
