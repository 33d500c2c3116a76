import type { OutputOf } from '../../../app/call.ts'
import { Count } from '../../../app/kit/light.tsx'
import { Rule } from '../../../app/kit/rule.tsx'
import { Link } from '../../../app/navigation.tsx'
import { type dataHealth, narrowed } from '../contract.ts'

type Health = OutputOf<typeof dataHealth>

/** Units down, what should be zero across; every number opens its list, every head says its rule. */
export function HealthTable({ figures, rows }: Pick<Health, 'figures' | 'rows'>) {
  return (
    <div className="health-wrap">
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">单位</th>
            <th scope="col" className="number">
              辅警
            </th>
            {figures.map((f) => (
              <th key={f.id} scope="col" className="number">
                <Rule
                  title={f.label}
                  lines={[`规则：${f.rule}`, `谁来办：${f.whoActs}`]}
                  doors={<Link href={f.href}>看名单</Link>}
                >
                  {f.label}
                </Rule>
              </th>
            ))}
            <th scope="col" className="number">
              还差
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.unitId} className={row.missing === 0 ? 'is-zero' : ''}>
              <th scope="row">
                <Link href={`/units/${row.unitId}`}>{row.unitName}</Link>
              </th>
              <td className="number">{row.auxiliaryCount}</td>
              {figures.map((f) => (
                <td key={f.id} className="number">
                  <Door figure={f} row={row} />
                </td>
              ))}
              <td className="number">{row.missing === 0 ? '齐全' : `${row.missing} 处`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface DoorProps {
  readonly figure: Health['figures'][number]
  readonly row: Health['rows'][number]
}

function Door({ figure, row }: DoorProps) {
  const count = row.counts[figure.id] ?? 0
  if (count === 0) return <Count value={0} />
  return (
    <Link
      href={narrowed(figure.href, row.unitId)}
      aria-label={`${row.unitName}，${figure.label}：${count}${figure.measure}，看名单`}
    >
      <Count value={count} />
    </Link>
  )
}

/** The same on a phone: only units that lack something, and what. */
export function HealthList({ figures, rows }: Pick<Health, 'figures' | 'rows'>) {
  const open = rows.filter((r) => r.missing > 0)
  return (
    <ul className="health-list">
      {open.map((row) => (
        <li key={row.unitId}>
          <b>
            {row.unitName}：还差 {row.missing} 处
          </b>
          {figures
            .filter((f) => (row.counts[f.id] ?? 0) > 0)
            .map((f) => (
              <Link key={f.id} href={narrowed(f.href, row.unitId)}>
                {f.label} {row.counts[f.id]}
              </Link>
            ))}
        </li>
      ))}
      {open.length < rows.length ? <li className="quiet">其余 {rows.length - open.length} 个单位齐全。</li> : null}
    </ul>
  )
}
