import { chain, clause, type DefaultWording, heading, paragraph } from './default-wording.ts'

/** Annex 4. */
const letter: DefaultWording = {
  code: 'responsibilityLetter',
  kind: 'responsibilityLetter',
  formLabel: '附件4',
  name: '辅警队伍教育管理责任书',
  title: '〔局名〕辅警队伍教育管理责任书',
  explanation:
    '通知第六条和附件4第四部分写了两种责任链：第六条以使用单位主要领导为第一责任人，附件4以分管局领导为第一责任人。第四部分的责任链由系统按“责任链模板”里对“责任书”的裁定填入，' +
    '要换一种，由辅警办改裁定，不必改范本。掌握私人交往、网上言论一类的内容不写入责任书，系统也不监视人。追责一段加上了听取陈述申辩。',
  body: [
    paragraph(
      '为落实“谁使用、谁管理、谁负责”的要求，加强辅警队伍教育管理，〔局名〕与〔单位〕签订本责任书，责任人为〔身份〕〔姓名〕。',
    ),
    heading('全面加强教育管理'),
    clause('组织辅警学习政治理论、法律法规、业务技能、职业道德和纪律规定，落实岗前培训和定期培训，开展警示教育和实战演练。'),
    clause('定期排查队伍风险隐患，建立负面清单和问题台账，逐项明确措施、责任人和时限，整改到位后按程序销号。'),
    clause('组织辅警签订网络社交行为遵规承诺书和保密承诺书，督促遵守。'),
    clause('按时如实报送周报和有关表册，不漏报、不瞒报。'),
    heading('明确管理责任'),
    clause('按岗位目录和核定数量使用辅警，每名辅警有一名带辅责任民警和一名分管责任领导。'),
    clause('辅警的岗位、带辅责任民警、分管责任领导变动的，及时报辅警办备案。'),
    clause('不安排辅警从事法律法规禁止辅警从事的工作，不安排辅警单独执法或者以个人名义执法。'),
    clause('发现违规违纪的，及时报告，依照规定程序核查处理，告知本人并听取陈述和申辩。'),
    heading('切实做好关心关爱'),
    clause('依法依合同保障辅警的工资、保险、休息休假和职业安全防护。'),
    clause('开展谈心谈话和家访，走访慰问患病、伤残和有困难的辅警，帮助解决实际困难。'),
    clause('公布政策咨询电话和邮箱，及时答复辅警反映的问题和诉求，保护反映问题的人。'),
    heading('层层落实管理责任'),
    paragraph('对辅警的教育管理，按下列层级承担责任：'),
    chain,
    paragraph('履行责任不力、造成后果的，依照规定追究责任；作出处理前，听取当事人的陈述和申辩。'),
    paragraph('本责任书自签订之日起生效。责任人变动的，由接任者继续履行。'),
  ],
}

interface ListParts {
  readonly code: string
  readonly duty: string
  readonly undertakings: readonly string[]
}

/** A list of what one level of the chain answers for; issued with the letter, signed by nobody. */
const list = ({ code, duty, undertakings }: ListParts): DefaultWording => ({
  code,
  kind: 'responsibilityList',
  formLabel: '',
  name: `辅警教育管理责任清单（${duty}）`,
  title: `辅警教育管理责任清单（${duty}）`,
  explanation: '与责任书一并发给。本局另有规定的，起草新版本，经批准后施行。',
  body: undertakings.map(clause),
})

const lists: readonly DefaultWording[] = [
  list({
    code: 'listUnitHead',
    duty: '主要领导',
    undertakings: [
      '对本单位辅警队伍教育管理负总责，每季度至少研究一次辅警工作。',
      '审定本单位岗位设置和人员安排，不超岗位目录、不超核定数量使用辅警。',
      '为每名辅警明确带辅责任民警和分管责任领导，人员变动时及时调整。',
      '组织风险隐患排查，审核问题台账，督促按时整改销号。',
      '审核本单位周报和上报表册，对真实性负责。',
      '落实工资、保险、休息休假和安全防护，走访慰问有困难的辅警。',
      '发现违规违纪及时报告，支持和配合核查处理。',
    ],
  }),
  list({
    code: 'listLeaderInCharge',
    duty: '分管领导',
    undertakings: [
      '负责所分管辅警的日常教育管理，掌握人员、岗位和职责落实情况。',
      '检查带辅责任民警履职，纠正让辅警单独执法、超越职责的问题。',
      '制定并落实培训计划，组织学习、考试和演练。',
      '对排查出的隐患定措施、定责任人、定时限，确认整改结果。',
      '组织签订承诺书和责任书，跟踪没有答复的人员。',
      '定期与辅警谈心谈话，听取意见，答复诉求。',
    ],
  }),
  list({
    code: 'listLeadOfficer',
    duty: '带辅责任民警',
    undertakings: [
      '对所带辅警的教育管理负直接责任，熟悉其岗位、职责和工作表现。',
      '带领辅警在职责范围内工作，执法活动由民警组织实施，不让辅警单独执法。',
      '讲清工作纪律、保密要求和安全防护，发现不当行为当场提醒纠正。',
      '教会岗位技能，按岗位职责分派和检查工作。',
      '所带辅警遇到困难、提出诉求的，帮助解决或者及时报告。',
      '本人或者所带辅警岗位变动的，办好交接并报告备案。',
    ],
  }),
]

export const defaultLetters: readonly DefaultWording[] = [letter, ...lists]
