import { Button } from 'antd'
import type { ReactNode } from 'react'
import { atMoment } from '../../../app/dates.ts'
import { Drawer } from '../../../app/kit/drawer.tsx'
import { Form } from '../../../app/kit/form.tsx'
import type { DrawerControls } from '../../../app/kit/list/definition.ts'
import { Facts } from '../../../app/kit/page.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { Link } from '../../../app/navigation.tsx'
import { askConfirmation } from '../../../app/questions.ts'
import { useSession } from '../../../app/session.tsx'
import type { TransferRowView } from '../contract.ts'
import { useAnswerTransfer, useWithdrawTransfer } from './api.ts'
import { lookWords, stateOptions, stateWords } from './labels.ts'
import './transfers.css'

interface Values {
  readonly state: 'accepted' | 'rejected'
  readonly consent: 'agrees' | 'against' | null
  readonly answer: string
}

/** One proposal; the office answers it here, the unit that asked withdraws it. */
export function TransferDrawer({ of: t, controls }: { of: TransferRowView; controls: DrawerControls }) {
  const { role } = useSession().session
  const answering = useAnswerTransfer()
  return (
    <Drawer
      title={`${t.personName} 调入 ${t.toUnit.name}`}
      pageHref={`/transfers?open=${t.id}`}
      {...controls}
      {...(t.abilities.withdraw ? { acts: <Withdrawal of={t} onDone={controls.onClose} /> } : {})}
    >
      <Facts of={factsOf(t, role === 'auxiliaryOffice')} />
      {t.abilities.answer ? (
        <div className="transfer-answer">
          <Form<Values>
            submit="答复内勤"
            cancel="先不答复"
            onCancel={controls.onClose}
            initial={{ state: t.person ? 'accepted' : 'rejected', consent: t.isAgainstWill ? 'against' : null, answer: '' }}
            version={t.version}
            groups={[
              {
                fields: [
                  {
                    kind: 'choice',
                    name: 'state',
                    label: '结果',
                    required: true,
                    options: stateOptions.filter((o) => o.value === 'accepted' || o.value === 'rejected'),
                    hint: `同意的，从 ${t.wantedOn} 起使用单位改为${t.toUnit.name}，岗位和责任民警由新单位另行指定。`,
                  },
                  {
                    kind: 'choice',
                    name: 'consent',
                    label: '本人意愿（同意调入的，必填）',
                    options: [
                      { value: 'agrees', label: '本人同意' },
                      { value: 'against', label: '本人不同意' },
                    ],
                    hint: '本人不同意的，先由管理链条以外的第二人查看，查看以后再答复一次，才生效。',
                  },
                  { kind: 'multiline', name: 'answer', label: '答复', required: true, maxLength: 300 },
                ],
              },
            ]}
            onSave={async ({ consent, ...values }, version) => {
              const said = consent === null ? {} : { consent }
              await answering.runOrThrow({ params: { id: t.id }, body: { ...values, ...said, version } })
              controls.onClose()
            }}
          />
        </div>
      ) : null}
    </Drawer>
  )
}

/** The unit takes its own request back; asked once, since it cannot be undone. */
function Withdrawal({ of: t, onDone }: { of: TransferRowView; onDone: () => void }) {
  const withdrawal = useWithdrawTransfer()
  const withdraw = async () => {
    const isSure = await askConfirmation({
      title: `撤回${t.personName}的调入申请？`,
      consequence: '撤回以后辅警办不再答复。还要调入的，重新申请。',
      yes: '撤回调入申请',
      no: '不撤回',
      isDangerous: true,
    })
    if (isSure && (await withdrawal.run({ params: { id: t.id }, body: { version: t.version } }))) onDone()
  }
  return (
    <>
      <Refusal problem={withdrawal.problem} />
      <Button loading={withdrawal.isRunning} onClick={() => void withdraw()}>
        撤回调入申请
      </Button>
    </>
  )
}

function factsOf(t: TransferRowView, isOffice: boolean): [string, ReactNode][] {
  const holder = t.person ? (
    <Link href={`/people/${t.person.id}`}>{[t.person.name, t.person.unitName, t.person.number].filter(Boolean).join(' ')}</Link>
  ) : (
    '册上没有这个身份证号，或者已经撤销'
  )
  return [
    ['姓名', t.personName],
    ...(isOffice ? [['现在册上', holder] as [string, ReactNode]] : []),
    ['调入单位', t.toUnit.name],
    ['从哪天起', t.wantedOn],
    ['申请', `${t.proposedBy ?? '单位内勤'} ${atMoment(t.proposedAt)}`],
    ['结果', stateWords[t.state]],
    ...(t.secondLook ? [['本人意愿', lookWords[t.secondLook]] as [string, ReactNode]] : []),
    ['答复', t.answer],
  ]
}
