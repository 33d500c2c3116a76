import { Gap } from '../../../app/kit/light.tsx'
import { Link } from '../../../app/navigation.tsx'
import type { ClauseView, NoticeView, PartyView } from '../contract.ts'
import { dayLabel, partyLabel } from './labels.ts'

const partiesOf = (c: ClauseView, part: PartyView['part']): string =>
  c.parties
    .filter((p) => p.part === part)
    .map(partyLabel)
    .join('、')

/** Clauses under their sections: who leads, assists and answers, what is handed in, by when. */
export function ClauseTable({ of: n }: { of: NoticeView }) {
  return (
    <div className="notice-scroll">
      <table className="notice-clauses">
        <thead>
          <tr>
            {['条款', '要求', '牵头', '配合', '责任单位', '要交什么', '时限'].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            {n.abilities.assign ? <th scope="col">操作</th> : null}
          </tr>
        </thead>
        <tbody>
          {n.clauseList.map((c, i) => (
            <ClauseRow key={c.id} of={c} notice={n} isFirst={c.section !== (n.clauseList[i - 1]?.section ?? null)} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function ClauseRow({ of: c, notice, isFirst }: { of: ClauseView; notice: NoticeView; isFirst: boolean }) {
  return (
    <>
      {isFirst && c.section ? (
        <tr className="notice-section">
          <th colSpan={8} scope="rowgroup">
            {c.section}
          </th>
        </tr>
      ) : null}
      <tr>
        <td className="number">{c.number}</td>
        <td>
          <details>
            <summary>{c.heading}</summary>
            <p className="notice-text">{c.text || c.heading}</p>
          </details>
        </td>
        <td>{c.lead?.name ?? <Gap>{c.leadWords ? `${c.leadWords}，不是本局单位` : '未定牵头'}</Gap>}</td>
        <td>{partiesOf(c, 'assisting') || '—'}</td>
        <td>{partiesOf(c, 'responsible') || <Gap>未定责任单位</Gap>}</td>
        <td>{c.deliverables.map((d) => d.words).join('；') || <Gap>未写</Gap>}</td>
        <td>{dayLabel(c) ?? <Gap>未定时限</Gap>}</td>
        {notice.abilities.assign ? (
          <td>
            <Link href={`/notices/${notice.id}/clauses/${c.id}`} aria-label={`定分工：第 ${c.number} 条`}>
              定分工
            </Link>
          </td>
        ) : null}
      </tr>
    </>
  )
}
