import { expect, test } from 'vitest'
import { useApp } from '../../tests/harness/app.ts'
import { clerk, office } from '../../tests/harness/database.ts'

const app = useApp()
interface Question {
  id: string
  section: string
  category: string
  subcategoryId: string | null
  words: string
  hint: string
}

test('建局就有一版施行的清单：管理薄弱环节和行为规范，每项都开得出哪一类隐患；没有一项问言论、群组、信访、个人', async () => {
  const unit = await app.signedIn(clerk)
  const { json } = await unit.get('/api/screening-checklists')
  expect(json.rows).toMatchObject([{ number: 1, state: 'inForce', abilities: { edit: false } }])
  expect(json.abilities.draft).toBe(false)
  const checklist = (await unit.get(`/api/screening-checklists/${json.rows[0].id}`)).json
  const questions: Question[] = checklist.questions
  expect(questions.length).toBe(checklist.questionCount)
  expect(new Set(questions.map((q) => q.section))).toEqual(new Set(['management', 'conduct']))
  expect(questions.every((q) => q.subcategoryId !== null)).toBe(true)
  const words = questions.map((q) => q.words).join('')
  for (const wanted of ['涉密', '公民', '透露行动', '单独或者成组', '数字证书', '吃拿卡要', '枪', '警车', '饮酒', '赌博', '吸毒'])
    expect(words).toContain(wanted)
  expect(words).not.toMatch(/信访|上访|群组|思想|信仰|亲属|重点人/)
  expect(checklist.differences).toEqual([])
})

test('辅警办起草新的一版，改、增、删、换位都比得出；施行以后旧版作废，哪一版都不能再改', async () => {
  const desk = await app.signedIn(office)
  const drafted = (await desk.send('POST', '/api/screening-checklists')).json
  expect(drafted).toMatchObject({ number: 2, state: 'draft', abilities: { edit: true } })
  expect((await desk.send('POST', '/api/screening-checklists')).json.code).toBe('draftExists')
  const [first, second, ...others]: Question[] = drafted.questions
  const added = {
    id: null,
    section: 'conduct',
    category: 'other',
    subcategoryId: null,
    words: '值班室有没有空岗',
    hint: '',
  }
  const questions = [{ ...first, words: '涉密场所是否只由民警经管' }, ...others, added]
  const path = `/api/screening-checklists/${drafted.id}`
  const wrong = [{ ...first, category: 'other' }]
  expect((await desk.send('PATCH', path, { version: 1, questions: wrong, note: '' })).json.code).toBe('unknownSubcategory')
  expect((await desk.send('PATCH', path, { version: 1, questions: [first, first], note: '' })).json.code).toBe('duplicate')
  const edited = (await desk.send('PATCH', path, { version: 1, questions, note: '增加值班一项' })).json
  const changes = edited.differences.filter((d: { change: string }) => d.change !== 'same')
  expect(
    changes.map((d: { change: string; numberBefore: number; numberAfter: number }) => [d.change, d.numberBefore, d.numberAfter]),
  ).toEqual([
    ['changed', 1, 1],
    ['added', null, questions.length],
    ['removed', 2, null],
  ])
  expect(changes[2].before.words).toBe(second?.words)
  expect((await desk.send('PATCH', path, { version: 1, questions, note: '' })).json.code).toBe('stale')
  const unit = await app.signedIn(clerk)
  expect((await unit.send('PATCH', path, { version: 2, questions, note: '' })).status).toBe(403)
  const inForce = (await desk.send('POST', `${path}/commencement`, { version: 2 })).json
  expect(inForce).toMatchObject({ state: 'inForce', inForceOn: '2026-11-23', inForceByName: '何俊杰' })
  expect((await desk.send('PATCH', path, { version: 3, questions: [], note: '' })).json.code).toBe('wrongState')
  const { rows } = (await desk.get('/api/screening-checklists')).json
  expect(rows.map((r: { number: number; state: string }) => [r.number, r.state])).toEqual([
    [2, 'inForce'],
    [1, 'superseded'],
  ])
})

test('一项都没有的草稿不能施行', async () => {
  const desk = await app.signedIn(office)
  const { id } = (await desk.send('POST', '/api/screening-checklists')).json
  await desk.send('PATCH', `/api/screening-checklists/${id}`, { version: 1, questions: [], note: '' })
  expect((await desk.send('POST', `/api/screening-checklists/${id}/commencement`, { version: 2 })).json.code).toBe('empty')
})
