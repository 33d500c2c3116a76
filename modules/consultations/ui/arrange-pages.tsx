import type { OutputOf } from '../../../app/call.ts'
import { today } from '../../../app/dates.ts'
import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { useAddress, useGo, usePathParam } from '../../../app/navigation.tsx'
import { OfficerInput } from '../../organisation/ui/public.ts'
import type { readProposal } from '../contract.ts'
import { useChange, useForces, useMeeting, usePrepare, useProposal } from './api.ts'
import { basisLabels } from './labels.ts'

interface Values {
  readonly meetingOn: string
  readonly place: string
  readonly chairId: string
  readonly unitIds: readonly string[]
}
const crumbs = [{ href: '/consultations', label: '会商研判' }]
type Proposal = OutputOf<typeof readProposal>

interface ArrangementProps {
  readonly proposal: Proposal
  readonly initial: Values
  readonly chair: { id: string; name: string } | null
  readonly version?: number
  readonly submit: string
  readonly back: string
  readonly onSave: (values: Values & { unitIds: string[] }, version: number) => Promise<void>
}

/** Why each unit is asked, in words. */
const proposed = ({ units }: Proposal): string =>
  units
    .map((u) => `${u.unit.name}（${basisLabels[u.basis]}${u.basis === 'usesMany' ? `，${u.auxiliaries} 人` : ''}）`)
    .join('、') || '规则里没有单位'

function Arrangement({ proposal, initial, chair, version, submit, back, onSave }: ArrangementProps) {
  const go = useGo()
  return (
    <Form<Values>
      submit={submit}
      cancel="先不办，返回"
      onCancel={() => go(back)}
      initial={initial}
      {...(version === undefined ? {} : { version })}
      groups={[
        {
          title: '什么时候，在哪里，谁主持',
          fields: [
            { kind: 'date', name: 'meetingOn', label: '会商日期', required: true },
            { kind: 'text', name: 'place', label: '地点', required: true, maxLength: 60 },
            {
              kind: 'custom',
              name: 'chairId',
              label: '主持人',
              required: true,
              input: (at) => <OfficerInput {...at} known={chair} />,
            },
          ],
        },
        {
          title: '哪些单位参加',
          fields: [
            { kind: 'derived', name: 'derived:rule', label: '按规则应参加', show: () => proposed(proposal), isWide: true },
            {
              kind: 'many',
              name: 'unitIds',
              label: '参加单位',
              required: true,
              isWide: true,
              options: proposal.all.map((u) => ({ value: u.id, label: u.name })),
              hint: '已按规则选好，可以增减。',
            },
          ],
        },
      ]}
      onSave={async ({ unitIds, ...values }, seen) => onSave({ ...values, unitIds: [...unitIds] }, seen)}
    />
  )
}

/** 筹备会商: of the task force that the address names, or the first whose office the caller serves. */
export function PreparePage() {
  const go = useGo()
  const [{ taskForceId }] = useAddress()
  const forces = useForces()
  const served = (forces.data?.rows ?? []).filter((f) => f.abilities.serve)
  const force = served.find((f) => f.id === taskForceId) ?? served[0]
  const proposal = useProposal(force?.id ?? '')
  const prepare = usePrepare()
  return (
    <Page title="筹备会商" note={force ? `${force.name}。议程从问题台账里来，开会以前一直跟着台账变。` : ''} crumbs={crumbs}>
      <Card>
        {forces.data && !force ? (
          <p>您不在专班办公室任职，会商由专班办公室筹备。</p>
        ) : (
          <Shown of={proposal} what="应参加会商的单位">
            {(found) => (
              <Arrangement
                key={force?.id}
                proposal={found}
                chair={found.chair}
                initial={{
                  meetingOn: today(),
                  place: '',
                  chairId: found.chair?.id ?? '',
                  unitIds: found.units.map((u) => u.unit.id),
                }}
                submit="筹备会商"
                back="/consultations"
                onSave={async (values) => {
                  const { id } = await prepare.runOrThrow({ body: { ...values, taskForceId: force?.id ?? '' } })
                  go(`/consultations/${id}`, { replace: true })
                }}
              />
            )}
          </Shown>
        )}
      </Card>
    </Page>
  )
}

/** 改会商安排: until the meeting is held. */
export function ChangePage() {
  const go = useGo()
  const id = usePathParam('consultationId')
  const meeting = useMeeting(id)
  const proposal = useProposal(meeting.data?.taskForce.id ?? '')
  const change = useChange()
  const back = `/consultations/${id}`
  return (
    <Page title="改会商安排" crumbs={crumbs}>
      <Card>
        <Shown of={meeting} what="会商">
          {(c) => (
            <Shown of={proposal} what="应参加会商的单位">
              {(found) => (
                <Arrangement
                  proposal={found}
                  chair={{ id: c.chairId, name: c.chairName }}
                  initial={{
                    meetingOn: c.meetingOn,
                    place: c.place,
                    chairId: c.chairId,
                    unitIds: c.participants.map((p) => p.unit.id),
                  }}
                  version={c.version}
                  submit="存会商安排"
                  back={back}
                  onSave={async (values, version) => {
                    await change.runOrThrow({ params: { id }, body: { ...values, version } })
                    go(back)
                  }}
                />
              )}
            </Shown>
          )}
        </Shown>
      </Card>
    </Page>
  )
}
