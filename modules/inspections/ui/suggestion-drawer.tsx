import { Button } from 'antd'
import type { ReactNode } from 'react'
import { atMoment } from '../../../app/dates.ts'
import { Drawer } from '../../../app/kit/drawer.tsx'
import { Form } from '../../../app/kit/form.tsx'
import type { DrawerControls } from '../../../app/kit/list/definition.ts'
import { Facts } from '../../../app/kit/page.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { Link } from '../../../app/navigation.tsx'
import { askReason } from '../../../app/questions.ts'
import type { SuggestionRowView } from '../contract.ts'
import { suggestionLabels } from '../words.ts'
import { useAccept, useAnswer, useReturn } from './api.ts'

/** One suggestion with its answer; answered by the unit's head, judged by the line. */
export function SuggestionDrawer({ of: s, controls }: { of: SuggestionRowView; controls: DrawerControls }) {
  const [answer, accept, sendBack] = [useAnswer(), useAccept(), useReturn()]
  const params = { id: s.id }
  const { version } = s
  const returnIt = async () => {
    const reason = await askReason({
      title: `退回${s.unit.name}的答复，为什么`,
      consequence: '单位看得到理由，要再答复一次，时限重新计。',
      yes: '退回答复',
    })
    if (reason !== null) await sendBack.run({ params, body: { version, reason } })
  }
  const acts = s.abilities.judge ? (
    <>
      <Button loading={sendBack.isRunning} onClick={() => void returnIt()}>
        退回答复
      </Button>
      <Button type="primary" loading={accept.isRunning} onClick={() => void accept.run({ params, body: { version } })}>
        认可答复
      </Button>
    </>
  ) : null
  return (
    <Drawer title={`对${s.unit.name}的检查建议`} pageHref={`/suggestions?open=${s.id}`} {...controls} acts={acts}>
      <Refusal problem={accept.problem ?? sendBack.problem} />
      <Facts of={factsOf(s)} />
      {s.abilities.answer ? (
        <Form<{ answer: string }>
          submit="答复建议"
          cancel="先不答"
          onCancel={controls.onClose}
          initial={{ answer: s.answer ?? '' }}
          version={version}
          groups={[
            {
              fields: [
                {
                  kind: 'multiline',
                  name: 'answer',
                  label: '书面答复',
                  required: true,
                  maxLength: 1000,
                  rows: 5,
                  hint: '采纳的写怎样办、哪天办到；不采纳的写理由。',
                },
              ],
            },
          ]}
          onSave={async (values, seen) => {
            await answer.runOrThrow({ params, body: { ...values, version: seen } })
            controls.onClose()
          }}
        />
      ) : null}
    </Drawer>
  )
}

const by = (name: string | null, at: string | null): string | null => (at ? `${name ?? ''} ${atMoment(at)}` : null)
const factsOf = (s: SuggestionRowView): [string, ReactNode][] => [
  [
    '检查',
    <Link key="inspection" href={`/inspections/${s.inspection.id}`}>
      {`${s.policeLine} ${s.inspection.number}`}
    </Link>,
  ],
  ['建议', s.text],
  ['提出日期', s.askedOn],
  ['答复时限', s.dueOn === null ? '未定时限' : `${s.dueOn}（本局规定）`],
  ['状态', s.isLate ? `${suggestionLabels[s.state]}，迟答` : suggestionLabels[s.state]],
  ['答复', s.answer],
  ['答复人', by(s.answeredBy, s.answeredAt)],
  ['退回理由', s.returnReason],
  ['警种', by(s.judgedBy, s.judgedAt)],
]
