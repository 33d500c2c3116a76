import { expect, test } from 'vitest'
import { cutClauses, headOf } from './cut-clauses.ts'

const text = `明河县公安局关于加强辅警教育管理的通知
各派出所、局直各单位：
为加强管理，现将有关事项通知如下。
一、组织领导
1．研究提出调整待遇的报告。（牵头单位：政治处；责任单位：辅警办、保安公司）
二、全面加强教育管理
2. 排查风险隐患。各单位填报附件1，写明完成时限，逐项逐人销号。每周四12时前报送。
建立问题台账。
牵头单位：政治处；配合单位：网络安全大队、控申科；责任单位：各派出所、局直各单位
3、集中培训。9月15日前完成。
三、工作要求
各单位每周四前报送进展情况。
特此通知。
附件：1. 辅警队伍风险隐患排查化解清单
2. 网络社交行为遵规承诺书
明河县公安局
2026年9月1日
附件1
辅警队伍风险隐患排查化解清单
风险隐患类别　风险隐患　整改措施　责任人　备注`

test('按一、和 1. 切成条款，编号跨部分接着走；牵头、配合、责任单位和日子从文字里读出来', () => {
  const { preamble, clauses, closing, annexes } = cutClauses(text, '2026')
  expect(preamble).toContain('现将有关事项通知如下')
  expect(clauses.map((c) => [c.number, c.section, c.heading])).toEqual([
    ['1', '一、组织领导', '研究提出调整待遇的报告'],
    ['2', '二、全面加强教育管理', '排查风险隐患'],
    ['3', '二、全面加强教育管理', '集中培训'],
  ])
  expect(clauses[1]).toMatchObject({ lead: '政治处', assisting: ['网络安全大队', '控申科'] })
  expect(clauses[1]?.responsible).toEqual(['各派出所、局直各单位'])
  expect(clauses[1]?.cycle).toEqual({ every: 'weekly', day: 4 })
  expect(clauses[2]?.dueOn).toBe('2026-09-15')
  expect(closing).toContain('每周四前报送进展情况')
  expect(annexes.map((a) => [a.number, a.title])).toEqual([
    [1, '辅警队伍风险隐患排查化解清单'],
    [2, '网络社交行为遵规承诺书'],
  ])
  expect(annexes[0]?.text).toContain('整改措施')
})

test('没有 1. 的按（一）切，再没有的按一、切；头尾的文号、标题、机关、日期读得出来', () => {
  expect(cutClauses('一、总要求\n（一）学习。甲\n（二）签名。乙', '2026').clauses.map((c) => [c.number, c.heading])).toEqual([
    ['一', '学习'],
    ['二', '签名'],
  ])
  expect(cutClauses('一、学习。甲\n二、签名。乙', '2026').clauses.map((c) => c.heading)).toEqual(['学习', '签名'])
  expect(headOf(['明公通〔2026〕7号', ...text.split('\n')])).toEqual({
    number: '明公通〔2026〕7号',
    title: '明河县公安局关于加强辅警教育管理的通知',
    issuer: '明河县公安局',
    issuedOn: '2026-09-01',
  })
})
