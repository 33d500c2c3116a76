import type { Column, Filter } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { useDownload } from '../../../app/requests.ts'
import { listReleased, type ReleaseRowView, takeReleased } from '../contract.ts'
import { useBelow } from './api.ts'

const columns: readonly Column<ReleaseRowView>[] = [
  { key: 'bureau', title: '局', render: (r) => r.bureau, width: 160, phone: 'note' },
  { key: 'title', title: '材料', render: (r) => r.title, phone: 'title' },
  { key: 'kind', title: '种类', render: (r) => r.kindLabel, width: 90 },
  { key: 'number', title: '编号', render: (r) => r.number, width: 160, phone: 'note' },
  { key: 'scope', title: '用途', render: (r) => r.scope, width: 180 },
  { key: 'approvedBy', title: '批准人', render: (r) => r.approvedBy, width: 80 },
  { key: 'expiresOn', title: '看得到', render: (r) => `到 ${r.expiresOn}`, width: 120 },
]

/** 下级提供的材料: what bureaus right below have released and may be read today. */
export function ReleasedPage() {
  const file = useDownload(takeReleased)
  const below = useBelow().data?.rows ?? []
  const options = below.map(({ id, name }) => ({ value: id, label: name }))
  const filters: readonly Filter[] = [{ name: 'bureauId', label: '局', kind: 'select', options, width: 180 }]
  return (
    <>
      <Refusal problem={file.problem} />
      <ListPage
        name="released"
        title="下级提供的材料"
        unit="件"
        order="新批准的在前"
        read={listReleased}
        columns={columns}
        filters={filters}
        idOf={(r) => r.id}
        nameOf={(r) => r.title}
        acts={(r) => [{ label: '取材料', run: () => void file.run({ params: { id: r.id } }, r.fileName), isWanted: true }]}
        empty={{ title: '没有下级提供的材料', note: '下级批准以后到这里；撤回、过期的看不到。每次取都留痕。' }}
      />
    </>
  )
}
