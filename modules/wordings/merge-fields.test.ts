import { expect, test } from 'vitest'
import { fieldValues, merged, unknownFields } from './merge-fields.ts'

test('栏目填上值；没有值的留一条横线，注明写什么；值里再有括号也不再填', () => {
  expect(merged('〔单位〕〔姓名〕', { 单位: '柳河派出所', 姓名: '宋永康' })).toBe('柳河派出所宋永康')
  expect(merged('责任民警：〔责任民警〕', { 责任民警: '' })).toBe('责任民警：＿＿＿＿（责任民警）')
  expect(merged('〔姓名〕', { 姓名: '〔单位〕', 单位: '柳河派出所' })).toBe('〔单位〕')
  expect(merged('〔日期〕', {})).toBe('　　年　　月　　日')
})

test('没有的栏目逐个说出来；责任书不用岗位职责；文号里的年份不是栏目', () => {
  expect(unknownFields('pledge', '〔姓名〕〔工号〕〔手机〕〔工号〕')).toEqual(['工号', '手机'])
  expect(unknownFields('responsibilityLetter', '〔岗位职责〕〔责任民警〕')).toEqual(['岗位职责', '责任民警'])
  expect(unknownFields('pledge', '明公通〔2026〕7号')).toEqual([])
  expect(merged('明公通〔2026〕7号', {})).toBe('明公通〔2026〕7号')
  expect(unknownFields('pledge', '〔〕')).toEqual([''])
})

test('身份：民警用职务，辅警用类别', () => {
  const person = {
    bureauName: '明河县公安局',
    unitName: '柳河派出所',
    name: '宋永康',
    kind: 'auxiliary' as const,
    title: null,
    category: 'duty',
    postName: null,
    duties: undefined,
    officerName: '周启航',
    leaderName: null,
    headName: '郭立军',
    on: '2026-11-23',
  }
  expect(fieldValues(person)).toMatchObject({ 身份: '勤务辅警', 岗位: '', 主要领导: '郭立军', 日期: '2026年11月23日' })
  expect(fieldValues({ ...person, kind: 'officer', title: '所长' }).身份).toBe('所长')
  expect(fieldValues({ ...person, kind: 'officer', title: null }).身份).toBe('民警')
})
