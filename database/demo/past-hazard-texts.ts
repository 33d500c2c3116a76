import type { HazardRow } from '../../modules/hazards/tables.ts'
import type { Stage } from './hazard-texts.ts'

/** What several units found over the last weeks. */
export interface PastHazard extends Kind {
  /** Place of the unit among those that are asked. */
  readonly unit: number
  readonly daysAgo: number
  /** Days from setting the measures to the deadline, and from finding to closing. */
  readonly days: number
  readonly took: number
  readonly until: Stage
}
interface Kind {
  readonly category: HazardRow['category']
  readonly subcategory: string
  readonly cause: string
  readonly grade: NonNullable<HazardRow['grade']>
  readonly title: string
  readonly description: string
  readonly rootCause: string
  readonly measure: string
}
type Line = readonly [subcategory: string, cause: string, title: string, description: string, rootCause: string, measure: string]
const lines: Readonly<Record<HazardRow['category'], readonly Line[]>> = {
  teamManagement: [
    [
      '值班备勤',
      '人手不够',
      '夜间值班有一晚没有带班民警',
      '抽查一周排班，一晚带班民警一栏空着。',
      '夜班民警不足两人',
      '排班由副职审签，缺人的由副职顶岗',
    ],
    [
      '公民信息',
      '制度没有执行',
      '信息查询登记缺授权人签字',
      '抽查一个月登记，三次查询没有签字。',
      '登记簿由一人保管，没有核对',
      '每周由内勤核对一次，缺签的当天补',
    ],
    [
      '警械装备和车辆',
      '制度没有执行',
      '对讲机领用没有登记',
      '两部对讲机不在柜，登记簿上没有领用人。',
      '交接班时间紧，先用后记',
      '交接班时逐件清点、双方签字',
    ],
    [
      '带辅责任',
      '检查不到位',
      '季度谈话记录缺三人',
      '上季度应谈十一人，记录只有八份。',
      '没有人按季核对',
      '内勤每月列出未谈的人，交分管领导',
    ],
    [
      '请销假和在岗',
      '制度没有执行',
      '请假有批准没有销假',
      '两人休假回岗，没有销假记录。',
      '销假靠口头报告',
      '回岗当天在登记簿上签字销假',
    ],
    [
      '教育训练',
      '教育训练不够',
      '新入职辅警岗前培训没有记录',
      '新到岗两人，培训内容和时间没有记录。',
      '培训由带辅民警口头进行',
      '岗前培训填表，培训人和本人签字',
    ],
    [
      '着装和内务',
      '责任不清',
      '离岗人员标识没有收回',
      '一人离岗半月，胸徽、臂章未交。',
      '手续单没有写由谁收',
      '手续单加收回一栏，内勤签字',
    ],
    [
      '保密和资料',
      '教育训练不够',
      '值班室打印机留有没有取走的资料',
      '检查时打印机上留有三页接处警材料。',
      '不知道要当场取走',
      '打印机移到内勤室，班前会讲一次',
    ],
    [
      '数字证书和账号',
      '制度没有执行',
      '证书用完没有当场收回',
      '窗口一枚证书插在电脑上，民警不在场。',
      '民警离岗时没有随手取走',
      '窗口主任每天下班前清点证书',
    ],
  ],
  publicReputation: [
    [
      '发稿和拍摄审批',
      '责任不清',
      '宣传照片发布没有审批记录',
      '两条图文发布，没有审批人签字。',
      '审批人没有定',
      '定一名副职审批，逐条留记录',
    ],
    [
      '工作群管理',
      '制度没有定',
      '工作群没有指定管理人',
      '警务工作群由谁加人、谁清人没有规定。',
      '建群时没有规定',
      '每群定一名民警管理，每月清一次',
    ],
    [
      '投诉答复',
      '检查不到位',
      '一件投诉超过时限答复',
      '转办投诉应五日答复，实际八日。',
      '没有人盯时限',
      '内勤登记到期日，前一天提醒',
    ],
  ],
  other: [
    ['消防和用电', '设施条件不够', '备勤室插线板串接', '两个插线板串接，接了三台电器。', '墙上插座不够', '加装插座，撤掉串接'],
    ['办公场所', '设施条件不够', '档案柜门锁损坏', '一组档案柜锁坏，用铁丝扣着。', '没有及时报修', '换锁，钥匙由内勤保管'],
  ],
}
const kinds: readonly Kind[] = Object.entries(lines).flatMap(([category, all]) =>
  all.map(([subcategory, cause, title, description, rootCause, measure], i) => ({
    category: category as HazardRow['category'],
    ...{ subcategory, cause, title, description, rootCause, measure },
    grade: i % 4 === 1 ? ('serious' as const) : ('general' as const),
  })),
)

/** The older it is the further it has come; one in seven is left behind. */
function stageOf(k: number, daysAgo: number): Stage {
  if (daysAgo > 34) return k % 7 === 3 ? 'rectifying' : 'closed'
  if (daysAgo > 20) return (['closed', 'rectifying', 'evidenceSubmitted', 'closed', 'confirmed'] as const)[k % 5] ?? 'closed'
  return (['rectifying', 'measuresSet', 'found'] as const)[k % 3] ?? 'found'
}

/** Thirty hazards over twelve weeks, each kind in several of so many units. */
export const pastHazards = (units: number): PastHazard[] =>
  Array.from({ length: 30 }, (_, k) => {
    const daysAgo = 84 - Math.round(2.7 * k)
    const kind = kinds[(k * 5) % kinds.length] ?? kinds[0]
    if (!kind) throw new Error('no kinds')
    return {
      ...kind,
      unit: (k * k + 3 * k) % Math.max(1, units),
      daysAgo,
      days: 20,
      took: k % 6 === 2 ? 26 : 16,
      until: stageOf(k, daysAgo),
    }
  })
