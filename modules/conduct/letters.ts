import { beijingDate, formatDate } from '../../platform/calendar/dates.ts'
import { last } from './policy.ts'
import type { Entry, HeldFile } from './queries.ts'
import type { EntryKindName } from './rails.ts'

/** What a form that goes to somebody says: whom to, in paragraphs, who signs, whose it is. */
export interface Letter {
  readonly to: string
  readonly paragraphs: readonly string[]
  readonly signs: readonly (readonly string[])[]
  readonly issuer: string
}
interface Writing {
  readonly file: HeldFile
  readonly entry: Entry
  readonly bureau: string
  /** The words entered under a label; none where it was not entered. */
  readonly line: (label: string) => string
}
const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
/** Without the stop at its end: a sentence goes on behind it. */
const bare = (words: string): string => words.trim().replace(/[。；，、]+$/u, '')
const sentence = (words: string): string => (/[。！？）]$/u.test(words.trim()) ? words.trim() : `${words.trim()}。`)
/** Each line of what was written is a paragraph. */
const lines = (words: string): string[] =>
  words
    .split('\n')
    .filter((w) => w.trim() !== '')
    .map(sentence)
const numbered = (facts: readonly string[]): string[] =>
  facts.length === 1 ? [...facts] : facts.map((words, i) => `${numerals[i] ?? i + 1}、${words}`)
const wordsUnder = (entry: Entry | undefined, label: string): string => entry?.lines.find(([l]) => l === label)?.[1] ?? ''
const day = (entry: Entry | undefined): string => (entry ? formatDate(beijingDate(entry.at)) : '')
/** Whom the file is about, in one line. */
export const whoOf = ({ row, subject }: HeldFile): string =>
  [subject.name, subject.number && `${row.kind === 'conduct' ? '辅警编号' : '警号'} ${subject.number}`, subject.unitName]
    .filter(Boolean)
    .join('，')

function noticeLetter({ file, entry, bureau, line }: Writing): Letter {
  const facts = entry.lines.filter(([label]) => label.startsWith('事实')).map(([, words]) => words)
  return {
    to: file.subject.name,
    paragraphs: [
      '经核查，初步认定您有下列事实：',
      ...numbered(facts),
      `根据${bare(line('拟适用依据'))}，拟对您作如下处理：${sentence(line('拟作处理'))}`,
      line('您的权利'),
      '签收本告知书只说明您看到了，不说明您同意。',
    ],
    signs: [['核查人签名', '核查人签名']],
    issuer: bureau,
  }
}

/** What was done before the decision, as far as it was done. */
function wayOf(file: HeldFile): string {
  const statement = last(file, 'statement')
  const said = statement?.points?.length ? '听取了本人的陈述、申辩，逐项作了答复' : '本人没有提出陈述、申辩'
  const union = last(file, 'unionOpinion') ? '；书面告知了工会，研究了工会意见并书面回复' : ''
  return `作出决定前，${day(last(file, 'noticeReceipt'))}书面告知了本人，${said}，经第二人复审${union}。`
}
const decisionLetter = ({ file, bureau, line }: Writing): Letter => ({
  to: '',
  paragraphs: [
    `当事人：${whoOf(file)}。`,
    '经核查，认定下列事实：',
    ...lines(line('事实')),
    wayOf(file),
    `根据${bare(line('依据'))}，决定作如下处理：${sentence(line('处理种类'))}`,
    line('救济途径和期限'),
  ],
  signs: [['决定人签名', '']],
  issuer: bureau,
})

