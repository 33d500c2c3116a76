import type { CommandContext } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { childKey } from '../../platform/sort-key.ts'

export interface NamedOfficer {
  readonly name: string
  readonly sex: 'male' | 'female'
  readonly title: string
}
export interface NamedAuxiliary {
  readonly name: string
  readonly sex: 'male' | 'female'
  readonly post: string
  readonly lacksOfficer: boolean
  readonly entryOn?: string
}
export interface DemoUnit {
  readonly id: string
  readonly name: string
  readonly unitSortKey: string
  readonly isRoot: boolean
  readonly isHeadVacant: boolean
  readonly headTitle: string
  readonly deputyTitle: string
  readonly officers: readonly NamedOfficer[]
  readonly named?: readonly NamedAuxiliary[]
}

const stations = [
  '城关',
  '北关',
  '东关',
  '西关',
  '南关',
  '柳河',
  '青桥',
  '石岗',
  '白塔',
  '云集',
  '双沟',
  '马店',
  '龙泉',
  '安平',
  '河口',
  '杨楼',
  '新集',
  '三里',
  '高庙',
  '芦湾',
]
const divisions: readonly [string, string, string][] = [
  ['治安大队', '治安', '治安'],
  ['交警大队', '交警', '交通'],
  ['刑侦大队', '刑侦', '刑侦'],
  ['巡特警大队', '巡特警', '巡特警'],
  ['看守所', '看守所', '监管'],
  ['拘留所', '拘留所', '监管'],
  ['法制大队', '法制', '法制'],
  ['出入境大队', '出入境', '出入境'],
  ['网络安全大队', '网安', '网安'],
  ['禁毒大队', '禁毒', '禁毒'],
  ['经侦大队', '经侦', '经侦'],
  ['森林警察大队', '森警', '森警'],
]
const offices: readonly [string, string][] = [
  ['警令处', '警令'],
  ['政治处', '政治处'],
  ['警务保障室', '警保'],
  ['督察大队', '督察'],
  ['科信大队', '科信'],
  ['控申科', '控申'],
  ['户政大队', '户政'],
  ['宣教科', '宣教'],
]

const liuheOfficers: readonly NamedOfficer[] = [
  { name: '郭立军', sex: 'male', title: '所长' },
  { name: '孙立新', sex: 'male', title: '副所长' },
  { name: '周启航', sex: 'male', title: '民警' },
  { name: '梁志勇', sex: 'male', title: '民警' },
  { name: '邹国平', sex: 'male', title: '民警' },
  { name: '谢春燕', sex: 'female', title: '民警（内勤）' },
]
const liuheAuxiliaries: readonly NamedAuxiliary[] = [
  ['宋永康', 'male', '巡逻防控岗'],
  ['马玉兰', 'female', '巡逻防控岗'],
  ['韩子轩', 'male', '社区警务协管岗'],
  ['唐思远', 'male', '文书助理岗'],
  ['郭振华', 'male', '巡逻防控岗'],
  ['曹建伟', 'male', '巡逻防控岗'],
  ['于慧敏', 'female', '窗口服务岗'],
  ['董继业', 'male', '案件协理岗'],
  ['萧䶮', 'male', '社区警务协管岗'],
  ['彭晓东', 'male', '巡逻防控岗'],
  ['阿依古丽·买买提', 'female', '巡逻防控岗'],
  ['程赟', 'male', '治安协管岗'],
  ['曾庆凯', 'male', '巡逻防控岗'],
  ['田雨欣', 'female', '社区警务协管岗'],
  ['罗婷婷', 'female', '窗口服务岗'],
  ['范景瑞', 'male', '巡逻防控岗'],
  ['林国栋', 'male', '治安协管岗'],
].map(([name = '', sex, post = '']) => ({
  name,
  sex: sex === 'female' ? 'female' : 'male',
  post,
  lacksOfficer: ['曹建伟', '彭晓东', '曾庆凯'].includes(name),
  ...(name === '宋永康' ? { entryOn: '2024-01-01' } : {}),
}))
const qingqiaoOfficers: readonly NamedOfficer[] = [
  { name: '武文栋', sex: 'male', title: '所长' },
  { name: '常毅', sex: 'male', title: '副所长' },
  { name: '贺远', sex: 'male', title: '民警' },
  { name: '邵美琳', sex: 'female', title: '民警（内勤）' },
]
const bureauOfficers: readonly NamedOfficer[] = [
  { name: '高远山', sex: 'male', title: '局长' },
  { name: '冯家乐', sex: 'male', title: '副局长' },
  { name: '秦月华', sex: 'female', title: '副局长' },
  { name: '陆文博', sex: 'male', title: '副局长' },
  { name: '李文静', sex: 'female', title: '政治处主任' },
  { name: '何俊杰', sex: 'male', title: '辅警办主任' },
]

