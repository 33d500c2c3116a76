import type { Context } from 'hono'
import { ZodError } from 'zod'
import { isDuplicate, isUnavailable } from '../database/connect.ts'
import { DomainError, type ErrorKind, statusOf } from '../errors.ts'
import { SpreadsheetRefused } from '../spreadsheet/refused.ts'
import type { FieldError, ProblemView } from './contract.ts'

const titles: Record<ErrorKind, string> = {
  badRequest: '请求不完整',
  unauthenticated: '需要登录',
  forbidden: '没有权限',
  notFound: '没有找到',
  conflict: '不能这样办',
  tooLarge: '文件太大',
  unsupported: '不支持的文件',
  invalid: '内容有误',
  versionRequired: '缺少版本',
  tooMany: '次数过多',
  unavailable: '暂时不能办理',
  full: '存储空间不足',
}

const isChinese = /[\u4e00-\u9fff]/

function fieldErrors(error: ZodError): FieldError[] {
  return error.issues.map((issue) => {
    const path = issue.path.join('.')
    if (issue.code === 'unrecognized_keys')
      return { path: [...issue.path, issue.keys[0]].join('.'), code: 'unknownField', message: '没有这个字段' }
    return { path, code: issue.code, message: isChinese.test(issue.message) ? issue.message : '填写的内容不合要求' }
  })
}

const unavailable = () => new DomainError('unavailable', 'unavailable', '数据库暂时没有应答，您的内容还没有存；请过几秒再试。')
const duplicate = () => new DomainError('conflict', 'duplicate', '已有相同的记录，没有重复写入。')
const busy = () => new DomainError('unavailable', 'busy', '同时有人在改同一批记录，这次没有写入；请再试一次。')
const badValue = () => new DomainError('invalid', 'invalidValue', '填写的内容里有系统不接受的字符或数值。')

/** Turns any thrown thing into a refusal; undefined when it is a fault of ours (500). */
export function asDomainError(error: unknown): DomainError | undefined {
  if (error instanceof DomainError) return error
  if (error instanceof SpreadsheetRefused) return new DomainError('invalid', error.code, error.message)
  if (error instanceof ZodError)
    return new DomainError('invalid', 'invalid', '有内容填写不正确，请按提示修改。', fieldErrors(error))
  if (isUnavailable(error)) return unavailable()
  const code = (error as { code?: string } | undefined)?.code ?? ''
  if (isDuplicate(error)) return duplicate()
  if (code === '40001' || code === '40P01' || code === '55P03') return busy()
  if (code === '22P02' || code === '22021' || code === '22003' || code === '22007' || code === '22008') return badValue()
  return undefined
}

/** The answer for a refusal, application/problem+json. */
export function problemResponse(c: Context, error: DomainError): Response {
  const status = statusOf[error.kind]
  const body: ProblemView = {
    type: 'about:blank',
    title: titles[error.kind],
    status,
    code: error.code,
    detail: error.message,
    ...(error.errors ? { errors: error.errors } : {}),
  }
  const headers: Record<string, string> = {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Cache-Control': 'no-store',
  }
  if (status === 503) headers['Retry-After'] = '5'
  if (status === 429) headers['Retry-After'] = '60'
  return c.body(JSON.stringify(body), status, headers)
}

/** Where an error came from, for the log: the frames only, since its message may quote what somebody typed, over several lines. */
export const framesOf = (error: unknown): string[] =>
  (error instanceof Error ? (error.stack ?? '') : '')
    .split('\n')
    .filter((line) => /^ {4}at /.test(line))
    .slice(0, 8)
