import { expect, test } from 'vitest'
import type { WordParagraph } from '../../platform/documents/docx-paragraphs.ts'
import { textFromWord } from './text-from-word.ts'

const file = (...lines: (string | Partial<WordParagraph>)[]) => ({
  paragraphs: lines.map((line) => ({
    text: '',
    number: null,
    isCentred: false,
    isInTable: false,
    ...(typeof line === 'string' ? { text: line } : line),
  })),
  tables: 0,
  pictures: 0,
  hasRevisions: false,
  hasNotes: false,
})
const kinds = (body: { kind: string; text: string }[]) => body.map((b) => `${b.kind} ${b.text}`)

test('承诺书：附件号、标题、签名行认出来，一、成条款，1. 成细目', () => {
  const read = textFromWord(
    file(
      '附件3',
      { text: '警务辅助人员保密承诺书', isCentred: true },
      '本人承诺：',
      '一、遵守保密规定。',
      '二、不做下列事：',
      '1.拍照；',
      '2、转发。',
      '承诺人签名：　　　年　月　日',
    ),
  )
  expect(read.title).toBe('警务辅助人员保密承诺书')
  expect(kinds(read.body)).toEqual([
    'paragraph 本人承诺：',
    'clause 遵守保密规定。',
    'clause 不做下列事：',
    'item 拍照；',
    'item 转发。',
  ])
  expect(read.notices).toEqual([
    '“附件3”没有读入：附件号由系统印在左上角。',
    '“承诺人签名：　　　年　月　日”没有读入：签名和日期由系统印。',
  ])
})

test('责任书：有（一）时，一、成标题，标题后面接着写的话另成一段', () => {
  const read = textFromWord(
    file(
      '辅警教育管理责任书',
      '一、加强教育。各单位抓好日常教育。',
      '（一）组织学习。',
      '(二) 组织培训。',
      '二、明确责任',
      '（一）定人定岗。',
    ),
  )
  expect(kinds(read.body)).toEqual([
    'heading 加强教育',
    'paragraph 各单位抓好日常教育。',
    'clause 组织学习。',
    'clause 组织培训。',
    'heading 明确责任',
    'clause 定人定岗。',
  ])
})

test('Word 自动编的号与手写的一样认', () => {
  const read = textFromWord(
    file({ text: '责任书', isCentred: true }, { text: '加强教育', number: '一、' }, { text: '组织学习。', number: '（一）' }),
  )
  expect(kinds(read.body)).toEqual(['heading 加强教育', 'clause 组织学习。'])
})

test('拿不准的都说出来，不悄悄改：第四层编号、横线、表格、图片、修订、没有标题', () => {
  const read = textFromWord({
    ...file('一、本人____承诺遵守规定，认真履行保密义务，不违规。', '（1）不拍照。'),
    tables: 1,
    pictures: 2,
    hasRevisions: true,
  })
  expect(read.notices).toEqual([
    '没有认出标题，请自己写。',
    '原文第 2 段“（1）”按细目读入，请核对层次。',
    '原文第 1 段有留空的横线，可以换成〔姓名〕〔单位〕等栏目。',
    '原文有表格，只读了格里的文字，每格一段。',
    '原文有图片、图形或者文本框，没有读入。',
    '原文留有修订，按接受全部修订读入。',
  ])
})

test('空文件：什么也没有，也不出错', () => {
  expect(textFromWord(file())).toEqual({ title: '', body: [], notices: ['没有认出标题，请自己写。'] })
})
