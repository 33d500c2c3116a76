import { DownloadOutlined } from '@ant-design/icons'
import type { Column, Filter } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { useGo, writeSearch } from '../../../app/navigation.tsx'
import { useDownload } from '../../../app/requests.ts'
import { exportTriggers, listTriggers, type TriggerRowView } from '../contract.ts'
import { triggerLabels } from '../words.ts'
import { useUnitTree } from './api.ts'
import { triggerOptions } from './labels.ts'

const columns: readonly Column<TriggerRowView>[] = [
  { key: 'what', title: '事项', render: (t) => t.what, opens: true, phone: 'title' },
  { key: 'trigger', title: '情形', render: (t) => triggerLabels[t.trigger], width: 150, phone: 'note' },
  { key: 'unit', title: '单位', render: (t) => t.unit.name, width: 160, phone: 'note' },
  { key: 'since', title: '起算日', render: (t) => t.since, width: 110, sort: 'since' },
]
const filters: readonly Filter[] = [
  { name: 'trigger', label: '情形', kind: 'select', options: triggerOptions.filter((o) => o.value !== 'breach'), width: 180 },
]
const openOf = ({ trigger, id, unit, since }: TriggerRowView) =>
  `/accountability/new${writeSearch({ trigger, triggerId: id, unitId: unit.id, on: since })}`

/** 追责问责: what gives cause, from the records themselves; a person decides whether anybody is asked. */
export function TriggersPage() {
  const go = useGo()
  const tree = useUnitTree()
  const file = useDownload(exportTriggers)
  return (
    <>
      <Refusal problem={file.problem} />
      <ListPage
        name="accountability"
        title="追责问责"
        unit="件"
        order="新的在前"
        read={listTriggers}
        columns={columns}
        idOf={(t) => `${t.trigger}${t.id}`}
        nameOf={(t) => t.what}
        hrefOf={(t) => t.href}
        units={tree.data?.nodes.map(({ count: _, ...node }) => node)}
        filters={filters}
        acts={(t) => [{ label: '启动问责', isWanted: true, run: () => go(openOf(t)) }]}
        tools={[
          {
            label: '导出',
            icon: DownloadOutlined,
            isRunning: file.isRunning,
            run: (conditions) => void file.run({ query: conditions }, '问责情形.xlsx'),
          },
          { label: '我经办的问责', href: '/conduct?kind=accountability' },
          { label: '所带辅警违规违纪，启动问责', href: '/accountability/new?trigger=breach' },
        ]}
        empty={{
          title: '没有可以启动问责的情形',
          note: '逾期未销号的隐患、漏报的排查、查实的超职责指令会列在这里；是否问责由人决定。',
        }}
      />
    </>
  )
}