const unionLetter = ({ file, bureau, line }: Writing): Letter => ({
  to: line('致'),
  paragraphs: [
    `我局拟解除${whoOf(file)}的劳动合同。`,
    `拟适用依据：${sentence(wordsUnder(last(file, 'endingGrounds'), '依据'))}`,
    `理由：${sentence(line('理由'))}`,
    line('请求'),
  ],
  signs: [['经办人签名', '']],
  issuer: bureau,
})
const unionOpinion = ({ file, entry, bureau, line }: Writing): Letter => ({
  to: bureau,
  paragraphs: [
    `关于拟解除${file.subject.name}劳动合同的来函收悉。经研究，本会意见：${sentence(line('意见'))}`,
    ...lines(line('内容')),
  ],
  signs: [['工会负责人签名', '']],
  issuer: entry.byName,
})
const unionReply = ({ file, bureau, line }: Writing): Letter => ({
  to: wordsUnder(last(file, 'unionLetter'), '致'),
  paragraphs: [
    `你会${day(last(file, 'unionOpinion'))}对拟解除${file.subject.name}劳动合同的意见收悉。经研究，答复如下：`,
    ...lines(line('研究结果和书面回复')),
  ],
  signs: [['经办人签名', '']],
  issuer: bureau,
})

const deedOf = ({ row }: HeldFile): string => (row.kind === 'conduct' ? '处理决定' : '问责决定')
const decisionOf = (file: HeldFile): string => `${day(last(file, 'decision'))}的${deedOf(file)}（${file.row.number}）`
const remedyRequest = ({ file, line }: Writing): Letter => ({
  to: '',
  paragraphs: [
    `申请人：${whoOf(file)}。`,
    `本人不服${decisionOf(file)}，现申请${line('申请')}。理由如下：`,
    ...lines(line('理由')),
  ],
  signs: [['申请人签名', '']],
  issuer: '',
})
function remedyDecision({ file, entry, bureau, line }: Writing): Letter {
  const name = entry.facts.remedy === 'appeal' ? '申诉' : '复核'
  const instead = line('改为')
  const next = line('救济途径和期限')
  return {
    to: file.subject.name,
    paragraphs: [
      `您对${decisionOf(file)}提出的${name}，已经办理。经审查：`,
      ...lines(line('理由')),
      `决定：${bare(line(name))}${instead ? `，改为${instead}` : ''}。`,
      ...(next ? [next] : []),
    ],
    signs: [['决定人签名', '']],
    issuer: bureau,
  }
}

/** To the person, what was decided on the way, with its reason. */
const toPerson =
  (opening: (w: Writing) => string): ((w: Writing) => Letter) =>
  (w) => ({
    to: w.file.subject.name,
    paragraphs: [opening(w), `理由：${sentence(w.line('理由'))}`],
    signs: [['经办人签名', '']],
    issuer: w.bureau,
  })
/** Who was never told is not told that nothing was found. */
const closing = (w: Writing): Letter | undefined =>
  last(w.file, 'notice')
    ? toPerson(({ line, file }) => `${day(last(file, 'notice'))}告知您的事项，经核查：${sentence(line('结论'))}`)(w)
    : undefined
const lapse = ({ file, bureau, line }: Writing): Letter => ({
  to: file.subject.name,
  paragraphs: [`${day(last(file, 'decision'))}对您作出的${deedOf(file)}（${file.row.number}），${line('结果')}`, '特此通知。'],
  signs: [],
  issuer: bureau,
})
const referral = ({ file, bureau, line }: Writing): Letter => ({
  to: line('移送机关'),
  paragraphs: [`我局在办理${whoOf(file)}一件中，发现涉嫌犯罪的线索，现移送你单位。情况如下：`, ...lines(line('情况'))],
  signs: [['经办人签名', '']],
  issuer: bureau,
})

const letters: Partial<Record<EntryKindName, (w: Writing) => Letter | undefined>> = {
  notice: noticeLetter,
  decision: decisionLetter,
  unionLetter,
  unionOpinion,
  unionReply,
  remedyRequest,
  remedyDecision,
  closing,
  lapse,
  referral,
  recusalDecision: toPerson(({ line }) => `您提出的核查人回避要求，决定：${sentence(line('决定'))}`),
  remedyExtension: toPerson(({ line }) => `您的申诉尚需办理，决定期限延长至${line('延长至')}。`),
  suspension: toPerson(({ file, line }) => `关于${decisionOf(file)}的执行，决定：${sentence(line('决定'))}`),
}

/** The letter that an entry is; undefined for those that are tables. */
export const letterOf = (file: HeldFile, entry: Entry, bureau: string): Letter | undefined =>
  letters[entry.kind]?.({ file, entry, bureau, line: (label) => wordsUnder(entry, label) })
