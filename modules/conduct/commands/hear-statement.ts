import { recordSealed } from '../../../platform/access/sealed-files.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, invalid, notFound } from '../../../platform/errors.ts'
import type { Attachment } from '../../../platform/files/attachment.ts'
import type { InputOf } from '../../../platform/http/mount.ts'
import type * as contract from '../contract.ts'
import { gapsOf, standing } from '../policy.ts'
import { takeAsInvestigator } from './find-facts.ts'
import { enter, move, notReady, take } from './take-file.ts'

type Statement = InputOf<typeof contract.giveStatement>
const means = {
  system: '本人在系统内提交',
  paper: '纸质或者当面，由经办人记录、本人签名',
  waiver: '本人明确表示放弃陈述、申辩',
} as const

function assertComplete({ body }: Statement, isOwn: boolean, attachment: Attachment | null): void {
  if (isOwn === (body.means === 'paper')) {
    const words = isOwn ? '本人在系统内提交的，直接写。' : '本人的陈述只能由本人提交；经办人只记录纸质的。'
    throw invalid('means', words, 'wrongMeans')
  }
  if (body.means === 'system' && !isOwn) throw invalid('means', '本人的陈述只能由本人提交；经办人只记录纸质的。', 'wrongMeans')
  if (!isOwn && attachment === null) throw invalid('fileId', '请附上本人签名的扫描件。', 'scanMissing')
  if (body.means !== 'waiver' && body.points.length === 0 && !body.isAll)
    throw invalid('points', '请写明陈述、申辩的内容。', 'nothingSaid')
  if (body.means === 'waiver' && body.points.length > 0) throw invalid('points', '放弃陈述的，不再写内容。', 'waivedAndSaid')
}

/** 陈述申辩 — by the person, untouched by anybody; or recorded from paper with its signed scan; or waived in so many words. */
export async function giveStatement(
  ctx: CommandContext,
  input: Statement,
  attachment: Attachment | null,
): Promise<{ id: string }> {
  const { points, isAll } = input.body
  const isPaper = input.body.means === 'paper'
  const file = isPaper
    ? await take(ctx, input, 'recordStatement')
    : await take(ctx, input, 'giveStatement').catch((error: unknown) => {
        if (!(error instanceof DomainError && error.code === 'forbidden')) throw error
        return take(ctx, input, 'recordStatement')
      })
  assertComplete(input, file.capacities.includes('subject'), attachment)
  const isOver = isAll || input.body.means === 'waiver'
  await enter(ctx, file, {
    kind: 'statement',
    lines: [['方式', means[input.body.means]], ...(isOver ? [['本人表示', '就这些，不再补充'] as const] : [])],
    points,
    facts: { isAll: isOver },
    attachment,
  })
  await recordSealed(ctx, { fileId: file.row.id, verb: 'proceeding.statementGiven' })
  return move(ctx, file)
}

/** 逐项答复 — each point of a statement, before the file may go on. */
export async function answerPoint(ctx: CommandContext, input: InputOf<typeof contract.answerPoint>): Promise<{ id: string }> {
  const file = await takeAsInvestigator(ctx, input, 'answerPoint')
  const { statementId, point, isAccepted, answer } = input.body
  const statement = standing(file, 'statement').find((e) => e.id === statementId)
  const text = statement?.points?.[point]
  if (text === undefined) throw notFound()
  if (standing(file, 'answer').some((e) => e.ofId === statementId && e.facts.point === point))
    throw new DomainError('conflict', 'alreadyAnswered', '这一项已经答复。')
  await enter(ctx, file, {
    kind: 'answer',
    lines: [
      ['陈述', text],
      ['答复', `${isAccepted ? '采纳' : '不采纳'}：${answer}`],
    ],
    facts: { point },
    ofId: statementId,
  })
  await recordSealed(ctx, { fileId: file.row.id, verb: 'proceeding.pointAnswered' })
  return move(ctx, file)
}

/** 送第二人复审 — after the window, or when the person said that it is all, with every point answered. */
export async function sendToVetting(ctx: CommandContext, input: InputOf<typeof contract.sendToVetting>): Promise<{ id: string }> {
  const file = await takeAsInvestigator(ctx, input, 'sendToVetting')
  const missing = gapsOf(file, ctx.today)
  if (missing.length > 0) throw notReady(missing)
  await recordSealed(ctx, { fileId: file.row.id, verb: 'proceeding.sentToVetting' })
  return move(ctx, file, { state: 'vetting' })
}
