import { Document, Packer, Paragraph } from 'docx'
import { expect, test } from 'vitest'
import { type Browser, useApp } from '../../tests/harness/app.ts'
import { as, clerk, office, type Player, songYongkang } from '../../tests/harness/database.ts'
import { findWordingId } from './public.ts'

const app = useApp()
const leader: Player = { name: '李文静', role: 'politicalOfficeLeader' }

const errorsOf = (answer: { json: { errors: { message: string }[] } }) => answer.json.errors.map((e) => e.message)
const code = async (answer: ReturnType<Browser['send']>) => {
  const { status, json } = await answer
  return `${status} ${json?.code ?? ''}`.trim()
}

test('演示局的七份范本已批准施行，两份清单在改；按类别、按谁办查得到', async () => {
  const desk = await app.signedIn(office)
  const { json } = await desk.get('/api/wordings')
  expect(json.rows.map((r: { name: string; current: { number: number } }) => [r.name, r.current.number])).toEqual([
    ['网络社交行为遵规承诺书', 1],
    ['警务辅助人员保密承诺书', 1],
    ['辅警队伍教育管理责任书', 1],
    ['辅警教育管理责任清单（主要领导）', 1],
    ['辅警教育管理责任清单（分管领导）', 1],
    ['辅警教育管理责任清单（带辅责任民警）', 1],
    ['离岗保密承诺书', 1],
  ])
  const names = async (waiting: string) =>
    (await desk.get(`/api/wordings?waiting=${waiting}`)).json.rows.map((r: { code: string }) => r.code)
  expect([await names('approval'), await names('commencement')]).toEqual([['listUnitHead'], ['listLeadOfficer']])
  expect((await desk.get('/api/wordings?kind=responsibilityList&limit=2')).json).toMatchObject({ total: 3 })
})

test('存不下的文字：说明第几段、哪个栏目；草稿没写完也批准不了', async () => {
  const [desk, approver] = [await app.signedIn(office), await app.signedIn(leader)]
  const { json } = await desk.send('POST', '/api/wordings', { kind: 'pledge', name: '空承诺书', formLabel: '' })
  const draft = json.pending.id
  const bad = [
    { kind: 'clause', text: '遵守规定。' },
    { kind: 'clause', text: '工号〔工号〕' },
    { kind: 'item', text: '1. 自己写了号' },
  ]
  const refused = await desk.send('PATCH', `/api/wording-versions/${draft}`, { version: 1, title: '空承诺书', body: bad })
  expect([refused.status, errorsOf(refused)]).toEqual([
    422,
    ['第 2 段：没有〔工号〕这个栏目，从“插入栏目”里选。', '第 3 段：编号由系统排，删去开头的“1.”。'],
  ])
  expect(await code(approver.send('POST', `/api/wording-versions/${draft}/approval`, { version: 1, reference: '纪要' }))).toBe(
    '422 text',
  )
  expect((await approver.get(`/api/wording-versions/${draft}`)).json.whyNot).toBe('草稿有 1 处要改，还不能批准。正文一段都没有。')
})

test('没有存的文字：编号、填样、问题马上看得到；印出来的样子是 PDF', async () => {
  const desk = await app.signedIn(office)
  const id = await as(app.services, office, (ctx) => findWordingId(ctx, 'responsibilityLetter'))
  const body = [
    { kind: 'heading', text: '加强教育' },
    { kind: 'clause', text: '〔单位〕抓好学习。' },
    { kind: 'chain', text: '' },
    { kind: 'clause', text: '' },
  ]
  const { json } = await desk.send('POST', `/api/wordings/${id}/reading`, { title: '〔局名〕责任书', body })
  expect(json.prefixes).toEqual(['一、', '（一）', '（二）', '（五）'])
  expect(json.shown.title).toBe('明河县公安局责任书')
  expect(json.shown.lines.map((l: { text: string }) => l.text)).toEqual([
    '加强教育',
    '城关派出所抓好学习。',
    '分管局领导是第一责任人，承担主要领导责任。',
    '单位主要领导承担重要领导责任。',
    '带辅责任民警承担直接责任。',
    '',
  ])
  expect(json.faults).toEqual([{ block: 4, message: '还没有写。' }])
  const page = await desk.send('POST', `/api/wordings/${id}/page`, { title: '责任书', body })
  expect([page.status, page.text.slice(0, 5)]).toEqual([200, '%PDF-'])
})

test('读一份本局的 .docx：成了草稿上的提议，什么也没有存；别的文件说明为什么不行', async () => {
  const desk = await app.signedIn(office)
  const id = await as(app.services, office, (ctx) => findWordingId(ctx, 'confidentialityPledge'))
  const lines = ['附件3', '本局保密承诺书', '一、遵守保密规定。', '二、不拍照。', '承诺人签名：']
  const file = await Packer.toArrayBuffer(new Document({ sections: [{ children: lines.map((text) => new Paragraph(text)) }] }))
  const upload = (bytes: Uint8Array) => desk.send('POST', `/api/wordings/${id}/docx-reading`, bytes)
  const read = await upload(new Uint8Array(file))
  expect(read.json).toMatchObject({
    title: '本局保密承诺书',
    body: [
      { kind: 'clause', text: '遵守保密规定。' },
      { kind: 'clause', text: '不拍照。' },
    ],
  })
  expect(read.json.notices).toHaveLength(2)
  expect((await desk.get(`/api/wordings/${id}`)).json.pending).toBeNull()
  expect(await upload(Buffer.from('%PDF-1.7'))).toMatchObject({ status: 415, json: { code: 'docx.notSpreadsheet' } })
})

test('谢春燕看得到施行的文字和空白件，看不到草稿和给辅警办的说明；宋永康进不来', async () => {
  const [desk, browser] = [await app.signedIn(office), await app.signedIn(clerk)]
  const { json: all } = await desk.get('/api/wordings?waiting=approval')
  const draft = all.rows[0].pending.id
  expect((await browser.get(`/api/wording-versions/${draft}`)).status).toBe(404)
  const { json } = await browser.get(`/api/wordings/${all.rows[0].id}`)
  expect([json.versions.length, json.pending, json.explanation]).toEqual([1, null, ''])
  expect((await desk.get(`/api/wordings/${all.rows[0].id}`)).json.explanation).not.toBe('')
  const print = (format: string) => browser.get(`/api/wording-versions/${json.current.id}/print?format=${format}`)
  expect([(await print('pdf')).text.slice(0, 5), (await print('docx')).text.slice(0, 2)]).toEqual(['%PDF-', 'PK'])
  expect((await (await app.signedIn(songYongkang)).get('/api/wordings')).status).toBe(403)
  const { rows } = await app.services.pool.query(`select 1 from "events" where "verb" = 'wording.printed'`)
  expect(rows).toHaveLength(2)
})

test('同时起草：两个人各点一次“起草新版本”，只有一份草稿', async () => {
  const desk = await app.signedIn(office)
  const id = await as(app.services, office, (ctx) => findWordingId(ctx, 'onlineConductPledge'))
  const draft = () => desk.send('POST', `/api/wordings/${id}/draft`, { version: 1 })
  const answers = (await Promise.all([draft(), draft()])).map((a) => a.status).sort()
  expect(answers).toEqual([200, 409])
})
