import { Button } from 'antd'
import { useState } from 'react'
import { Shown } from '../../../app/kit/states.tsx'
import { useRead } from '../../../app/requests.ts'
import { readUnitFigures, type UnitFiguresView } from '../contract.ts'
import { Door, PictureCard, type PictureInput, Scrolled, Share } from './picture-card.tsx'

const title = '各单位的数'
const rowsAtFirst = 60
const heads = ['未销号', '其中逾期', '按期 / 销号', '复发 / 销过号']

function UnitRow({ row }: { row: UnitFiguresView['rows'][number] }) {
  const place = { unitId: row.unit.id, below: 'false' }
  return (
    <tr>
      <th scope="row">{row.unit.name}</th>
      <td className="picture-number">
        <Door n={row.open} label={`${row.unit.name} 未销号 ${row.open} 条`} of={place} />
      </td>
      <td className="picture-number">
        <Door n={row.overdue} label={`${row.unit.name} 逾期 ${row.overdue} 条`} of={{ ...place, state: 'overdue' }} />
      </td>
      <td className="picture-number">
        <Share part={row.closedInTime} whole={row.closed} />
      </td>
      <td className="picture-number">
        <Share part={row.relapsed} whole={row.everClosed} />
      </td>
    </tr>
  )
}

/** Open, overdue, closed in time, relapsed: by unit, in roster order, each with what it is a part of. */
export function UnitsPicture({ input }: { input: PictureInput }) {
  const [isWhole, setWhole] = useState(false)
  return (
    <Shown of={useRead(readUnitFigures, { query: input }, { keepsLast: true })} what="图表">
      {(view) => (
        <PictureCard picture="units" input={input} title={title} said={view}>
          <Scrolled label={title}>
            <table className="picture-table">
              <caption className="picture-caption">
                未销号和逾期是现在的数；销号、复发从 {view.since} 起算。单位按花名册的顺序，不排名。
              </caption>
              <thead>
                <tr>
                  <th scope="col">单位</th>
                  {heads.map((head) => (
                    <th key={head} scope="col" className="picture-number">
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {(isWhole ? view.rows : view.rows.slice(0, rowsAtFirst)).map((row) => (
                  <UnitRow key={row.unit.id} row={row} />
                ))}
              </tbody>
            </table>
          </Scrolled>
          {view.rows.length > rowsAtFirst && !isWhole ? (
            <Button type="link" className="no-print" onClick={() => setWhole(true)}>
              看全部 {view.rows.length} 个单位
            </Button>
          ) : null}
        </PictureCard>
      )}
    </Shown>
  )
}
