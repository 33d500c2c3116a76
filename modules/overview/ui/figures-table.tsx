import { useState } from 'react'
import { timeOfDay } from '../../../app/dates.ts'
import { Due } from '../../../app/kit/due.tsx'
import { Count } from '../../../app/kit/light.tsx'
import { Rule } from '../../../app/kit/rule.tsx'
import { Link } from '../../../app/navigation.tsx'
import type { FigureView } from '../contract.ts'

interface FiguresTableProps {
  readonly figures: readonly FigureView[]
  readonly computedAt: string
}

/** What is not zero, what is overdue first; the others stay in the order in which they are known. */
export const openFirst = (figures: readonly FigureView[]): FigureView[] =>
  figures.filter((f) => f.count > 0).toSorted((a, b) => Number(b.light === 'overdue') - Number(a.light === 'overdue'))

/** A sentence with a number a line: what, how many, where, who acts. Zeros are quiet: folded under the rest. */
export function FiguresTable({ figures, computedAt }: FiguresTableProps) {
  const [isWhole, setWhole] = useState(false)
  const zeros = figures.filter((f) => f.count === 0)
  const shown = [...openFirst(figures), ...(isWhole ? zeros : [])]
  return (
    <table className="figures">
      <thead>
        <tr>
          <th scope="col">事项</th>
          <th scope="col" className="number">
            现数
          </th>
          <th scope="col">在哪里</th>
          <th scope="col">谁来办</th>
          <th scope="col">状态</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((figure) => (
          <tr key={figure.id} className={figure.count === 0 ? 'is-zero' : ''}>
            <th scope="row">
              <Rule
                title={figure.label}
                lines={[`规则：${figure.rule}`, `算到：今天 ${timeOfDay(computedAt)}`]}
                doors={<Link href={figure.href}>看名单</Link>}
              >
                {figure.label}
              </Rule>
            </th>
            <td className="number">
              <Link href={figure.href} aria-label={`${figure.label}：${figure.count}${figure.measure}，看名单`}>
                <Count value={figure.count} />
              </Link>
            </td>
            <td className="places">
              {figure.places.map((place, i) => (
                <span key={place.unitId}>
                  <Link href={place.href}>
                    {place.unitName} {place.n}
                  </Link>
                  {i + 1 < figure.places.length || figure.elsewhere > 0 ? '、' : ''}
                </span>
              ))}
              {figure.elsewhere > 0 ? (
                <span>
                  <Link href={figure.href}>其余 {figure.elsewhere}</Link>
                </span>
              ) : null}
            </td>
            <td>{figure.count === 0 ? '' : figure.whoActs}</td>
            <td className="state">
              {figure.count === 0 ? '—' : <Due on={figure.dueOn} light={figure.light} days={figure.days} />}
            </td>
          </tr>
        ))}
        {zeros.length === 0 ? null : (
          <tr className="is-zero">
            <td colSpan={5}>
              {figures.length === zeros.length ? '' : '其余 '}
              {zeros.length} 项是零。
              <button type="button" className="fold-word no-print" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
                {isWhole ? '收起' : '看是哪些'}
              </button>
            </td>
          </tr>
        )}
      </tbody>
    </table>
  )
}
