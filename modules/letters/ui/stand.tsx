import { Gap } from '../../../app/kit/light.tsx'
import type { LetterRowView } from '../contract.ts'
import { gapLabels, stateLabels } from '../words.ts'

/** 郭立军, 孙立新 未签: who stands behind a side. */
export function Stand({ of: stand, isClosed }: { of: LetterRowView['holder']; isClosed: boolean }) {
  if (!stand) return isClosed ? <>—</> : <Gap>空缺</Gap>
  const waits = !isClosed && (stand.answer === 'open' || stand.answer === 'declined')
  return (
    <>
      {stand.name} {waits ? <span className="note">{stand.answer === 'open' ? '未答复' : '不签'}</span> : null}
    </>
  )
}

/** 生效, 待签, or what is missing. */
export function State({ of: letter }: { of: Pick<LetterRowView, 'state' | 'gap' | 'isOutdated'> }) {
  if (letter.state === 'missing') return <Gap>{stateLabels.missing}</Gap>
  if (letter.gap) return <Gap>{gapLabels[letter.gap]}</Gap>
  return (
    <>
      {stateLabels[letter.state]}
      {letter.isOutdated ? '（旧版本）' : ''}
    </>
  )
}
