import { formatDate } from '../../platform/calendar/dates.ts'
import type { WordingKind } from './tables.ts'

const everybody = ['局名', '单位', '姓名', '身份', '岗位', '日期'] as const
const ofOnePerson = [...everybody, '岗位职责', '责任民警', '责任领导', '主要领导'] as const
export type FieldName = (typeof ofOnePerson)[number]

/** What is merged into a text, by the field's name as it stands in the text; an absent or empty one leaves a line to write on. */
export type Fields = Readonly<Record<string, string>>

/** Holds the levels of the responsibility chain, a line each; no text names it, a block of the kind `chain` takes it. */
export const chainField = '责任链'

/** Which fields a kind of wording may name. */
export const fieldsFor: Record<WordingKind, readonly FieldName[]> = {
  pledge: ofOnePerson,
  undertaking: ofOnePerson,
  responsibilityLetter: everybody,
  responsibilityList: everybody,
}

const samples: Record<FieldName, string> = {
  局名: '某县公安局',
  单位: '城关派出所',
  姓名: '张三',
  身份: '文职辅警',
  岗位: '文书助理岗',
  岗位职责: '收发登记文件；会议通知与记录整理',
  责任民警: '李四',
  责任领导: '王五',
  主要领导: '赵六',
  日期: '2026年9月1日',
}

/** What stands for a field while nobody in particular is meant; a letter or a list is for a leader. */
export const sampleFields = (kind: WordingKind): Record<FieldName, string> =>
  kind === 'pledge' || kind === 'undertaking' ? samples : { ...samples, 身份: '所长' }

/** A line to write on, with what belongs there. */
function blankOf(name: string): string {
  if (name === '日期') return '　　年　　月　　日'
  return `${'＿'.repeat(name === '岗位职责' ? 12 : 4)}（${name}）`
}
const field = /〔([^〔〕]*)〕/g
/** 〔2026〕 is the year of a dispatch number, no field. */
const isYear = (name: string): boolean => /^\d{4}$/.test(name)

/** Names of fields in a text, each once. */
export const namesIn = (text: string): string[] => [
  ...new Set([...text.matchAll(field)].map(([, name = '']) => name).filter((name) => !isYear(name))),
]

/** Names between 〔 〕 that the kind may not use. */
export function unknownFields(kind: WordingKind, text: string): string[] {
  const known: readonly string[] = fieldsFor[kind]
  return namesIn(text).filter((name) => !known.includes(name))
}

/** The text with its fields filled in; a value is never read for fields again. */
export const merged = (text: string, fields: Fields): string =>
  text.replace(field, (whole, name: string) => (isYear(name) ? whole : fields[name] || blankOf(name)))

interface PersonFacts {
  readonly bureauName: string
  readonly unitName: string
  readonly name: string
  readonly kind: 'officer' | 'auxiliary'
  readonly title: string | null
  readonly category: string | null
  readonly postName: string | null
  readonly duties: string | undefined
  readonly officerName: string | null
  readonly leaderName: string | null
  readonly headName: string | undefined
  /** The day of the text. */
  readonly on: string
}

/** What a person is called in a text: an officer by title, an auxiliary by category. */
function standing({ kind, title, category }: PersonFacts): string {
  if (kind === 'officer') return title ?? '民警'
  return { duty: '勤务辅警', civilian: '文职辅警' }[category ?? ''] ?? '辅警'
}

/** The values of one person; a field nobody fills is ''. */
export const fieldValues = (person: PersonFacts): Record<FieldName, string> => ({
  局名: person.bureauName,
  单位: person.unitName,
  姓名: person.name,
  身份: standing(person),
  岗位: person.postName ?? '',
  岗位职责: person.duties ?? '',
  责任民警: person.officerName ?? '',
  责任领导: person.leaderName ?? '',
  主要领导: person.headName ?? '',
  日期: formatDate(person.on),
})
