import { addExampleChecklist, type ExampleQuestion } from '../modules/screening-checklists/seed.ts'
import type { CommandContext } from '../platform/context.ts'

/** The kinds of hazards are those of found-catalogue.ts. */
type Line = readonly [subcategory: string, words: string, hint: string]

const management: readonly Line[] = [
  ['保密和资料', '涉密场所、设备、文件是否只由民警经管，辅警接触不到', '看钥匙、机柜、打印机、移动存储由谁保管和登记。'],
  ['公民信息', '系统查询、导出公民信息是否有授权、有登记、有抽查', '抽查一个月的查询登记，看授权人和事由。'],
  ['数字证书和账号', '民警数字证书、公安网账号是否一人一证，有没有交给辅警使用', '看证书领用登记和窗口、办案区的实际使用。'],
  ['值班备勤', '出警、盘查、设卡是否都由民警带领，排班上有没有辅警单独或者成组执勤', '对照排班表和出警记录，看带班民警。'],
  ['超职责使用', '是否安排辅警做讯问询问、取证、审核、处罚决定等只能由民警办的事', '抽看案卷签名和系统操作人。'],
  ['保密和资料', '清查行动、查缉线索的知悉范围是否划定，通信工具是否按规定集中', '看行动方案和交接记录。'],
  ['警械装备和车辆', '枪支、弹药、警械是否由民警保管，领用归还有没有辅警经手', '看枪柜、领用登记。'],
  ['警械装备和车辆', '警车是否按审批使用，辅警驾驶是否有准驾手续', '抽看派车单和行车记录。'],
  ['带辅责任', '每名辅警是否有带辅责任民警和分管领导，谈话、家访是否按规定做', '看花名册的空缺和谈话记录。'],
  ['数字证书和账号', '离岗、调岗的人是否当天收回证件、装备、账号和门禁', '对照离岗手续单。'],
]
const reputation: readonly Line[] = [
  ['发稿和拍摄审批', '单位账号、宣传稿件发布前是否有人审核，审核人是谁', '看发布登记和审核签名。'],
  ['答复媒体的安排', '接到媒体、群众询问，由谁答复、多久答复是否明确', '看值班制度和答复记录。'],
]
const conduct: readonly Line[] = [
  ['保密和资料', '有没有违规拍摄、复制、留存、外带工作秘密的事', '只写查实的事实：什么材料、在哪里、怎样发现。'],
  ['公民信息', '有没有违规查询、提供、出售公民个人信息的事', '从系统日志和登记核对，写查实的事实。'],
  ['保密和资料', '有没有向被查处的场所、人员透露行动，或者为其说情、掩护的事', '写查实的事实，涉嫌犯罪的另按规定移送。'],
  ['超职责使用', '有没有辅警单独或者成组盘查、处罚、收费、扣押的事', '写时间、地点、由谁安排。'],
  ['数字证书和账号', '有没有使用民警数字证书、账号办理业务，或者以民警名义执法的事', '对照系统操作时间和证书持有人在岗情况。'],
  ['纪律作风', '有没有利用岗位吃拿卡要、代办收费、插手纠纷的事', '写查实的事实和来源。'],
  ['纪律作风', '有没有利用岗位经营、入股、兼职中介代办的事', '只查与岗位有关的，不查家庭其他收入。'],
  ['警械装备和车辆', '有没有违反枪支、警械、警车使用规定的事', '对照领用、派车登记。'],
  ['纪律作风', '有没有工作时间、值班备勤饮酒，酒后驾车的事', '写查实的事实。'],
  ['纪律作风', '有没有参与赌博、吸毒、涉黄活动的事', '写查实的事实，涉嫌违法的另按规定移送。'],
  ['纪律作风', '有没有用警务身份、制服、警务内容违规发布信息的事', '只看与警务有关的发布行为，不看言论观点、群聊、交往。'],
]

const questions = (
  section: ExampleQuestion['section'],
  category: ExampleQuestion['category'],
  lines: readonly Line[],
): ExampleQuestion[] => lines.map(([subcategory, words, hint]) => ({ section, category, subcategory, words, hint }))

/** The checklist a bureau begins with: how the unit manages, and whether conduct rules were kept; never what somebody thinks, joins or asks for. */
export const foundScreening = (ctx: CommandContext): Promise<void> =>
  addExampleChecklist(
    ctx,
    [
      ...questions('management', 'teamManagement', management),
      ...questions('management', 'publicReputation', reputation),
      ...questions('conduct', 'teamManagement', conduct),
    ],
    '系统自带的清单，辅警办可以起草自己的一版。',
  )
