import { Fragment } from 'react'
import { Gap } from '../../../app/kit/light.tsx'
import { Link } from '../../../app/navigation.tsx'
import { chainDutyWords } from '../../organisation/words.ts'
import type { ChainView } from '../contract.ts'

type Level = ChainView['levels'][number]

/** The chain of the day as cards, from the first responsible down to the auxiliary. */
export function ChainCards({ view }: { view: ChainView }) {
  const { person } = view
  return (
    <ol className="chain-cards" aria-label={`${view.on} 的责任链条`}>
      {view.levels.map((level) => (
        <Fragment key={level.duty}>
          <LevelCard level={level} />
          <li className="chain-arrow" aria-hidden="true" />
        </Fragment>
      ))}
      <li className="chain-card chain-person">
        <div className="chain-kind">辅警</div>
        <strong>{person.name}</strong>
        <div className="chain-title">
          {person.postName ? `${person.postName}${person.dutyCount ? `，职责 ${person.dutyCount} 项` : ''}` : '未定岗'}
        </div>
        <div className="chain-since">{person.sinceOn ? `${person.sinceOn} 起` : ''}</div>
        {person.secondedTo ? <div className="chain-title">借调：{person.secondedTo}</div> : null}
      </li>
    </ol>
  )
}

function LevelCard({ level }: { level: Level }) {
  return (
    <li className={level.state === 'held' ? 'chain-card' : 'chain-card chain-empty'}>
      <div className="chain-kind">
        <span>{chainDutyWords[level.duty]}</span>
        <span>
          {level.isFirstResponsible ? '第一责任人 ' : ''}
          {level.responsibility}
        </span>
      </div>
      {level.state === 'held' ? <strong>{level.name}</strong> : null}
      {level.state === 'gap' ? <Gap>当日空缺</Gap> : null}
      {level.state === 'hidden' ? <div className="chain-title">外单位时期，不在您的范围</div> : null}
      <div className="chain-title">{[level.unitName, level.title].filter(Boolean).join(' ')}</div>
      <div className="chain-since">{level.sinceOn ? `${level.sinceOn} 起` : ''}</div>
      {level.letter ? <LetterLine of={level.letter} /> : null}
    </li>
  )
}

/** Under which letter, and whether it was signed. */
function LetterLine({ of: letter }: { of: NonNullable<Level['letter']> }) {
  const isAnswered = letter.answer === 'signed' || letter.answer === 'acknowledged'
  return (
    <div className="chain-title">
      <Link href={`/letters/${letter.id}`}>{`${letter.serialNumber}　第 ${letter.versionNumber} 版`}</Link>
      {isAnswered ? null : <Gap>{letter.answer === 'declined' ? '不签' : '未签'}</Gap>}
    </div>
  )
}
