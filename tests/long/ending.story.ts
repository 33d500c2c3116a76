import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as desk from '../harness/conduct-desk.ts'
import { expectAccessible, phone, useStage } from '../harness/story.ts'

const { picture, shows } = desk
const stage = useStage()
afterEach(() => expect(stage.faults).toEqual([]))
const people: Record<string, Page> = {}
afterEach(async () => {
  for (const [key, page] of Object.entries(people)) {
    await page.context().close()
    delete people[key]
  }
})
beforeEach(async () => {
  for (const key of ['clerk', 'politicalLeader', 'office', 'leaderInCharge', 'head', 'bureauLeader'])
    people[key] = await stage.enter(key)
  people.song = await stage.enter('auxiliary', phone)
})
const of = (key: string): Page => people[key] as Page

/** Whose worker he is by the roster. */
const employ = (employer: string) =>
  stage.services.pool.query(`update "people" set "employer" = $1 where "name" = '宋永康'`, [employer])

/** From the report to the second person's agreement; `kinds` is what the notice offers. */
async function vetted(prefix: string, outcome: RegExp, basis: string) {
  const [leader, first, second, song] = [of('politicalLeader'), of('leaderInCharge'), of('office'), of('song')]
  const matter = '11月18日、11月20日两次私自把警务工作群的聊天截图发到微信朋友圈，经两次处理仍不改正。'
  const address = await desk.report(of('clerk'), stage.address, {
    about: '宋永康',
    leader: /李文静/,
    place: '柳河派出所',
    matter,
  })
  await desk.admit(leader, second, address)
  for (const who of [/孙立新/, /何俊杰/]) await desk.name(leader, '核查人', who)
  await desk.clear(first, address)
  await desk.clear(second, address)
  await first.goto(address)
  await desk.fact(first, matter, '本人朋友圈截图、群成员证明')
  await desk.evidence(first, /聊天截图/, '朋友圈截图', '截图.png')
  await desk.conclude(first)
  const kinds = (await desk.offered(first, /^拟作处理/)).join()
  await picture(first, `${prefix}-noticing`)
  await desk.notice(first, outcome, basis)
  await desk.print(first, '告知', `${prefix}-01-notice`)
  await song.goto(address)
  await desk.receive(song, '告知书签收')
  await desk.state(song, '我认识到错误，截图已全部删除。\n请求从轻处理。')
  await first.reload()
  await desk.answer(first, /认识到错误/, '已核实，截图已删除。')
  await desk.answer(first, /从轻处理/, '两次处理后再犯，不宜从轻。', false)
  await desk.sendToVetting(first)
  await leader.reload()
  await desk.name(leader, '复审人', /郭立军/)
  await of('head').goto(address)
  await desk.vet(of('head'))
  await leader.reload()
  await desk.standsAt(leader, '解除合同前核对')
  return { address, kinds, leader, first, second, song }
}

test('解除劳动合同：依据和六项法定限制逐项核对，书面告知工会，工会有异议，研究后书面答复，有权的人决定，当面送达，办离岗手续', async () => {
  await employ('明河县公安局')
  const basis = '《河南省警务辅助人员条例》第三十二条、《劳动合同法》第三十九条第（二）项'
  const { address, kinds, leader, first, second } = await vetted('e', /解除劳动合同/, basis)
  expect([kinds.includes('解除劳动合同'), kinds.includes('退回')]).toEqual([true, false])
  await picture(leader, 'e-checking')
  await expectAccessible(leader)
  await desk.verifyEnding(leader, /不能胜任/, 2)
  await shows(leader, /有《劳动合同法》第四十二条的情形，不能按这一依据解除/)
  await picture(leader, 'e-barred')
  await leader.reload()
  await desk.verifyEnding(leader, /严重违反规章制度/)
  await desk.print(leader, '解除依据和法定限制', 'e-02-grounds')
  const union = await stage.enter('union')
  people.union = union
  await union.goto(address)
  await shows(union, '没有找到')
  await desk.tellUnion(leader, /局工会/, '两次违反保密规定，经处理仍不改正，严重违反规章制度。')
  await desk.print(leader, '告知工会', 'e-03-union-letter')
  await picture(leader, 'e-told')
  await union.goto(`${stage.address}/todos`)
  await shows(union, '拟解除劳动合同，等工会书面答复')
  await union.goto(address)
  await shows(union, /工会意见：/)
  await expectAccessible(union)
  await picture(union, 'e-union')
  await desk.answerUnion(union, '本人认错态度较好，截图已删除，建议调离岗位，保留劳动关系。')
  await desk.print(union, '工会意见', 'e-04-union-opinion')
  await leader.reload()
  await picture(leader, 'e-considering')
  await desk.considerUnion(leader, '经研究，两次处理后再犯，情节严重，维持拟作处理；工会关于妥善安排离岗手续的建议采纳。')
  await desk.print(leader, '对工会意见的研究和回复', 'e-05-union-reply')
  await union.reload()
  await shows(union, '维持拟作处理')
  await desk.name(leader, '决定人', /冯家乐/)
  const decider = of('bureauLeader')
  await decider.goto(address)
  await picture(decider, 'e-deciding')
  await desk.decide(decider, /解除劳动合同/, basis)
  const decision = await desk.print(decider, '处理决定', 'e-06-decision')
  for (const words of ['研究了工会意见', '解除劳动合同', '劳动仲裁', '宋永康']) expect(decision).toContain(words)
  await first.reload()
  await picture(first, 'e-serving')
  await desk.serveByHand(first, ['王志强', '李建国'], '本人拒签，已当面说明内容。')
  await desk.print(first, '处理决定送达', 'e-07-service')
  await second.goto(address)
  await shows(second, '合同终止，办离岗手续')
  await picture(second, 'e-served')
  await second.getByRole('link', { name: '离岗手续' }).last().click()
  await second.getByRole('heading', { level: 1, name: /离岗/ }).waitFor()
  const outside = await stage.enter('leadOfficer')
  people.outside = outside
  await outside.goto(address)
  await shows(outside, '没有找到')
})

test('劳务派遣人员：不能解除，只能退回派遣单位，按第六十五条选依据，不经工会，有权的人决定，本人签收', async () => {
  await employ('明安保安服务公司')
  const basis = '《劳动合同法》第六十五条、第三十九条第（二）项'
  const { address, kinds, leader, song, second } = await vetted('r', /退回劳务派遣单位/, basis)
  expect([kinds.includes('解除劳动合同'), kinds.includes('退回劳务派遣单位')]).toEqual([false, true])
  expect((await desk.offered(leader, /^退回的依据/)).every((o) => o.includes('第六十五条'))).toBe(true)
  await picture(leader, 'r-checking')
  await desk.verifyEnding(leader, /第三十九条/)
  await desk.standsAt(leader, '决定')
  await desk.print(leader, '解除依据和法定限制', 'r-02-grounds')
  expect(await leader.locator('main').innerText()).not.toContain('告知工会')
  await desk.name(leader, '决定人', /冯家乐/)
  const decider = of('bureauLeader')
  await decider.goto(address)
  await desk.decide(decider, /退回劳务派遣单位/, basis)
  expect(await desk.print(decider, '处理决定', 'r-03-decision')).not.toContain('工会')
  await song.reload()
  await picture(song, 'r-song')
  await desk.receive(song, '处理决定送达')
  await desk.print(song, '处理决定送达', 'r-04-service')
  await second.goto(address)
  await shows(second, '合同终止，办离岗手续')
  const outside = await stage.enter('otherClerk')
  people.outside = outside
  await outside.goto(address)
  await shows(outside, '没有找到')
})
