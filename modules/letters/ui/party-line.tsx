import { atMoment } from '../../../app/dates.ts'
import { Gap } from '../../../app/kit/light.tsx'
import { Link } from '../../../app/navigation.tsx'
import { chainDutyWords } from '../../organisation/words.ts'
import type { LetterView, PartyView } from '../contract.ts'
import { answerLabels, sideLabels } from './labels.ts'

function Answer({ of: p }: { of: PartyView }) {
  if (p.answer === 'open') return p.toOn === null ? <Gap>{answerLabels.open}</Gap> : <>没有答复</>
  const words = `${answerLabels[p.answer]} ${p.answeredAt ? atMoment(p.answeredAt) : ''}`
  return p.signatureId ? <Link href={`/verify/${p.signatureId}`}>{words}</Link> : words
}

/** 责任人 郭立军 2026-08-01 起, 已签名: one who stood behind a side. */
export function PartyLine({ of: p, duties }: { of: PartyView; duties: Pick<LetterView, 'issuerDuty' | 'holderDuty'> }) {
  const duty = chainDutyWords[p.side === 'issuer' ? duties.issuerDuty : duties.holderDuty]
  return (
    <li className={p.toOn === null ? 'is-current' : ''}>
      <div className="note">
        {sideLabels[p.side]}，{duty}
        {p.isSuccessor ? '，接任' : ''}
      </div>
      <b>{p.name}</b> <span className="note">{p.title}</span>
      <div>
        {p.fromOn} — {p.toOn ?? '今'}
      </div>
      <div>
        <Answer of={p} />
      </div>
    </li>
  )
}
