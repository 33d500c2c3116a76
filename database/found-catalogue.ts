import { addExampleTerms, type ExampleTerm } from '../modules/hazards/seed.ts'
import { addExamplePosts, addExampleRedLines, type ExamplePost, type ExampleRedLine } from '../modules/posts/seed.ts'
import type { CommandContext } from '../platform/context.ts'
import { foundScreening } from './found-screening.ts'

/** Drafted from arts 15 and 16 of the provincial regulation; examples, the bureau's own catalogue takes their place. */
const posts: readonly ExamplePost[] = [
  {
    name: '文书助理岗',
    category: 'civilian',
    supervisionNote: '由带辅责任民警安排，不接触涉密文件。',
    duties: [
      '收发登记文件',
      '起草校对一般性文稿',
      '打印装订分发',
      '会议通知与记录整理',
      '档案收集整理归档',
      '台账表册录入与更新',
      '数据统计汇总填报',
      '印章使用登记（不保管印章）',
      '值班与考勤资料整理',
      '交办的其他非涉密文书事务',
    ],
  },
  {
    name: '窗口服务岗',
    category: 'civilian',
    supervisionNote: '受理后的审核与决定由民警作出。',
    duties: ['引导咨询与一次性告知', '受理材料初核、录入与扫描', '证照资料整理、发放与登记', '窗口秩序维护与意见收集'],
  },
  {
    name: '治安协管岗',
    category: 'duty',
    supervisionNote: '由带辅责任民警带领，不得单独执法。',
    duties: [
      '协助巡逻',
      '协助治安检查',
      '协助人员聚集场所安全检查',
      '协助盘查、堵控',
      '协助现场秩序维护与保护',
      '协助救助群众、伤员',
      '协助大型活动秩序维护',
      '防范宣传',
      '装备领用归还与情况报告',
    ],
  },
  {
    name: '案件协理岗',
    category: 'civilian',
    supervisionNote: '只做材料和看护辅助，讯问询问、取证、审核、决定由民警办理。',
    duties: [
      '案卷整理、复印、扫描、装订',
      '案件信息录入与期限提醒',
      '协助看管、押送中的辅助看护（民警在场）',
      '协助非涉密文书送达与登记',
      '办案区秩序与安全巡视辅助',
    ],
  },
  {
    name: '社区警务协管岗',
    category: 'duty',
    supervisionNote: '由社区民警带领。',
    duties: [
      '协助社区走访与基础信息采集录入',
      '防范宣传',
      '协助矛盾纠纷劝解',
      '协助场所行业日常检查',
      '协助群防群治组织联络',
      '便民服务代办引导',
      '隐患发现与上报',
    ],
  },
  {
    name: '巡逻防控岗',
    category: 'duty',
    supervisionNote: '由带辅责任民警带领，不得单独执法。',
    duties: [
      '在民警带领下参加社会面巡逻',
      '协助民警值守卡点和重点部位',
      '协助民警盘查可疑情况，发现线索立即报告',
      '协助维护案（事）件现场秩序、保护现场',
      '协助疏导交通、参与群众救助',
      '协助开展大型活动安全保卫',
      '领用归还装备并登记',
      '如实填写巡逻日志，交带班民警核对',
      '交办的其他辅助工作',
    ],
  },
]

const article = (part: string): string => `《河南省警务辅助人员条例》第十七条第（${part}）项`
/** The nine prohibitions of art. 17; the keywords are drafted, the office adds its own. */
const redLines: readonly ExampleRedLine[] = [
  {
    wording: '不得从事国内安全保卫、技术侦察、反邪教、反恐怖工作',
    basis: article('一'),
    keywords: ['国内安全保卫', '国保', '技术侦察', '技侦', '反邪教', '反恐'],
  },
  { wording: '不得办理涉及国家秘密的事项', basis: article('二'), keywords: ['国家秘密', '涉密', '机密', '绝密'] },
  {
    wording: '不得从事案件调查取证、出具鉴定报告、交通事故责任认定',
    basis: article('三'),
    keywords: ['调查取证', '取证', '讯问', '询问笔录', '制作笔录', '鉴定报告', '鉴定意见', '责任认定', '事故认定'],
  },
  {
    wording: '不得执行刑事强制措施',
    basis: article('四'),
    keywords: ['强制措施', '执行拘留', '执行逮捕', '拘传', '取保候审', '监视居住'],
  },
  {
    wording: '不得作出行政处理决定',
    basis: article('五'),
    keywords: ['处罚决定', '处理决定', '行政处罚', '许可决定', '开具罚单', '罚款'],
  },
  { wording: '不得审核案件', basis: article('六'), keywords: ['审核案件', '案件审核', '审批案件', '法制审核'] },
  {
    wording: '不得保管武器、警械',
    basis: article('七'),
    keywords: ['保管武器', '武器保管', '保管警械', '警械保管', '保管枪支', '枪支保管', '枪弹', '弹药'],
  },
  {
    wording: '不得单独执法或者以个人名义执法',
    basis: article('八'),
    keywords: ['单独执法', '独立执法', '个人名义', '单独处警', '独立处警', '单独出警', '独立办案', '单独办案'],
  },
  {
    wording: '不得办理法律规定由人民警察办理的其他工作',
    basis: article('九'),
    keywords: ['代替民警', '代民警', '代行民警', '使用民警数字证书', '使用数字证书'],
  },
]

const kindsOfHazards: Readonly<Record<NonNullable<ExampleTerm['category']>, readonly string[]>> = {
  teamManagement: [
    '招录和入职',
    '岗位和用辅数量',
    '带辅责任',
    '值班备勤',
    '请销假和在岗',
    '数字证书和账号',
    '保密和资料',
    '公民信息',
    '警械装备和车辆',
    '着装和内务',
    '纪律作风',
    '超职责使用',
    '合同和待遇',
    '教育训练',
  ],
  publicReputation: ['发稿和拍摄审批', '新媒体账号管理', '答复媒体的安排', '工作群管理', '投诉答复'],
  other: ['消防和用电', '办公场所', '其他'],
}
const causes = ['制度没有定', '制度没有执行', '责任不清', '人手不够', '教育训练不够', '检查不到位', '设施条件不够']

/** Kinds of hazards and of causes in own words; the bureau's own take their place. */
const hazardTerms: readonly ExampleTerm[] = [
  ...(['teamManagement', 'publicReputation', 'other'] as const).flatMap((category) =>
    kindsOfHazards[category].map((name) => ({ kind: 'subcategory' as const, category, name })),
  ),
  ...causes.map((name) => ({ kind: 'cause' as const, category: null, name })),
]

/** The words for hazards and the first screening checklist that a bureau begins with; only where it has none. */
export async function foundHazards(ctx: CommandContext): Promise<void> {
  const hasAny = async (table: 'hazardTerms' | 'screeningChecklists'): Promise<boolean> =>
    (await ctx.tx.selectFrom(table).where('bureauId', '=', ctx.actor.bureauId).select('id').limit(1).executeTakeFirst()) !==
    undefined
  if (!(await hasAny('hazardTerms'))) await addExampleTerms(ctx, hazardTerms)
  if (!(await hasAny('screeningChecklists'))) await foundScreening(ctx)
}

/** The catalogue a bureau begins with: example posts in force, marked 示例 until its own versions take their place, the region's nine red lines, words for hazards, and the first screening checklist. */
export async function foundCatalogue(
  ctx: CommandContext,
): Promise<{ id: string; name: string; category: 'duty' | 'civilian' }[]> {
  await addExampleRedLines(ctx, redLines)
  await foundHazards(ctx)
  return addExamplePosts(ctx, posts)
}
