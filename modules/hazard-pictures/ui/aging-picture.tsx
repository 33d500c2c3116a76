import { Shown } from '../../../app/kit/states.tsx'
import { useRead } from '../../../app/requests.ts'
import { readAging } from '../contract.ts'
import { Figure, PictureCard, type PictureInput, Scrolled } from './picture-card.tsx'

const title = '未销号多久了'

/** How long what is open has been so: bars in a table, the overdue part apart. */
export function AgingPicture({ input }: { input: PictureInput }) {
  return (
    <Shown of={useRead(readAging, { query: input }, { keepsLast: true })} what="图表">
      {(view) => {
        const most = Math.max(1, ...view.rows.map((row) => row.open))
        const share = (n: number) => `${((100 * n) / most).toFixed(1)}%`
        return (
          <PictureCard picture="aging" input={input} title={title} said={view}>
            <Scrolled label={title}>
              <table className="picture-table">
                <caption className="picture-caption">从发现的那天算起，按日历日；红的一段是逾期的。</caption>
                <thead>
                  <tr>
                    <th scope="col">发现至今</th>
                    <th scope="col" className="picture-number">
                      未销号
                    </th>
                    <th scope="col" className="picture-number">
                      其中逾期
                    </th>
                    <th scope="col" className="picture-wide">
                      图
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {view.rows.map((row) => (
                    <tr key={row.label}>
                      <th scope="row">{row.label}</th>
                      <td className="picture-number">
                        <Figure n={row.open} />
                      </td>
                      <td className="picture-number">
                        <Figure n={row.overdue} />
                      </td>
                      <td>
                        <svg className="aging-bar" width="100%" height="14" aria-hidden="true">
                          <rect width={share(row.open)} height="14" className="bar-open" />
                          <rect width={share(row.overdue)} height="14" className="bar-overdue" />
                        </svg>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scrolled>
          </PictureCard>
        )
      }}
    </Shown>
  )
}
