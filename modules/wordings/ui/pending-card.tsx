import { Button } from 'antd'
import { inGrid, inSentence, today } from '../../../app/dates.ts'
import { Form } from '../../../app/kit/form.tsx'
import { Card } from '../../../app/kit/page.tsx'
import { Refusal, Shown } from '../../../app/kit/states.tsx'
import { type Step, Stepper } from '../../../app/kit/timeline.tsx'
import { Link } from '../../../app/navigation.tsx'
import { askReason } from '../../../app/questions.ts'
import { useSession } from '../../../app/session.tsx'
import type { VersionView, WordingView } from '../contract.ts'
import { useAbandonDraft, useApproveVersion, usePutInForce, useReturnDraft, useVersion } from './api.ts'
import { changeOptions, nextWords } from './labels.ts'

/** The version on its way: how far it is, who acts, and the act itself for whom it waits. */
export function PendingCard({ wording, id }: { wording: WordingView; id: string }) {
  const reading = useVersion(id)
  return (
    <Shown of={reading} what="在办的版本">
      {(version) => (
        <Card
          title={`在办：第 ${version.number} 版`}
          note={version.returned ? '退回，等辅警办修改' : (nextWords[version.state] ?? '')}
          extra={<DraftLink version={version} />}
        >
          <Stepper steps={stepsOf(version)} />
          {version.returned ? <Returned of={version.returned} /> : null}
          <Approval version={version} />
          {version.abilities.putInForce ? <Commencement version={version} isFirst={wording.current === null} /> : null}
          {version.abilities.abandon ? <Abandonment version={version} /> : null}
        </Card>
      )}
    </Shown>
  )
}

function stepsOf({ state, draftedAt, approvedAt, inForceFrom }: VersionView): Step[] {
  const isDraft = state === 'draft'
  return [
    { label: '起草', state: 'done', note: inGrid(draftedAt).slice(0, 10) },
    { label: '批准', state: isDraft ? 'now' : 'done', ...(approvedAt ? { note: inGrid(approvedAt).slice(0, 10) } : {}) },
    {
      label: '施行',
      state: state === 'approved' ? 'now' : 'later',
      ...(inForceFrom ? { note: `${inSentence(inForceFrom)}起` } : {}),
    },
  ]
}

const DraftLink = ({ version }: { version: VersionView }) =>
  version.abilities.edit ? <Link href={`/wordings/${version.wording.id}/draft`}>修改草稿</Link> : null

function Approval({ version }: { version: VersionView }) {
  const { role } = useSession().session
  const approve = useApproveVersion()
  if (role !== 'politicalOfficeLeader' || version.state !== 'draft') return null
  return (
    <>
      <Form<{ reference: string }>
        submit={`批准第 ${version.number} 版`}
        whyNot={version.whyNot ?? undefined}
        initial={{ reference: '' }}
        version={version.version}
        groups={[
          {
            fields: [
              {
                kind: 'text',
                name: 'reference',
                label: '批准依据',
                required: true,
                maxLength: 100,
                hint: '会议纪要或者批示的名称、文号。批准后文字不能再改，由辅警办定日期施行。',
              },
            ],
          },
        ]}
        onSave={({ reference }, seen) => approve.runOrThrow({ params: { id: version.id }, body: { version: seen, reference } })}
      />
      {version.returned ? null : <Return version={version} />}
    </>
  )
}

function Returned({ of }: { of: NonNullable<VersionView['returned']> }) {
  return (
    <div className="wording-returned">
      <b>
        {inGrid(of.at)} {of.byName}退回修改
      </b>
      <p>{of.remark}</p>
      <p className="note">辅警办改过再存，就又送去批准。</p>
    </div>
  )
}

/** Sends the draft back with what is to be changed. */
function Return({ version }: { version: VersionView }) {
  const giveBack = useReturnDraft()
  const ask = async () => {
    const remark = await askReason({
      title: `退回第 ${version.number} 版，要改什么`,
      consequence: '辅警办的待办里看得到；改过再存，就又送来批准。',
      yes: `退回第 ${version.number} 版`,
    })
    if (remark !== null) await giveBack.run({ params: { id: version.id }, body: { version: version.version, remark } })
  }
  return (
    <div className="wording-abandon">
      <Refusal problem={giveBack.problem} />
      <Button size="small" onClick={() => void ask()}>
        退回修改
      </Button>
    </div>
  )
}

interface Commencing {
  readonly fromOn: string
  readonly changeKind: 'material' | 'editorial'
  readonly note: string
}

/** From which day; whether what was signed before still holds. */
function Commencement({ version, isFirst }: { version: VersionView; isFirst: boolean }) {
  const put = usePutInForce()
  return (
    <Form<Commencing>
      submit={`施行第 ${version.number} 版`}
      initial={{ fromOn: today(), changeKind: 'material', note: '' }}
      version={version.version}
      groups={[
        {
          fields: [
            { kind: 'date', name: 'fromOn', label: '从哪天起', required: true, earliest: today() },
            {
              kind: 'choice',
              name: 'changeKind',
              label: '改动的性质',
              required: true,
              options: changeOptions,
              when: () => !isFirst,
              hint: '实质修改：按旧版签过的人要按新版再签。上一版到这一天为止，仍可查。',
            },
            {
              kind: 'multiline',
              name: 'note',
              label: '改了什么、为什么这样认定',
              required: true,
              maxLength: 300,
              when: () => !isFirst,
            },
          ],
        },
      ]}
      onSave={(values, seen) => put.runOrThrow({ params: { id: version.id }, body: { version: seen, ...values } })}
    />
  )
}

function Abandonment({ version }: { version: VersionView }) {
  const abandon = useAbandonDraft()
  const ask = async () => {
    const reason = await askReason({
      title: `作废第 ${version.number} 版？`,
      consequence: '这一版留在历次版本里，不能再用；要改就起草新版本。',
      yes: `作废第 ${version.number} 版`,
      isDangerous: true,
    })
    if (reason !== null) await abandon.run({ params: { id: version.id }, body: { version: version.version, reason } })
  }
  return (
    <div className="wording-abandon">
      <Refusal problem={abandon.problem} />
      <Button size="small" danger onClick={() => void ask()}>
        作废第 {version.number} 版
      </Button>
    </div>
  )
}
