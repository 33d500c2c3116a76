import { z } from 'zod'
import {
  abilities,
  businessReaders,
  calendarDate,
  dueLight,
  endpoint,
  flag,
  id,
  idParams,
  listQuery,
  page,
  text,
  version,
} from '../../platform/http/contract.ts'

/** What a post's letter has come to; `missing`: the post is held and no letter was issued. */
export const letterStates = ['missing', 'issued', 'inForce', 'ended'] as const
/** Why nobody stands behind a letter on one side. */
export const letterGaps = ['holderVacant', 'issuerVacant', 'successorSilent'] as const

export const holderDuties = ['unitHead', 'leaderInCharge', 'leadOfficer'] as const
const issuerDuties = ['overseeingBureauLeader', 'unitHead', 'leaderInCharge'] as const
/** Whoever may stand behind a letter. */
export const letterReaders = [...businessReaders, 'leadOfficer'] as const
const holderDuty = z.enum(holderDuties)
const day = calendarDate.nullable()
const instant = z.iso.datetime().nullable()
const answer = z.enum(['open', 'signed', 'acknowledged', 'declined'])
const means = z.enum(['signature', 'acknowledgement'])

/** Who stands behind one side today and how they answered. */
const stand = z.object({ personId: id, name: z.string(), fromOn: day, answer: answer.nullable(), means: means.nullable() })
const letterRow = z.object({
  /** The letter's id, or the post's name where it has none. */
  key: z.string(),
  id: id.nullable(),
  serialNumber: z.string().nullable(),
  unit: z.object({ id, name: z.string() }),
  holderDuty,
  issuerDuty: z.enum(issuerDuties),
  holder: stand.nullable(),
  issuer: stand.nullable(),
  versionNumber: z.int().nullable(),
  /** A later version of the text is in force. */
  isOutdated: z.boolean(),
  state: z.enum(letterStates),
  gap: z.enum(letterGaps).nullable(),
  issuedOn: day,
  dueOn: day,
  light: dueLight,
  days: z.int().nullable(),
  inForceOn: day,
  endedOn: day,
  endReason: z.string().nullable(),
  version,
  abilities,
})
export type LetterRowView = z.infer<typeof letterRow>

export const letterFilters = {
  state: z.enum([...letterStates, 'gap', 'outdated']).optional(),
  holderDuty: holderDuty.optional(),
  unitId: id.optional(),
  below: flag,
}
export const listLetters = endpoint({
  method: 'get',
  path: '/api/letters',
  summary: '责任书',
  who: businessReaders,
  query: z.strictObject({ ...listQuery, ...letterFilters }),
  output: page(letterRow),
})

const party = z.object({
  id,
  side: z.enum(['issuer', 'holder']),
  name: z.string(),
  title: z.string(),
  fromOn: calendarDate,
  toOn: day,
  isSuccessor: z.boolean(),
  means,
  answer,
  answeredAt: instant,
  requestId: id.nullable(),
  signatureId: id.nullable(),
  version,
  abilities,
})
export type PartyView = z.infer<typeof party>
const shown = z.object({
  title: z.string(),
  lines: z.array(z.object({ prefix: z.string(), text: z.string(), kind: z.string(), level: z.int() })),
})
const letterView = letterRow.extend({
  id,
  issuedByName: z.string(),
  endedByName: z.string().nullable(),
  successorMeans: means,
  templateName: z.string(),
  text: shown,
  list: shown.extend({ versionNumber: z.int() }).nullable(),
  /** Newest first. */
  parties: z.array(party),
  predecessor: z.object({ id, serialNumber: z.string() }).nullable(),
})
export type LetterView = z.infer<typeof letterView>
export const readLetter = endpoint({
  method: 'get',
  path: '/api/letters/{id}',
  summary: '一份责任书',
  who: letterReaders,
  params: idParams,
  output: letterView,
})

const issueBody = z.strictObject({
  holderDuty,
  /** With all below them; none: all in reach. */
  unitIds: z.array(id).max(2000),
  /** Letters on an older version are replaced too. */
  renews: z.boolean(),
})
export const countPosts = endpoint({
  method: 'post',
  path: '/api/letters/post-count',
  summary: '要签发几份责任书',
  isRead: true,
  who: ['auxiliaryOffice', 'unitHead', 'unitClerk'],
  body: issueBody,
  output: z.object({ missing: z.int(), outdated: z.int() }),
})
export const issueLetters = endpoint({
  method: 'post',
  path: '/api/letters',
  summary: '签发责任书',
  who: ['auxiliaryOffice', 'unitHead', 'unitClerk'],
  event: 'letter.issued',
  body: issueBody.extend({ successorMeans: means, dueOn: calendarDate.nullable() }),
  output: z.object({ issued: z.int() }),
})
export const endLetters = endpoint({
  method: 'post',
  path: '/api/letters/ending',
  summary: '终止责任书',
  who: ['auxiliaryOffice', 'unitHead', 'unitClerk'],
  event: 'letter.ended',
  body: z.strictObject({ letters: z.array(z.strictObject({ id, version })).min(1).max(500), reason: text(300, 2) }),
  output: z.object({ ended: z.int() }),
})
export const acknowledgeLetter = endpoint({
  method: 'post',
  path: '/api/letters/{id}/acknowledgement',
  summary: '接任责任书',
  who: letterReaders,
  event: 'letter.acknowledged',
  versioned: true,
  params: idParams,
  body: z.strictObject({ version }),
  output: letterView,
})

const printing = { format: z.enum(['pdf', 'docx']), blank: flag }
export const printLetter = endpoint({
  method: 'get',
  path: '/api/letters/{id}/print',
  summary: '打印一份责任书',
  who: letterReaders,
  event: 'letter.printed',
  params: idParams,
  query: z.strictObject(printing),
  isFile: true,
  output: z.unknown(),
})
export const printLetters = endpoint({
  method: 'post',
  path: '/api/letters/print-jobs',
  summary: '成批打印责任书',
  who: businessReaders,
  event: 'letter.printAsked',
  body: z.strictObject({ ...printing, sort: z.string().max(60).optional(), ...letterFilters }),
  output: z.object({ jobId: id, letters: z.int() }),
})
export const exportLetters = endpoint({
  method: 'get',
  path: '/api/letters/export',
  summary: '导出责任书台账',
  who: businessReaders,
  event: 'letter.exported',
  query: z.strictObject({ sort: z.string().max(60).optional(), ...letterFilters }),
  isFile: true,
  output: z.unknown(),
})
