import { useState } from 'react'
import { Drawer } from '../../../app/kit/drawer.tsx'
import { Gap } from '../../../app/kit/light.tsx'
import type { BatchAct, Column, Filter, RowAct } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { useSession } from '../../../app/session.tsx'
import { listResponsibility, type ResponsibilityRow } from '../contract.ts'
import { useLeadOfficers, useUnitTree } from './api.ts'
import { AssignForm } from './assign-form.tsx'
import { type Aspect, actWords } from './labels.ts'
import './assignments.css'

interface Act {
  readonly aspect: Aspect
  readonly rows: readonly ResponsibilityRow[]
  readonly done: () => void
}

const columns: readonly Column<ResponsibilityRow>[] = [
  { key: 'name', title: '姓名', render: (r) => r.name, opens: true, phone: 'title', sort: 'name', width: 130 },
  { key: 'number', title: '辅警编号', render: (r) => r.number, width: 92 },
  { key: 'unit', title: '使用单位', render: (r) => r.unitName, width: 120 },
  { key: 'post', title: '岗位', render: (r) => r.postName ?? <Gap>未定岗</Gap>, width: 116 },
  { key: 'officer', title: '带辅责任民警', render: (r) => r.leadOfficer?.name ?? <Gap>未指定</Gap>, phone: 'note', width: 104 },
  { key: 'officerSince', title: '民警起始', render: (r) => r.leadOfficer?.sinceOn, width: 96 },
  { key: 'leader', title: '分管责任领导', render: (r) => r.leaderInCharge?.name ?? <Gap>未指定</Gap>, width: 104 },
  { key: 'leaderSince', title: '领导起始', render: (r) => r.leaderInCharge?.sinceOn, width: 96 },
]
const gapOptions = [
  { value: 'any', label: '有任何一项' },
  { value: 'leadOfficer', label: '带辅责任民警' },
  { value: 'leaderInCharge', label: '分管责任领导' },
  { value: 'post', label: '岗位' },
]

/** The gap that a row has, as the act that fills it. */
function gapOf(r: ResponsibilityRow): Aspect | undefined {
  if (r.leadOfficer === null) return 'leadOfficer'
  if (r.leaderInCharge === null) return 'leaderInCharge'
  return r.postId === null ? 'post' : undefined
}
const shortWords: Record<Aspect, string> = { leadOfficer: '指定民警', leaderInCharge: '指定领导', post: '定岗' }

/** 责任关系: who leads whom, what is missing, and the acts on a selection. */
export function ResponsibilityPage() {
  const { session } = useSession()
  const canAssign = session.role === 'auxiliaryOffice' || session.role === 'unitClerk'
  const tree = useUnitTree()
  const officers = useLeadOfficers().data?.rows ?? []
  const [act, setAct] = useState<Act | null>(null)
  const filters: readonly Filter[] = [
    { name: 'q', label: '查找', kind: 'text', placeholder: '姓名、首字母、编号' },
    { name: 'gap', label: '缺什么', kind: 'select', options: gapOptions },
    {
      name: 'officerId',
      label: '责任民警',
      kind: 'select',
      options: officers.map((o) => ({ value: o.id, label: o.name })),
      width: 150,
    },
  ]
  const batch: readonly BatchAct<ResponsibilityRow>[] = (['leadOfficer', 'leaderInCharge', 'post'] as const).map((aspect) => ({
    label: actWords[aspect],
    run: (rows, done) => setAct({ aspect, rows, done }),
  }))
  const actsFor = (r: ResponsibilityRow): readonly RowAct[] => {
    const gap = gapOf(r)
    const chain = { label: '责任链', href: `/people/${r.id}?tab=chain` }
    return gap && canAssign
      ? [{ label: shortWords[gap], isWanted: true, run: () => setAct({ aspect: gap, rows: [r], done: () => undefined }) }, chain]
      : [chain]
  }
  return (
    <>
      <ListPage
        name="responsibility"
        title="责任关系"
        unit="人"
        order="按编制顺序、辅警编号"
        read={listResponsibility}
        idOf={(r) => r.id}
        nameOf={(r) => r.name}
        units={tree.data?.nodes}
        filters={filters}
        columns={columns}
        hrefOf={(r) => `/people/${r.id}?tab=chain`}
        acts={actsFor}
        {...(canAssign ? { batch } : {})}
        totalNote={(p) => `，其中 ${p.withoutOfficer} 人未指定责任民警、${p.withoutLeader} 人未指定责任领导`}
        empty={{ title: '还没有在册辅警', note: '先在花名册里新增或导入。' }}
      />
      {act ? <ActDrawer act={act} onClose={() => setAct(null)} /> : null}
    </>
  )
}

function ActDrawer({ act: { aspect, rows, done }, onClose }: { act: Act; onClose: () => void }) {
  const names = rows.slice(0, 8).map((r) => r.name)
  const unitIds = new Set(rows.map((r) => r.unitId))
  const close = () => {
    done()
    onClose()
  }
  return (
    <Drawer
      title={`${actWords[aspect]}：${rows.length} 人`}
      pageHref={`/responsibility/assign?aspect=${aspect}&people=${rows.map((r) => r.id).join(',')}`}
      onClose={onClose}
    >
      <p className="act-names">
        {names.join('、')}
        {rows.length > names.length ? ` 等 ${rows.length} 人` : ''}
      </p>
      <AssignForm
        aspect={aspect}
        personIds={rows.map((r) => r.id)}
        unitId={unitIds.size === 1 ? rows[0]?.unitId : undefined}
        onClose={close}
      />
    </Drawer>
  )
}
