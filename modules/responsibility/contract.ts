import { z } from 'zod'
import { abilities, businessReaders, calendarDate, endpoint, id, idParams, text, version } from '../../platform/http/contract.ts'

export const chainDuties = ['overseeingBureauLeader', 'unitHead', 'leaderInCharge', 'leadOfficer'] as const
export const purposes = ['notice', 'letter'] as const
export type ChainDuty = (typeof chainDuties)[number]
export type Purpose = (typeof purposes)[number]
const purpose = z.enum(purposes)
/** Who reads a chain: the unit's own, those who lead, and the person. */
const chainReaders = [...businessReaders, 'leadOfficer', 'auxiliary'] as const

/* Chain templates and the office's rulings. */
const level = z.object({ duty: z.enum(chainDuties), responsibility: z.string(), isFirstResponsible: z.boolean() })
export const templateView = z.object({ id, name: z.string(), basis: z.string(), levels: z.array(level), position: z.int() })
export const rulingView = z.object({
  id,
  purpose,
  templateId: id,
  templateName: z.string(),
  reason: z.string(),
  fromOn: calendarDate,
  toOn: calendarDate.nullable(),
  decidedByName: z.string(),
  decidedAt: z.iso.datetime(),
  version,
})
export type RulingView = z.infer<typeof rulingView>
export const chainSettings = z.object({
  templates: z.array(templateView),
  rulings: z.array(rulingView),
  /** The template in force today and the version to send with a new ruling, by purpose. */
  current: z.array(z.object({ purpose, templateId: id, isRuled: z.boolean(), version })),
  abilities,
})
export type ChainSettings = z.infer<typeof chainSettings>
export const readChainSettings = endpoint({
  method: 'get',
  path: '/api/chain-templates',
  summary: '责任链模板和裁定',
  who: businessReaders,
  output: chainSettings,
})
export const ruleChain = endpoint({
  method: 'post',
  path: '/api/chain-rulings',
  summary: '裁定责任链模板',
  who: ['auxiliaryOffice'],
  event: 'chain.ruled',
  versioned: true,
  body: z.strictObject({ version, purpose, templateId: id, fromOn: calendarDate, reason: text(300) }),
  output: chainSettings,
})

/* Who answered for this person on that day. */
const spanState = z.enum(['held', 'gap', 'hidden'])
export const chainSpan = z.object({
  state: spanState,
  name: z.string(),
  title: z.string().nullable(),
  fromOn: calendarDate,
  toOn: calendarDate.nullable(),
})
export const chainLevel = z.object({
  duty: z.enum(chainDuties),
  responsibility: z.string(),
  isFirstResponsible: z.boolean(),
  state: spanState,
  personId: id.nullable(),
  name: z.string(),
  title: z.string().nullable(),
  unitName: z.string().nullable(),
  sinceOn: calendarDate.nullable(),
  /** Under which letter, in which wording, this level answered on the day. */
  letter: z
    .object({
      id,
      serialNumber: z.string(),
      versionNumber: z.int(),
      answer: z.enum(['open', 'signed', 'acknowledged', 'declined']),
    })
    .nullable(),
})
export const barKeys = [...chainDuties, 'post', 'usingUnit'] as const
export const chainView = z.object({
  person: z.object({
    id,
    name: z.string(),
    number: z.string().nullable(),
    /** The using unit of the day. */
    unitId: id.nullable(),
    unitName: z.string().nullable(),
    secondedTo: z.string().nullable(),
    postName: z.string().nullable(),
    dutyCount: z.int().nullable(),
    sinceOn: calendarDate.nullable(),
  }),
  on: calendarDate,
  purpose,
  today: calendarDate,
  isServing: z.boolean(),
  template: z.object({
    name: z.string(),
    basis: z.string(),
    isRuled: z.boolean(),
    fromOn: calendarDate.nullable(),
    reason: z.string(),
  }),
  /** From the first responsible down, without the auxiliary. */
  levels: z.array(chainLevel),
  bars: z.array(z.object({ key: z.enum(barKeys), spans: z.array(chainSpan) })),
  axis: z.object({ fromOn: calendarDate, toOn: calendarDate }),
})
export type ChainView = z.infer<typeof chainView>
const chainQuery = z.strictObject({ on: calendarDate.optional(), purpose: purpose.optional() })
export const readChain = endpoint({
  method: 'get',
  path: '/api/people/{id}/chain',
  summary: '某一天由谁负责',
  who: chainReaders,
  event: 'chain.viewed',
  params: idParams,
  query: chainQuery,
  output: chainView,
})
export const printChain = endpoint({
  method: 'get',
  path: '/api/people/{id}/chain-print',
  summary: '打印责任证明',
  who: chainReaders,
  event: 'chain.printed',
  isFile: true,
  params: idParams,
  query: chainQuery,
  output: z.unknown(),
})
