import { atMoment } from '../../../app/dates.ts'
import { Gap, Light } from '../../../app/kit/light.tsx'
import { Grid } from '../../../app/kit/list/grid.tsx'
import { Empty, Refusal, Shown } from '../../../app/kit/states.tsx'
import type { PersonSignatureView } from '../contract.ts'
import { useCopy, usePersonSignatures, useScan } from './api.ts'
import { deadlineOf, occasionWords, stateWords } from './labels.ts'
import './signing.css'

function State({ of: r }: { of: PersonSignatureView }) {
  const deadline = r.state === 'open' ? deadlineOf(r) : undefined
  if (r.state === 'open')
    return (
      <>
        <Gap>未答复</Gap> {deadline ? <Light kind={deadline.kind}>{deadline.words}</Light> : null}
      </>
    )
  return (
    <>
      {stateWords[r.state]}
      {r.means === 'paper' ? <div className="note">纸质签名，{r.recordedByName}录入</div> : null}
    </>
  )
}

/** 签署 — what this person was asked to sign and answered; a copy taken is seen by the person. */
export function SignaturesTab({ personId }: { personId: string }) {
  const reading = usePersonSignatures(personId)
  const copy = useCopy()
  const scan = useScan()
  return (
    <>
      <Refusal problem={copy.problem ?? scan.problem} />
      <Shown of={reading} what="签署">
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title="没有请此人签过文书" note="发起签订批次、责任书以后列在这里。" />
          ) : (
            <>
              <p className="note">取签署件会留痕，本人看得见。</p>
              <Grid
                label="签署"
                rows={rows}
                idOf={(r) => r.id}
                nameOf={(r) => r.title}
                columns={[
                  { key: 'title', title: '文书', render: (r) => `${r.title}　第 ${r.versionNumber} 版` },
                  { key: 'occasion', title: '事由', render: (r) => occasionWords[r.occasion], width: 90 },
                  { key: 'state', title: '答复', render: (r) => <State of={r} />, width: 170 },
                  { key: 'at', title: '时间', render: (r) => (r.respondedAt ? atMoment(r.respondedAt) : '—'), width: 130 },
                ]}
                acts={(r) => {
                  const { signatureId } = r
                  if (signatureId === null) return []
                  const params = { id: signatureId }
                  const take = { label: '取签署件', run: () => void copy.run({ params }, `${r.title}.pdf`) }
                  const page = { label: '取扫描页', run: () => void scan.run({ params }, `${r.title}扫描页.jpg`) }
                  return r.means === 'paper' ? [page, take] : [take]
                }}
              />
            </>
          )
        }
      </Shown>
    </>
  )
}
