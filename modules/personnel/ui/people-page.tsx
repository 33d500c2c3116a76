import { DownloadOutlined, ImportOutlined, PlusOutlined } from '@ant-design/icons'
import { useState } from 'react'
import type { RowAct, ToolAct } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { useAddress } from '../../../app/navigation.tsx'
import type { Problem } from '../../../app/problem.ts'
import { askReason } from '../../../app/questions.ts'
import { useDownload } from '../../../app/requests.ts'
import { useSession } from '../../../app/session.tsx'
import { exportPeople, exportPeopleInFull, type PersonRowView, printCard, searchPeople } from '../contract.ts'
import { useLeadOfficerOptions, usePostOptions, useUnitTree } from './api.ts'
import { type Assigning, AssignPanel } from './assign-panel.tsx'
import { columnsFor, filtersWith } from './people-columns.tsx'

const reasonFor = {
  title: '导出全部号码，为什么',
  consequence: '文件里有完整的身份证号和手机号。理由会留痕，名单里的每个人都看得到。',
  yes: '导出全部号码',
}

const orderWords: Readonly<Record<string, string>> = {
  name: '按姓名拼音',
  contractEndsOn: '按合同到期，没有日期的在最后',
}
type Conditions = Readonly<Record<string, string>>
type Role = ReturnType<typeof useSession>['session']['role']
/** No unit chosen by somebody whose reach is more than one. */
const isAcrossUnits = (role: Role, unitId: string | undefined): boolean =>
  role === 'lineInspector' ||
  (!unitId && (role === 'auxiliaryOffice' || role === 'politicalOfficeLeader' || role === 'bureauLeader'))
const isWriter = (role: Role): boolean => role === 'auxiliaryOffice' || role === 'unitClerk'
const isExporter = (role: Role): boolean => role !== 'leadOfficer' && role !== 'lineInspector'

/** 新增 导入 导出: what the role may do with the whole list. */
function useTools(role: Role): { tools: readonly ToolAct[]; problem: Problem | null } {
  const masked = useDownload(exportPeople)
  const full = useDownload(exportPeopleInFull)
  const exportInFull = async (conditions: Conditions) => {
    const reason = await askReason(reasonFor)
    if (reason !== null) await full.run({ body: { ...conditions, reason } }, '花名册（全部号码）.xlsx')
  }
  const enter: ToolAct[] = [
    { label: '新增', icon: PlusOutlined, href: '/people/new' },
    { label: '导入', icon: ImportOutlined, href: '/imports/new' },
  ]
  const take: ToolAct = {
    label: '导出',
    icon: DownloadOutlined,
    isRunning: masked.isRunning,
    run: (conditions) => void masked.run({ body: conditions }, '花名册.xlsx'),
  }
  const takeAll: ToolAct = {
    label: '导出全部号码',
    isRunning: full.isRunning,
    run: (conditions) => void exportInFull(conditions),
  }
  return {
    tools: [...(isWriter(role) ? enter : []), ...(isExporter(role) ? [take] : []), ...(isWriter(role) ? [takeAll] : [])],
    problem: masked.problem ?? full.problem,
  }
}

/** What the list was opened for, where a change of the file fills the gap. */
function changeWanted(p: PersonRowView, { gap, contract }: Conditions): string | undefined {
  if (gap === 'phone' && p.phone === null) return '补手机号'
  return contract && p.contractLight !== 'none' ? '改合同' : undefined
}

/** 花名册: every auxiliary of the units in reach, with the gaps and the acts that fill them. */
export function PeoplePage() {
  const { role } = useSession().session
  const [{ unitId, gap = '', contract = '', sort = '' }] = useAddress()
  const tree = useUnitTree()
  const filters = filtersWith(usePostOptions(), useLeadOfficerOptions(unitId), role === 'auxiliaryOffice')
  const { tools, problem } = useTools(role)
  const card = useDownload(printCard)
  const chosen = useDownload(exportPeople)
  const [assigning, setAssigning] = useState<Assigning | null>(null)
  const openPanel = (aspect: Assigning['aspect']) => (rows: readonly PersonRowView[], done: () => void) =>
    setAssigning({ aspect, rows, done })
  const actsFor = (p: PersonRowView): readonly RowAct[] => {
    const print = { label: '打印', run: () => void card.run({ params: { id: p.id }, body: {} }, `档案卡 ${p.name}.pdf`) }
    if (!isWriter(role) || p.separatedOn !== null) return isExporter(role) ? [print] : []
    const run = (aspect: Assigning['aspect']) => () => openPanel(aspect)([p], () => undefined)
    const change = changeWanted(p, { gap, contract })
    if (change) return [{ label: change, isWanted: true, href: `/people/${p.id}/change` }, print]
    if (p.leadOfficer === null) return [{ label: '指定民警', isWanted: true, run: run('leadOfficer') }, print]
    return [{ label: '变动', run: run('leadOfficer') }, print]
  }
  const batch = [
    { label: '指定带辅责任民警', run: openPanel('leadOfficer') },
    { label: '指定分管责任领导', run: openPanel('leaderInCharge') },
    { label: '调整岗位', run: openPanel('post') },
    {
      label: '导出所选',
      run: (rows: readonly PersonRowView[]) => void chosen.run({ body: { ids: rows.map((r) => r.id) } }, '花名册（所选）.xlsx'),
    },
  ]
  return (
    <>
      <Refusal problem={problem ?? card.problem ?? chosen.problem} />
      <ListPage
        name="people"
        title="花名册"
        unit="人"
        order={orderWords[sort.replace('-', '')] ?? '按编制顺序、辅警编号'}
        read={searchPeople}
        idOf={(p) => p.id}
        nameOf={(p) => p.name}
        units={tree.data?.nodes}
        filters={filters}
        columns={columnsFor(isAcrossUnits(role, unitId))}
        hrefOf={(p) => `/people/${p.id}`}
        {...(isWriter(role) || isExporter(role) ? { acts: actsFor } : {})}
        totalNote={(page) => (page.withoutLeadOfficer > 0 ? `，其中 ${page.withoutLeadOfficer} 人未指定责任民警` : null)}
        tools={tools}
        {...(isWriter(role) ? { batch } : {})}
        empty={{ title: '还没有人员', note: '先导入手里的花名册，或者逐个新增。' }}
      />
      {assigning ? <AssignPanel {...assigning} onClose={() => setAssigning(null)} /> : null}
    </>
  )
}