interface Plan {
  name: string
  shortName: string
  kind: string
  policeLine: string | null
}
const planned: readonly Plan[] = [
  ...stations.map((s) => ({ name: `${s}派出所`, shortName: `${s}所`, kind: 'policeStation', policeLine: null })),
  ...divisions.map(([name, shortName, policeLine]) => ({ name, shortName, kind: 'division', policeLine })),
  ...offices.map(([name, shortName]) => ({ name, shortName, kind: 'office', policeLine: null })),
]

const titles: Record<string, { head: string; deputy: string }> = {
  policeStation: { head: '所长', deputy: '副所长' },
  division: { head: '大队长', deputy: '副大队长' },
  office: { head: '主任', deputy: '副主任' },
}
const ownOfficers: Record<string, readonly NamedOfficer[]> = { 柳河派出所: liuheOfficers, 青桥派出所: qingqiaoOfficers }

function describe(row: { id: string; name: string; kind: string; unitSortKey: string }): DemoUnit {
  const { head, deputy } = titles[row.kind] ?? { head: '主任', deputy: '副主任' }
  const facts = {
    id: row.id,
    name: row.name,
    unitSortKey: row.unitSortKey,
    isRoot: false,
    isHeadVacant: row.name === '石岗派出所',
  }
  const own = { ...facts, headTitle: head, deputyTitle: deputy, officers: ownOfficers[row.name] ?? [] }
  return row.name === '柳河派出所' ? { ...own, named: liuheAuxiliaries } : own
}

const numbered = (i: number): Plan => ({
  name: `第${i + 1}派出所`,
  shortName: `${i + 1}所`,
  kind: 'policeStation',
  policeLine: null,
})

/** The bureau's units: forty of the named plan, more (for load) as numbered stations. A few lack their hotline or mailbox. */
export async function addDemoUnits(ctx: CommandContext, rootId: string, count: number): Promise<DemoUnit[]> {
  const { bureauId } = ctx.actor
  const root = await ctx.db
    .selectFrom('units')
    .where('bureauId', '=', bureauId)
    .where('id', '=', rootId)
    .select(['unitSortKey', 'name'])
    .executeTakeFirstOrThrow()
  const rows = Array.from({ length: count }, (_, i) => {
    const plan = planned[i] ?? numbered(i)
    const place = { position: i + 1, unitSortKey: childKey(root.unitSortKey, i + 1), code: `MH${String(i + 1).padStart(3, '0')}` }
    const contacts = { hotline: i % 13 === 6 ? null : `6${1000 + i}`, mailbox: i % 17 === 9 ? null : `${plan.shortName}意见箱` }
    return { ...plan, ...place, ...contacts, bureauId, id: newId(), parentId: rootId, openedOn: '2010-01-01' }
  })
  const names = rows.map((r) => ({
    bureauId,
    unitId: r.id,
    unitSortKey: r.unitSortKey,
    name: r.name,
    shortName: r.shortName,
    fromOn: '2010-01-01',
    toOn: null,
  }))
  for (let i = 0; i < rows.length; i += 500) {
    await ctx.tx
      .insertInto('units')
      .values(rows.slice(i, i + 500))
      .execute()
    await ctx.tx
      .insertInto('unitNames')
      .values(names.slice(i, i + 500))
      .execute()
  }
  const top = { id: rootId, name: root.name, unitSortKey: root.unitSortKey, isRoot: true, isHeadVacant: false }
  return [{ ...top, headTitle: '局长', deputyTitle: '副局长', officers: bureauOfficers }, ...rows.map(describe)]
}
