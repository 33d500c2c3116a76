import { Empty } from '../../../app/kit/states.tsx'
import type { PersonView } from '../contract.ts'
import { aspectOrder, wordsOfAspect } from './labels.ts'

/** 任岗经历: every dated fact, newest first within its kind; nothing is overwritten. */
export function HistoryTab({ person }: { person: PersonView }) {
  if (person.history.length === 0)
    return <Empty title="没有任岗经历" note={person.kind === 'officer' ? '民警只记单位。' : undefined} />
  const groups = aspectOrder
    .map((aspect) => ({ aspect, facts: person.history.filter((h) => h.aspect === aspect) }))
    .filter((g) => g.facts.length > 0)
  return (
    <table className="person-table">
      <caption className="visually-hidden">任岗经历</caption>
      <thead>
        <tr>
          <th scope="col">事项</th>
          <th scope="col">内容</th>
          <th scope="col">从</th>
          <th scope="col">到</th>
          <th scope="col">理由</th>
        </tr>
      </thead>
      {groups.map(({ aspect, facts }) => (
        <tbody key={aspect}>
          {facts.map((fact, index) => (
            <tr key={fact.id} className={fact.toOn === null ? 'now' : ''}>
              {index === 0 ? (
                <th scope="rowgroup" rowSpan={facts.length}>
                  {wordsOfAspect(aspect)}
                </th>
              ) : null}
              <td>{fact.name}</td>
              <td>{fact.fromOn}</td>
              <td>{fact.toOn ?? '至今'}</td>
              <td>{fact.reason || '—'}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}
