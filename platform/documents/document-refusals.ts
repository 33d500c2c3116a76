import { DomainError } from '../errors.ts'

/** No font has these characters; printing would leave an empty box where a name stands. */
export function glyphMissing(characters: string): DomainError {
  const detail = `现有字体里没有“${characters}”这个字，为免印成空框，没有生成 PDF。请管理员把含有这个字的字体放进数据目录的 fonts 文件夹，一分钟后重印，或改用 Word 格式。`
  return new DomainError('invalid', 'documents.glyphMissing', detail)
}

/** Laying out took longer than one document may. */
export function tookTooLong(): DomainError {
  return new DomainError('unavailable', 'documents.tookTooLong', '生成文件超时，没有做完。请缩小范围分几次打印。')
}

/** As many documents wait as may. */
export function queueFull(): DomainError {
  return new DomainError('unavailable', 'documents.queueFull', '正在排队打印的文件太多，请过一会儿再试。')
}

/** Our own fault: a template that does not compile, a worker that died. */
export function documentFault(cause: string): Error {
  return new Error(`document failed: ${cause}`)
}
