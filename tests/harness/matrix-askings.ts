import { z } from 'zod'
import type { Endpoint } from '../../platform/http/contract.ts'
import { addressOf, canary, type JsonSchema, type Relation, relations, sampleBody, tableOf } from './matrix.ts'
import { type Known, ownedTables, references } from './matrix-known.ts'

/** One way to ask a route: with whose id in the path or the body, or with which filter. */
export interface Asking {
  readonly relation: Relation | 'none'
  readonly path: string
  readonly body: object
  /** What is asked, apart from whose record: an answer of the same form must not tell another's from a missing one. */
  readonly form: string
  /** The plain form, or the first of several. */
  readonly isFirst: boolean
}
type Formed = Omit<Asking, 'isFirst'>

export const isReading = (endpoint: Endpoint): boolean => endpoint.method === 'get' || endpoint.isRead === true

const schemaOf = (type: z.ZodType | undefined): JsonSchema =>
  type ? (z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' }) as JsonSchema) : {}
const kindOf = (schema: JsonSchema): JsonSchema => schema.anyOf?.find((s) => s.type !== 'null') ?? schema
const idsOf = (schema: JsonSchema, id: string): string | string[] => (kindOf(schema).type === 'array' ? [id] : id)

/** Values of one filter worth asking: every choice of a short list, the canary as a word, another unit as a place. */
function filterValues(name: string, schema: JsonSchema, known: Known): unknown[] {
  const ids = known.ids[references[name] ?? '']
  if (ids) return [ids.other, ids.parent].flatMap((id) => (id ? [idsOf(schema, id)] : []))
  const named = known.named[name]
  if (named) return [named]
  if (schema.enum) return schema.enum.slice(0, 6)
  if (schema.format === 'date') return ['2026-11-20', '2012-06-01']
  return schema.type === 'string' && !schema.format && !schema.pattern ? [canary] : []
}

const paging = new Set(['limit', 'cursor', 'sort'])

/** A reading as it is asked first, and once with each value of each filter; an export, whose filters are those of its list, with other places and people only. */
function readings(endpoint: Endpoint, address: string, known: Known): Formed[] {
  const isGet = endpoint.method === 'get'
  const { properties = {} } = schemaOf(isGet ? endpoint.query : endpoint.body)
  const [path = '', search = ''] = address.split('?')
  const first = isGet ? Object.fromEntries(new URLSearchParams(search)) : sampleBody(endpoint)
  const base = { ...first, ...(properties.limit ? { limit: '1000' } : {}) }
  const asking = (values: object, form: string): Formed => {
    const query = isGet ? `?${new URLSearchParams({ ...values })}` : ''
    return { relation: 'none', path: `${path}${query}`, body: isGet ? {} : values, form }
  }
  const filters = Object.entries(properties).filter(([name]) => (endpoint.isFile ? references[name] : !paging.has(name)))
  const filtered = filters.flatMap(([name, schema]) =>
    filterValues(name, kindOf(schema), known).map((value) => asking({ ...base, [name]: value }, `${name}=${value}`)),
  )
  return [asking(base, ''), ...filtered]
}

/** A body whose references are the own ones, ready for one of them to be somebody else's. */
function ownBody(endpoint: Endpoint, known: Known): object {
  if (endpoint.rawBody) return sampleBody(endpoint)
  const { properties = {} } = schemaOf(endpoint.body)
  const body: Record<string, unknown> = { ...sampleBody(endpoint) }
  for (const [name, schema] of Object.entries(properties)) {
    const id = known.ids[references[name] ?? '']?.own ?? known.named[name]
    if (id && name in body) body[name] = idsOf(schema, id)
  }
  return body
}

/** A change with each of its references in turn naming a record of every relation. */
function changes(endpoint: Endpoint, path: string, known: Known): Formed[] {
  const { properties = {} } = schemaOf(endpoint.body)
  const body = ownBody(endpoint, known)
  const referring = Object.entries(properties).filter(([name]) => references[name])
  const unsaid = referring.filter(([, schema]) => kindOf(schema).type === 'array' && !schema.minItems).map(([name]) => [name, []])
  if (referring.length === 0) return [{ relation: 'none', path, body, form: '' }]
  return referring.flatMap(([name, schema]) =>
    relations.flatMap((relation): Formed[] => {
      const id = known.ids[references[name] ?? '']?.[relation]
      return id
        ? [{ relation, path, body: { ...body, ...Object.fromEntries(unsaid), [name]: idsOf(schema, id) }, form: name }]
        : []
    }),
  )
}

/** The same with a version that no record has: who can't reach the record must not learn that. */
function outdated({ path, body, ...rest }: Formed): Formed {
  const isInBody = 'version' in body
  const inPath = path.replace(/([?&]version=)\d+/, '$177')
  return { ...rest, path: isInBody ? path : inPath, body: isInBody ? { ...body, version: 77 } : body, form: 'outdated' }
}

/** Whether the record of an asking belongs to an account, so that another's is out of everybody's reach. */
export const isOwned = (endpoint: Endpoint, asking: Asking): boolean =>
  ownedTables.includes(references[asking.form] ?? tableOf(endpoint) ?? '')

/** Every way in which the matrix asks a route; what is missing comes first. */
export function askingsOf(endpoint: Endpoint, known: Known): Asking[] {
  const fill = (id: string): string => addressOf(endpoint, id, known.named.postId)
  const isChange = !isReading(endpoint)
  if (!endpoint.path.includes('{id}')) {
    const asked = isChange ? changes(endpoint, fill(''), known) : readings(endpoint, fill(''), known)
    return missingFirst(asked)
  }
  const ids = Object.entries(known.ofRoute(endpoint)) as [Relation, string][]
  const body = ownBody(endpoint, known)
  const asked = ids.map(([relation, id]): Formed => ({ relation, path: fill(id), body, form: '' }))
  const own = known.ofRoute(endpoint).own
  const referring = own && isChange ? changes(endpoint, fill(own), known) : []
  const filtered = own && endpoint.method === 'get' ? readings(endpoint, fill(own), known) : []
  const named = [...referring, ...filtered.map((a): Formed => ({ ...a, relation: 'own' }))].filter((a) => a.form !== '')
  return missingFirst([...asked, ...(endpoint.versioned ? asked.map(outdated) : []), ...named])
}

function missingFirst(askings: readonly Formed[]): Asking[] {
  const first = askings.some((a) => a.form === '') ? '' : askings[0]?.form
  const formed = askings.map((a) => ({ ...a, isFirst: a.form === first }))
  return formed.sort((a, b) => Number(b.relation === 'missing') - Number(a.relation === 'missing'))
}
