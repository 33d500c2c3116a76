import { atMoment } from '../../../app/dates.ts'
import type { OwnViewRow } from '../contract.ts'
import { wordsOfAct, wordsOfWho } from './view-words.ts'

/** Who did what with the file, when and why; newest first. */
export function ViewList({ rows }: { rows: readonly OwnViewRow[] }) {
  return (
    <ul className="own-list">
      {rows.map((view) => (
        <li key={view.id}>
          <div className="own-line">
            <b>{wordsOfWho(view)}</b>
            <time dateTime={view.at}>{atMoment(view.at)}</time>
          </div>
          <div className="own-words">{wordsOfAct(view)}</div>
        </li>
      ))}
    </ul>
  )
}
