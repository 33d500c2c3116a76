import { Button } from 'antd'
import { useEffect } from 'react'
import { inGrid } from '../../../app/dates.ts'
import { Light } from '../../../app/kit/light.tsx'
import { Facts } from '../../../app/kit/page.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { useGo } from '../../../app/navigation.tsx'
import type { RequestView, SignatureView } from '../contract.ts'
import { useCopy, useScan } from './api.ts'
import { Digest } from './digest.tsx'
import { meansWords, wordsOfIdentification } from './labels.ts'

/** The drawn signature as it was. */
function Ink({ ink }: { ink: NonNullable<SignatureView['ink']> }) {
  return (
    <svg className="ink" viewBox={ink.box} role="img" aria-label="手写签名">
      <path d={ink.path} fill="none" stroke="#12203a" strokeWidth={ink.pen} strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}

interface SignedProps {
  readonly request: RequestView
  readonly signature: SignatureView
  readonly back: string
}

/** What was signed: the signature, what proves it, and a copy to keep. */
export function SignedPanel({ request, signature: s, back }: SignedProps) {
  const go = useGo()
  /* On a phone what was just signed stands above the text. */
  useEffect(() => document.getElementById('page')?.scrollTo(0, 0), [])
  const copy = useCopy()
  const scan = useScan()
  return (
    <>
      <div className="signing-state">
        <Light kind="green">已签署　{inGrid(s.signedAt)}</Light>
      </div>
      {s.ink ? (
        <div className="pad pad-signed">
          <Ink ink={s.ink} />
          <div className="pad-caption">{request.person.name}</div>
        </div>
      ) : null}
      <Facts
        of={[
          ['方式', meansWords[s.means]],
          ['身份核验', wordsOfIdentification(s)],
          ['文本摘要', <Digest key="text" kind="SM3" of={request.text.digestSm3} />],
          ['证据摘要', <Digest key="evidence" kind="SHA-256" of={s.evidenceDigest} />],
        ]}
      />
      <Refusal problem={copy.problem ?? scan.problem} />
      <div className="signing-answers">
        <Button
          type="primary"
          block
          loading={copy.isRunning}
          onClick={() => void copy.run({ params: { id: s.id } }, `${request.text.title}.pdf`)}
        >
          取一份留存（PDF）
        </Button>
        <div className="signing-others">
          {s.means === 'paper' ? (
            <Button
              loading={scan.isRunning}
              onClick={() => void scan.run({ params: { id: s.id } }, `${request.text.title}扫描页.jpg`)}
            >
              取扫描页
            </Button>
          ) : null}
          <Button onClick={() => go(`/verify/${s.id}`)}>核验</Button>
          <Button onClick={() => go(back)}>回到待签与已签</Button>
        </div>
      </div>
    </>
  )
}
