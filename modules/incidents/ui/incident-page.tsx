import { Button } from 'antd'
import { atMoment } from '../../../app/dates.ts'
import { Gap } from '../../../app/kit/light.tsx'
import { Card, Facts, Page } from '../../../app/kit/page.tsx'
import { Refusal, Shown } from '../../../app/kit/states.tsx'
import { useAddress, useGo, usePathParam } from '../../../app/navigation.tsx'
import { askConfirmation } from '../../../app/questions.ts'
import { useDownload } from '../../../app/requests.ts'
import { type IncidentView, printIncident } from '../contract.ts'
import { stateLabels, trackLabels } from '../words.ts'
import { useConclude, useIncident } from './api.ts'
import { Statements } from './statements.tsx'
import { OwnerForm, StepForm } from './track-forms.tsx'
import './incidents.css'

/** One event with its three tracks, its statements and the review. */
export function IncidentPage() {
  const reading = useIncident(usePathParam('incidentId'))
  return (
    <Shown of={reading} what="事件">
      {(incident) => <Sheet key={incident.id} of={incident} />}
    </Shown>
  )
}

function Sheet({ of: i }: { of: IncidentView }) {
  const go = useGo()
  const [conclude, file] = [useConclude(), useDownload(printIncident)]
  const params = { id: i.id }
  const print = (format: 'pdf' | 'docx') => void file.run({ params, query: { format } }, `三同步工作记录表.${format}`)
  const concludeIt = async () => {
    const yes = await askConfirmation({
      title: `报“${i.title}”处置完毕`,
      consequence: '三路都要有负责人和步骤；报了以后由辅警办复盘。',
      yes: '报处置完毕',
    })
    if (yes) await conclude.run({ params, body: { version: i.version } })
  }
  const acts = (
    <>
      <Button loading={file.isRunning} onClick={() => print('pdf')}>
        打印记录表
      </Button>
      <Button onClick={() => print('docx')}>存为 Word</Button>
      {i.abilities.conclude ? (
        <Button type="primary" loading={conclude.isRunning} onClick={() => void concludeIt()}>
          报处置完毕
        </Button>
      ) : null}
      {i.abilities.review ? (
        <Button type="primary" onClick={() => go(`/incidents/${i.id}/review`)}>
          复盘
        </Button>
      ) : null}
    </>
  )
  return (
    <Page
      title={i.title}
      note={`${i.unit.name} · ${i.number} · ${stateLabels[i.state]}`}
      crumbs={[{ href: '/incidents', label: '三同步' }]}
      acts={acts}
    >
      <Refusal problem={file.problem ?? conclude.problem} />
      <Card>
        <Facts
          of={[
            ['发生时间', atMoment(i.happenedAt)],
            ['地点', i.place],
            ['简要情况', i.summary],
            ['登记人', i.recordedBy],
          ]}
        />
      </Card>
      <div className="incident-tracks">
        {i.tracks.map((t) => (
          <Track key={t.track} of={t} incident={i} />
        ))}
      </div>
      <Statements of={i} />
      {i.review ? (
        <Card title="复盘" note={`${i.review.by} ${atMoment(i.review.at)}，进台账 ${i.review.findings} 处`}>
          <div className="incident-text">{i.review.text}</div>
        </Card>
      ) : null}
    </Page>
  )
}

function Track({ of: t, incident }: { of: IncidentView['tracks'][number]; incident: IncidentView }) {
  const [{ owner, step }, change] = useAddress()
  const close = () => change({ owner: undefined, step: undefined })
  const name = trackLabels[t.track]
  const extra = (
    <>
      {incident.abilities.record ? (
        <button
          type="button"
          className="text-act"
          aria-label={`定负责人：${name}`}
          onClick={() => change({ owner: t.track, step: undefined })}
        >
          定负责人
        </button>
      ) : null}
      {t.abilities.addStep ? (
        <button
          type="button"
          className="text-act"
          aria-label={`记一步：${name}`}
          onClick={() => change({ step: t.track, owner: undefined })}
        >
          记一步
        </button>
      ) : null}
    </>
  )
  return (
    <Card title={name} note={t.owner ? t.owner.name : <Gap>没有负责人</Gap>} extra={extra}>
      {owner === t.track ? <OwnerForm incident={incident} track={t.track} onClose={close} /> : null}
      {step === t.track ? <StepForm incident={incident} track={t.track} onClose={close} /> : null}
      {t.steps.length === 0 ? '还没有步骤。' : null}
      <ol className="incident-steps">
        {t.steps.map((s) => (
          <li key={s.id}>
            <span className="note">{`${atMoment(s.takenAt)}　${s.by}`}</span>
            <div className="incident-text">{s.text}</div>
          </li>
        ))}
      </ol>
    </Card>
  )
}
