import { Empty, Shown } from '../../../app/kit/states.tsx'
import { useRead } from '../../../app/requests.ts'
import { readCauses } from '../contract.ts'
import { Door, Figure, PictureCard, type PictureInput, Scrolled } from './picture-card.tsx'

const title = '重复出现的原因'

/** Which causes come again, in how many units, and how often what was closed relapsed. */
export function CausesPicture({ input }: { input: PictureInput }) {
  return (
    <Shown of={useRead(readCauses, { query: input }, { keepsLast: true })} what="图表">
      {(view) => (
        <PictureCard picture="causes" input={input} title={title} said={view}>
          {view.rows.length === 0 ? (
            <Empty title="这段时间没有发现隐患" note={`从 ${view.since} 起。`} />
          ) : (
            <Scrolled label={title}>
              <table className="picture-table">
                <thead>
                  <tr>
                    {['原因', '发现', '涉及单位', '未销号', '复发次数'].map((head, i) => (
                      <th key={head} scope="col" className={i === 0 ? undefined : 'picture-number'}>
                        {head}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {view.rows.map((row) => (
                    <tr key={row.causeId ?? 'none'}>
                      <th scope="row">{row.name}</th>
                      <td className="picture-number">
                        {row.causeId === null ? (
                          row.found
                        ) : (
                          <Door
                            n={row.found}
                            label={`${row.name}：${row.found} 条`}
                            of={{ causeId: row.causeId, state: 'all', from: view.since, unitId: input.unitId }}
                          />
                        )}
                      </td>
                      <td className="picture-number">
                        <Figure n={row.units} />
                      </td>
                      <td className="picture-number">
                        <Figure n={row.open} />
                      </td>
                      <td className="picture-number">
                        <Figure n={row.relapses} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scrolled>
          )}
        </PictureCard>
      )}
    </Shown>
  )
}
