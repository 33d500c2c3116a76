import { expect, test } from 'vitest'
import { faultsIn } from './body-check.ts'
import { numbered } from './numbering.ts'
import { shownText } from './shown-text.ts'
import { defaultWordings } from './tables.ts'

const words = (code: string): string => {
  const found = defaultWordings.find((w) => w.code === code)
  return found ? [found.title, ...found.body.map((b) => b.text)].join('\n') : ''
}
const all = defaultWordings.map((w) => words(w.code)).join('\n')

test('随系统带的七份范本都能存，代号不重', () => {
  expect(defaultWordings.flatMap((w) => faultsIn({ ...w }))).toEqual([])
  expect(defaultWordings.map((w) => w.code)).toEqual([
    'onlineConductPledge',
    'confidentialityPledge',
    'responsibilityLetter',
    'listUnitHead',
    'listLeaderInCharge',
    'listLeadOfficer',
    'leavingUndertaking',
  ])
})

test('附件2：法规写真名，禁止内容九项列成细目，没有样本里的错字和学校', () => {
  const text = words('onlineConductPledge')
  expect(text).toContain('《计算机信息系统安全保护条例》')
  expect(text).toContain('《计算机信息网络国际联网安全保护管理办法》第五条')
  const online = defaultWordings[0]
  expect(
    numbered(online?.body ?? [])
      .filter((l) => l.kind === 'item')
      .map((l) => l.prefix),
  ).toEqual(Array.from({ length: 9 }, (_, i) => `${i + 1}.`))
  expect(text).not.toMatch(/完好养护|安好|学校/)
})

test('附件3：六条承诺，离岗按交接清单；附件4：四个部分的名称，第四部分填责任链', () => {
  const confidential = numbered(defaultWordings[1]?.body ?? []).filter((l) => l.kind === 'clause')
  expect(confidential.map((l) => l.prefix)).toEqual(['一、', '二、', '三、', '四、', '五、', '六、'])
  expect(confidential[5]?.text).toMatch(/^离岗时交还/)
  const letter = defaultWordings[2]
  const headings = numbered(letter?.body ?? []).filter((l) => l.kind === 'heading')
  expect(headings.map((l) => l.prefix + l.text)).toEqual([
    '一、全面加强教育管理',
    '二、明确管理责任',
    '三、切实做好关心关爱',
    '四、层层落实管理责任',
  ])
  const shown = shownText(
    { kind: 'responsibilityLetter', title: letter?.title ?? '', body: letter?.body ?? [] },
    { 局名: '明河县公安局', 责任链: '分管局领导是第一责任人，承担主要领导责任。\n带辅责任民警承担直接责任。' },
  )
  expect(shown.title).toBe('明河县公安局辅警队伍教育管理责任书')
  expect(shown.lines.filter((l) => l.kind === 'chain').map((l) => l.prefix + l.text)).toEqual([
    '（一）分管局领导是第一责任人，承担主要领导责任。',
    '（二）带辅责任民警承担直接责任。',
  ])
})

test('没有法律不允许的承诺：不接受监视，不承担刑事责任，不对非党员讲党纪处罚', () => {
  expect(all).not.toMatch(/监视|刑事责任|党纪|上访|信访|稳控|一切责任/)
  expect(defaultWordings.map((w) => w.explanation).every((e) => e.length > 20)).toBe(true)
})
