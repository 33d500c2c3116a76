import { DownloadOutlined } from '@ant-design/icons'
import { Light } from '../../../app/kit/light.tsx'
import type { Column } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { standingLights } from '../../../app/kit/standing.tsx'
import { Refusal, Shown } from '../../../app/kit/states.tsx'
import { Link } from '../../../app/navigation.tsx'
import { useDownload } from '../../../app/requests.ts'
import { standingLabels } from '../../../platform/http/contract.ts'
import { exportStandings, listStandings, type RoundRowView, type StandingRowView } from '../contract.ts'
import { useRounds, useUnitTree } from './api.ts'
import './screening.css'

function Cell({ of: cell }: { of: StandingRowView['cells'][number] | undefined }) {
  if (!cell) return <span className="note">没有要求</span>
  return (
    <Link href={`/screening-returns/${cell.returnId}`}>
      <Light kind={standingLights[cell.standing]}>
        {standingLabels[cell.standing]}
        {cell.isNil ? <span className="screening-dot">· 零报告</span> : null}
        {cell.hazards > 0 ? <span className="note">　隐患 {cell.hazards}</span> : null}
      </Light>
    </Link>
  )
}

const columnsOf = (rounds: readonly RoundRowView[]): readonly Column<StandingRowView>[] => [
  { key: 'unit', title: '单位', render: (r) => r.unit.name, phone: 'title', width: 150 },
  ...rounds.map(
    (round, i): Column<StandingRowView> => ({
      key: round.id,
      title: round.title,
      render: (r) => <Cell of={r.cells.find((c) => c.roundId === round.id)} />,
      width: 150,
      ...(i === 0 ? { phone: 'note' } : {}),
    }),
  ),
]

/** 历次填报: units × the last rounds, in roster order; nothing is ranked. */
export function StandingsPage() {
  const rounds = useRounds()
  return (
    <Shown of={rounds} what="排查批次">
      {({ rows }) => <Standings rounds={rows} />}
    </Shown>
  )
}

function Standings({ rounds }: { rounds: readonly RoundRowView[] }) {
  const tree = useUnitTree()
  const file = useDownload(exportStandings)
  return (
    <>
      <Refusal problem={file.problem} />
      <ListPage
        name="screening-standings"
        title="历次填报"
        unit="个单位"
        order="按编制顺序；批次新的在前，最多 12 批"
        read={listStandings}
        columns={columnsOf(rounds)}
        idOf={(r) => r.unit.id}
        nameOf={(r) => r.unit.name}
        units={tree.data?.nodes.map(({ count: _, ...node }) => node)}
        tools={[
          {
            label: '导出',
            icon: DownloadOutlined,
            isRunning: file.isRunning,
            run: (conditions) => void file.run({ query: conditions }, '历次隐患排查.xlsx'),
          },
        ]}
        empty={{ title: '还没有排查批次', note: '发起过的批次，每个单位按时、迟报、漏报、零报告都列在这里。' }}
      />
    </>
  )
}
