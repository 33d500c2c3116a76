import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button, Radio, Select } from 'antd'
import { withWeekday } from '../../../app/dates.ts'
import { Card, Page } from '../../../app/kit/page.tsx'
import { printScreen } from '../../../app/kit/print.tsx'
import { Empty, Panel, Refusal, Shown } from '../../../app/kit/states.tsx'
import { useAddress } from '../../../app/navigation.tsx'
import { useDownload } from '../../../app/requests.ts'
import { exportFigures, type FiguresView, figureGroups } from '../contract.ts'
import { groupWords } from '../words.ts'
import { useFigures } from './api.ts'
import { FiguresTable } from './figures-table.tsx'
import './superiors.css'

type Group = (typeof figureGroups)[number]
const groupOf = (said: string | undefined): Group => figureGroups.find((g) => g === said) ?? 'strength'

/** 各局数字: bureaus below with what they showed on a day; of a bureau itself, what its superior sees. */
export function FiguresPage() {
  const [address, change] = useAddress()
  const group = groupOf(address.group)
  const reading = useFigures(address.on)
  const file = useDownload(exportFigures)
  const view = reading.data
  const query = address.on === undefined ? {} : { on: address.on }
  const acts = (
    <>
      {view && view.days.length > 0 ? (
        <Select
          aria-label="哪一天"
          value={view.on}
          className="superiors-day"
          options={daysOf(view).map((value) => ({ value, label: withWeekday(value) }))}
          onChange={(value: string | null) => change({ on: value ?? undefined })}
        />
      ) : null}
      <Button
        icon={<DownloadOutlined aria-hidden />}
        loading={file.isRunning}
        onClick={() => void file.run({ query }, '各局数字.xlsx')}
      >
        导出
      </Button>
      <Button icon={<PrinterOutlined aria-hidden />} onClick={printScreen}>
        打印
      </Button>
    </>
  )
  const isSuperior = view?.isSuperior ?? true
  return (
    <Page
      title={isSuperior ? '各局数字' : '对上数字'}
      note={view ? noteOf(view) : ''}
      acts={acts}
      printed={`${view?.on ?? ''} ${groupWords[group]}`}
    >
      <Refusal problem={file.problem} />
      <Shown of={reading} what="各局数字">
        {(shown) => <Sheet view={shown} group={group} onGroup={(next) => change({ group: next })} />}
      </Shown>
    </Page>
  )
}

const daysOf = (view: FiguresView): string[] =>
  view.on === null || view.days.includes(view.on) ? view.days : [view.on, ...view.days]
const noteOf = (view: FiguresView): string =>
  view.isSuperior ? `${view.name}，下级 ${view.rows.filter((r) => !r.isOwn).length} 个局` : `${view.name}，上级看到的就是这些`

interface SheetProps {
  readonly view: FiguresView
  readonly group: Group
  readonly onGroup: (group: Group) => void
}

function Sheet({ view, group, onGroup }: SheetProps) {
  if (view.on === null)
    return <Empty title="还没有数字" note="每天零时以后，各局在自己的范围里算好当天的数写下来，第二天起可以看变化。" />
  const silent = view.rows.filter((r) => Object.keys(r.cells).length === 0)
  return (
    <>
      {silent.length > 0 ? (
        <Panel tone="amber" title={`${silent.length} 个局这一天没有数字：${silent.map((r) => r.name).join('、')}`}>
          合计里没有这些局。
        </Panel>
      ) : null}
      <div className="superiors-groups no-print">
        <Radio.Group
          aria-label="哪一类数字"
          optionType="button"
          value={group}
          options={figureGroups.map((value) => ({ value, label: groupWords[value] }))}
          onChange={(event) => onGroup(groupOf(String(event.target.value)))}
        />
      </div>
      <Card isFlush title={groupWords[group]} note={`${withWeekday(view.on)}算的数，点列名看变化`}>
        <FiguresTable view={view} group={group} />
      </Card>
      <p className="note superiors-note">
        一到四人不显示，写“少于五”；能从别的数减出来的一并不显示；合计只加显示的数。各局按建局先后，不排名次。
      </p>
    </>
  )
}
