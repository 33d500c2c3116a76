import { Button, Input } from 'antd'
import { Fragment, useId, useState } from 'react'
import { inGrid } from '../../../app/dates.ts'
import { Light } from '../../../app/kit/light.tsx'
import { Card, Facts, Page } from '../../../app/kit/page.tsx'
import { Panel, Refusal, Shown } from '../../../app/kit/states.tsx'
import { usePathParam } from '../../../app/navigation.tsx'
import type { VerificationView } from '../contract.ts'
import { usePublicKeys, useVerification } from './api.ts'
import { Digest } from './digest.tsx'
import { meansWords } from './labels.ts'
import './signing.css'

/** 签署核验 — whether a signed sheet is sound, for whoever holds it. */
export function VerificationPage() {
  const reading = useVerification(usePathParam('signatureId'))
  const keys = usePublicKeys()
  return (
    <Page
      title="签署核验"
      acts={
        <Button loading={keys.isRunning} onClick={() => void keys.run({}, '本局签章公钥.pem')}>
          取本局签章公钥
        </Button>
      }
    >
      <Refusal problem={keys.problem} />
      <Shown of={reading} what="这件签署">
        {(v) => (
          <>
            {v.isSound ? null : (
              <Panel tone="red" title="这件签署不完好，请马上报审计管理员。">
                {v.faults.join('')}
              </Panel>
            )}
            <Card title={v.isSound ? <Light kind="green">完好</Light> : <Light kind="red">不完好</Light>}>
              <Verified of={v} />
            </Card>
            <Comparison of={v} />
          </>
        )}
      </Shown>
    </Page>
  )
}

function Verified({ of: v }: { of: VerificationView }) {
  return (
    <Facts
      of={[
        ['文书', [v.title, v.versionNumber === null ? '' : `第 ${v.versionNumber} 版`].filter(Boolean).join('　')],
        ['签署人', [v.personName, v.unitName].filter(Boolean).join('　')],
        ['签署时间', `${inGrid(v.signedAt)}（北京时间）`],
        ['签署方式', meansWords[v.means]],
        [
          '文本摘要',
          <Fragment key="text">
            <Digest kind="SHA-256" of={v.textDigest} />
            <br />
            <Digest kind="SM3" of={v.textDigestSm3} />
          </Fragment>,
        ],
        ['证据摘要', <Digest key="evidence" kind="SHA-256" of={v.evidenceDigest} />],
        ['留痕编号', v.eventId],
        ['签章密钥', v.sealKeyId],
      ]}
    />
  )
}

/** Whether the digits somebody reads from a sheet are those of this signature. */
function Comparison({ of: v }: { of: VerificationView }) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const plain = typed.replace(/\s/g, '').toLowerCase()
  const isSame = [v.textDigest, v.textDigestSm3, v.evidenceDigest].some((digest) => digest.startsWith(plain))
  return (
    <Card title="核对手里的签署件">
      <label htmlFor={id}>签署件上的摘要（开头两组就够）</label>
      <Input id={id} className="digest-input" value={typed} onChange={(e) => setTyped(e.target.value)} />
      <p role="status">
        {plain.length < 8 ? (
          <span className="note">输入 8 位以上，看是否相符。</span>
        ) : (
          <Light kind={isSame ? 'green' : 'red'}>{isSame ? '相符' : '不相符：不是这件签署的摘要，或者抄错了'}</Light>
        )}
      </p>
    </Card>
  )
}
