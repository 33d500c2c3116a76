import type { WordParagraphs } from '../../platform/documents/docx-paragraphs.ts'
import { cutClauses, headOf } from './cut-clauses.ts'

/** What was read from a bureau's own file: a proposal for the page, and what somebody should look at. */
export function noticeFromWord({ paragraphs, pictures, hasRevisions, hasNotes }: WordParagraphs) {
  const lines = paragraphs.map((p) => `${p.number ?? ''}${p.text}`.trim()).filter((line) => line !== '')
  const text = lines.join('\n')
  const { clauses, annexes } = cutClauses(text, '2000')
  const remarks = [
    ...(pictures > 0 ? [`文件里有 ${pictures} 处图片或文本框，里面的文字没有读。`] : []),
    ...(hasRevisions ? ['文件里有修订，读的是接受修订以后的文字。'] : []),
    ...(hasNotes ? ['脚注和尾注没有读。'] : []),
    ...(clauses.length === 0 ? ['没有找到条款的编号，请补上编号再录入。'] : []),
  ]
  return { ...headOf(lines), text, clauses: clauses.length, annexes: annexes.length, remarks }
}
