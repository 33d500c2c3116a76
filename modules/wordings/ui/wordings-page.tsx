import { PlusOutlined } from '@ant-design/icons'
import { inSentence } from '../../../app/dates.ts'
import { Gap } from '../../../app/kit/light.tsx'
import type { Column, Filter } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { useSession } from '../../../app/session.tsx'
import { listWordings, type WordingRowView } from '../contract.ts'
import { kindOptions, kindWords, nextWords, stateWords } from './labels.ts'

const columns: readonly Column<WordingRowView>[] = [
  { key: 'name', title: '名称', render: (w) => w.name, opens: true, phone: 'title', width: 300 },
  { key: 'kind', title: '类别', render: (w) => kindWords[w.kind], width: 160 },
  { key: 'formLabel', title: '附件号', render: (w) => w.formLabel, width: 80 },
  {
    key: 'current',
    title: '施行中',
    render: (w) => (w.current ? `第 ${w.current.number} 版` : <Gap>没有施行</Gap>),
    width: 110,
    phone: 'note',
  },
  { key: 'since', title: '自', render: (w) => w.current?.inForceFrom, width: 110 },
  { key: 'pending', title: '在办的版本', render: pendingWords, width: 220 },
  { key: 'next', title: '谁办', render: (w) => w.pending && nextWords[w.pending.state], width: 140, phone: 'note' },
]

function pendingWords({ pending }: WordingRowView) {
  if (!pending) return null
  if (pending.inForceFrom) return `第 ${pending.number} 版，${inSentence(pending.inForceFrom)}起施行`
  return `第 ${pending.number} 版，${stateWords[pending.state]}`
}

const filters: readonly Filter[] = [
  { name: 'kind', label: '类别', kind: 'select', options: kindOptions },
  {
    name: 'waiting',
    label: '在办',
    kind: 'select',
    options: [
      { value: 'approval', label: '待批准' },
      { value: 'revision', label: '退回待修改' },
      { value: 'commencement', label: '待施行' },
      { value: 'nothing', label: '没有在办的' },
    ],
  },
]

/** 范本: what is signed, which version holds since when, what is on its way and who must act. */
export function WordingsPage() {
  const { role } = useSession().session
  return (
    <ListPage
      name="wordings"
      title="范本"
      unit="种"
      order="按附件次序"
      read={listWordings}
      idOf={(w) => w.id}
      nameOf={(w) => w.name}
      filters={filters}
      columns={columns}
      tools={role === 'auxiliaryOffice' ? [{ label: '新增范本', icon: PlusOutlined, href: '/wordings/new' }] : []}
      hrefOf={(w) => `/wordings/${w.id}`}
      empty={{ title: '还没有范本', note: '建立本局时随系统带入七种，经本局批准后施行。' }}
    />
  )
}
