import type { z } from 'zod'
import type { CommandContext } from '../../../platform/context.ts'
import { invalid } from '../../../platform/errors.ts'
import { normaliseName } from '../../../platform/names.ts'
import { isMobile, parseIdNumber } from '../../../platform/personal-number.ts'
import type { addPerson as endpoint } from '../contract.ts'
import { addPeople } from './add-people.ts'

/** The ID number as stored; refused with place and cure. */
export function soundIdNumber(text: string): string {
  const parsed = parseIdNumber(text.trim())
  if (!parsed.ok) throw invalid('idNumber', parsed.message, parsed.code)
  return parsed.value
}

/** The telephone number as stored; null when there is none. */
export function soundPhone(text: string | null): string | null {
  const phone = text?.replace(/[\s-]/g, '') || null
  if (phone !== null && !isMobile(phone)) throw invalid('phone', '手机号应为 11 位，以 1 开头，请核对。', 'phone')
  return phone
}

/** 入册（一人） — adds one person by hand. */
export async function addPerson(
  ctx: CommandContext,
  { body }: { body: z.infer<NonNullable<(typeof endpoint)['body']>> },
): Promise<{ id: string }> {
  const { ids } = await addPeople(ctx, [
    { ...body, name: normaliseName(body.name), idNumber: soundIdNumber(body.idNumber), phone: soundPhone(body.phone) },
  ])
  return { id: ids[0] ?? '' }
}
