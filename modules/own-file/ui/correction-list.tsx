import { atMoment } from '../../../app/dates.ts'
import type { CorrectionView } from '../contract.ts'
import { fieldWords, stateWords } from './labels.ts'

/** Requests with their answers, newest first. */
export function CorrectionList({ rows }: { rows: readonly CorrectionView[] }) {
  return (
    <ul className="own-list">
      {rows.map((c) => (
        <li key={c.id}>
          <div className="own-line">
            <b>
              {fieldWords[c.field]} · {stateWords[c.state]}
            </b>
            <time dateTime={c.askedAt}>{atMoment(c.askedAt)}</time>
          </div>
          <div className="own-words">我写的：{c.statement}</div>
          {c.answer ? (
            <div className="own-words">
              {c.answeredBy ?? '单位'}答复：{c.answer}
            </div>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
