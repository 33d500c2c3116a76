import { unknownFields } from './merge-fields.ts'
import type { TextSource } from './shown-text.ts'
import type { WordingBlock } from './tables.ts'

/** What stands in the way of a text; `block` counts from 1, 0 is the title. */
export interface BodyFault {
  readonly block: number
  readonly message: string
}

const mostBlocks = 200
const longestBlock = 1000
const longestTitle = 60
/** Numbers people type: 一、 （一） 1. 1、 （1） */
const typedNumber = /^\s*(?:[一二三四五六七八九十百]{1,4}、|[（(][一二三四五六七八九十百\d]{1,4}[)）]|\d{1,3}[.．、](?!\d))/

function blockFault({ kind, text }: WordingBlock): string | undefined {
  if (kind === 'chain') return undefined
  if (text.trim() === '') return '还没有写。'
  if ([...text].length > longestBlock) return `超过 ${longestBlock} 字，分成几段。`
  if (/\p{Cc}/u.test(text)) return '里面有换行或者看不见的控制字符。'
  const number = typedNumber.exec(text)?.[0].trim()
  if (number === undefined) return undefined
  return `编号由系统排，删去开头的“${number}”${kind === 'paragraph' ? '，要编号就改为条款或者细目' : ''}。`
}

const fieldFault = (source: TextSource, text: string): string | undefined => {
  const names = unknownFields(source.kind, text).map((name) => `〔${name}〕`)
  return names.length > 0 ? `没有${names.join('')}这个栏目，从“插入栏目”里选。` : undefined
}

function chainFaults({ kind, body }: TextSource): BodyFault[] {
  const places = body.flatMap((block, i) => (block.kind === 'chain' ? [i + 1] : []))
  if (kind !== 'responsibilityLetter') return places.map((block) => ({ block, message: '只有责任书里能放责任链。' }))
  return places.slice(1).map((block) => ({ block, message: '责任链只能放一处。' }))
}

function titleFault(source: TextSource): string | undefined {
  const length = [...source.title.trim()].length
  return length === 0 || length > longestTitle ? `标题写 1 到 ${longestTitle} 字。` : fieldFault(source, source.title)
}

function lengthFault({ body }: TextSource): string | undefined {
  if (body.length === 0) return '正文一段都没有。'
  return body.length > mostBlocks ? `正文超过 ${mostBlocks} 段。` : undefined
}

/** Faults of a text by block; an empty list means it may be kept. */
export function faultsIn(source: TextSource): BodyFault[] {
  const found = [
    { block: 0, message: titleFault(source) },
    { block: 0, message: lengthFault(source) },
    ...source.body.map((block, i) => ({ block: i + 1, message: blockFault(block) || fieldFault(source, block.text) })),
    ...chainFaults(source),
  ]
  return found.filter((fault): fault is BodyFault => fault.message !== undefined)
}

/** A fault as a sentence that names its place. */
export const faultSentence = ({ block, message }: BodyFault): string => (block === 0 ? message : `第 ${block} 段：${message}`)
