import { inGrid } from '../../../app/dates.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { type ImportView, importStates, listImports } from '../contract.ts'
import { stateLabels } from './labels.ts'

const written = (v: ImportView): string =>
  v.state === 'committed' || v.state === 'undone' ? `新增 ${v.counts.added}，变更 ${v.counts.changed}` : ''

/** 导入记录: every import in reach, newest first; one opens where it was left. */
export function ImportsPage() {
  return (
    <ListPage
      name="imports"
      title="导入记录"
      unit="批"
      order="按时间，新的在前"
      read={listImports}
      idOf={(v) => v.id}
      nameOf={(v) => v.fileName}
      hrefOf={(v) => `/imports/${v.id}`}
      filters={[
        {
          name: 'state',
          label: '状态',
          kind: 'select',
          options: importStates.map((value) => ({ value, label: stateLabels[value] })),
        },
      ]}
      columns={[
        { key: 'fileName', title: '文件', render: (v) => v.fileName, opens: true, phone: 'title' },
        { key: 'unit', title: '导入到', render: (v) => v.unitName },
        { key: 'state', title: '状态', render: (v) => stateLabels[v.state], phone: 'note' },
        { key: 'rows', title: '行数', render: (v) => v.counts.rows, isNumber: true },
        { key: 'problem', title: '有问题', render: (v) => v.counts.problem, isNumber: true },
        { key: 'written', title: '写入', render: written },
        { key: 'who', title: '谁导入', render: (v) => v.accountName },
        { key: 'at', title: '时间', render: (v) => inGrid(v.createdAt) },
      ]}
      acts={(v) => [
        { label: v.abilities.commit ? '接着办' : '看', href: `/imports/${v.id}`, isWanted: v.abilities.commit === true },
      ]}
      tools={[{ label: '导入', href: '/imports/new' }]}
      empty={{ title: '还没有导入过', note: '手工做的花名册可以直接导入：先看预览，改好再写入。' }}
    />
  )
}
