import { Gap, Light } from '../../../app/kit/light.tsx'
import type { Column, Filter, Option } from '../../../app/kit/list/definition.ts'
import type { PersonRowView } from '../contract.ts'
import { categoryOptions, gapOptions, wordsOfCategory, wordsOfKind, wordsOfSex } from './labels.ts'

function ContractEnd({ of: p }: { of: PersonRowView }) {
  if (p.contractEndsOn === null) return null
  if (p.contractLight === 'none') return p.contractEndsOn
  return <Light kind={p.contractLight}>{p.contractLight === 'red' ? `${p.contractEndsOn} 已过期` : p.contractEndsOn}</Light>
}

const named = (of: { readonly name: string } | null, missing: string, p: PersonRowView) =>
  of?.name ?? (p.separatedOn === null ? <Gap>{missing}</Gap> : null)

const columns: readonly Column<PersonRowView>[] = [
  {
    key: 'name',
    title: '姓名',
    render: (p) => (p.separatedOn ? `${p.name}（已离岗）` : p.name),
    opens: true,
    phone: 'title',
    sort: 'name',
    width: 112,
  },
  { key: 'sex', title: '性别', render: (p) => wordsOfSex(p.sex), width: 44 },
  { key: 'age', title: '年龄', render: (p) => p.age, isNumber: true, width: 44 },
  { key: 'idNumber', title: '身份证号', render: (p) => p.idNumber, width: 84 },
  { key: 'number', title: '辅警编号', render: (p) => p.number, width: 84 },
  { key: 'post', title: '岗位', render: (p) => named(p.post, '未定岗', p), width: 112, phone: 'note' },
  { key: 'leadOfficer', title: '带辅责任民警', render: (p) => named(p.leadOfficer, '未指定', p), width: 98, phone: 'note' },
  { key: 'leaderInCharge', title: '责任领导', render: (p) => named(p.leaderInCharge, '未指定', p), width: 76 },
  { key: 'contractEndsOn', title: '合同到期', render: (p) => <ContractEnd of={p} />, sort: 'contractEndsOn', width: 112 },
  { key: 'unit', title: '使用单位', render: (p) => p.unit.name, isExtra: true },
  { key: 'secondedUnit', title: '借调单位', render: (p) => p.secondedUnit?.name ?? null, isExtra: true },
  { key: 'phone', title: '手机', render: (p) => p.phone ?? <Gap>未填</Gap>, isExtra: true },
  { key: 'category', title: '类别', render: (p) => wordsOfCategory(p.category), isExtra: true },
  { key: 'auxiliaryKind', title: '人员类型', render: (p) => wordsOfKind(p.auxiliaryKind), isExtra: true },
  { key: 'education', title: '学历', render: (p) => p.education, isExtra: true },
  { key: 'politicalStatus', title: '政治面貌', render: (p) => p.politicalStatus, isExtra: true },
  { key: 'tier', title: '层级', render: (p) => p.tier, isExtra: true },
  { key: 'entryOn', title: '入职', render: (p) => p.entryOn, isExtra: true },
]

/** Whoever reads across units sees the unit right after the name, sex and age under 列 instead. */
export function columnsFor(isAcrossUnits: boolean): readonly Column<PersonRowView>[] {
  if (!isAcrossUnits) return columns
  const [name, sex, age, ...others] = columns
  const unit = others.find((c) => c.key === 'unit')
  const first = [name, unit && { ...unit, isExtra: false, width: 112 }].filter((c) => c !== undefined)
  const less = [sex, age].flatMap((c) => (c ? [{ ...c, isExtra: true }] : []))
  return [...first, ...others.filter((c) => c !== unit), ...less]
}

const stateFilter: Filter = {
  name: 'state',
  label: '状态',
  kind: 'select',
  preset: 'serving',
  options: [
    { value: 'serving', label: '在岗' },
    { value: 'separated', label: '已离岗' },
  ],
  width: 116,
}

/** Those who left are listed for the office alone. */
export const filtersWith = (posts: readonly Option[], officers: readonly Option[], hasSeparated: boolean): readonly Filter[] => [
  { name: 'q', label: '查找', kind: 'text', placeholder: '姓名、首字母、尾号等', width: 180 },
  { name: 'post', label: '岗位', kind: 'select', options: posts, width: 118 },
  { name: 'leadOfficer', label: '责任民警', kind: 'select', options: officers, width: 146 },
  { name: 'gap', label: '缺什么', kind: 'select', options: gapOptions, isMore: true },
  {
    name: 'contract',
    label: '合同',
    kind: 'select',
    options: [
      { value: 'ending', label: '快到期' },
      { value: 'expired', label: '已过期' },
    ],
    width: 116,
  },
  ...(hasSeparated ? [stateFilter] : []),
  { name: 'category', label: '类别', kind: 'select', options: categoryOptions, isMore: true },
]
