import { randomUUID } from 'node:crypto'
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
  const first: Record<string, unknown> = isGet ? Object.fromEntries(new URLSearchParams(search)) : { ...sampleBody(endpoint) }
  for (const name of Object.keys(first)) {
    const own = known.ids[references[name] ?? '']?.own
    if (own && isGet) first[name] = own
  }
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

/** A change with each of its references in turn naming a record of every relation, once more with each other kind of the act. */
function changes(endpoint: Endpoint, path: string, known: Known): Formed[] {
  const { properties = {} } = schemaOf(endpoint.body)
  const body = ownBody(endpoint, known)
  const referring = Object.entries(properties).filter(([name]) => references[name])
  const unsaid = referring.filter(([, schema]) => kindOf(schema).type === 'array' && !schema.minItems).map(([name]) => [name, []])
  if (referring.length === 0) return [{ relation: 'none', path, body, form: '' }]
  const kinds = Object.entries(properties).flatMap(([name, { enum: values = [] }]) =>
    name in body && values.length > 1 ? [{ [name]: values[1] }] : [],
  )
  return referring.flatMap(([name, schema]) =>
    relations.flatMap((relation): Formed[] => {
      const id = known.ids[references[name] ?? '']?.[relation]
      if (!id) return []
      const named = { ...body, ...Object.fromEntries(unsaid), [name]: idsOf(schema, id) }
      return [{}, ...kinds].map((kind) => ({
        relation,
        path,
        body: { ...named, ...kind },
        form: [name, ...Object.values(kind)].join(' '),
      }))
    }),
  )
}

/** The same with a version that no record has: who can't reach the record must not learn that. */
function outdated({ path, body, ...rest }: Formed): Formed {
  const isInBody = 'version' in body
  const inPath = path.replace(/([?&]version=)\d+/, '$177')
  return {
    ...rest,
    path: isInBody ? path : inPath,
    body: isInBody ? { ...body, version: 77 } : body,
    form: `${rest.form} outdated`.trim(),
  }
}

/** The same with a post, an officer, a number that nobody knows: who can't reach the record must not learn what else is wrong. */
function unknown(endpoint: Endpoint, { named }: Known, { path, body, ...rest }: Formed): Formed[] {
  const sample: Record<string, unknown> = { ...sampleBody(endpoint) }
  const wrong = Object.keys(named).filter((name) => name in body && name in sample)
  const isInPath = endpoint.path.includes('{postId}')
  if (wrong.length === 0 && !isInPath) return []
  const other = Object.fromEntries(wrong.map((name) => [name, sample[name]]))
  const away = isInPath ? path.replace(named.postId ?? '', randomUUID()) : path
  return [{ ...rest, path: away, body: { ...body, ...other }, form: `${rest.form} unknown`.trim() }]
}

/** Whether the record of an asking belongs to an account, so that another's is out of everybody's reach. */
export const isOwned = (endpoint: Endpoint, asking: Asking): boolean =>
  ownedTables.includes(references[asking.form.split(' ')[0] ?? ''] ?? tableOf(endpoint) ?? '')

/** Every way in which the matrix asks a route; what is missing comes first. */
export function askingsOf(endpoint: Endpoint, known: Known): Asking[] {
  const fill = (id: string): string => addressOf(endpoint, id, known.named.postId)
  const isChange = !isReading(endpoint)
  if (!endpoint.path.includes('{id}')) {
    if (!isChange) return missingFirst(readings(endpoint, fill(''), known))
    const asked = changes(endpoint, fill(''), known)
    return missingFirst([...asked, ...asked.flatMap((asking) => unknown(endpoint, known, asking))])
  }
  const ids = Object.entries(known.ofRoute(endpoint)) as [Relation, string][]
  const body = ownBody(endpoint, known)
  const asked = ids.map(([relation, id]): Formed => ({ relation, path: fill(id), body, form: '' }))
  /* What belongs to an account can often be used up once: a second record shows that another asker is kept out too. */
  const seconds = Object.entries(known.seconds[tableOf(endpoint) ?? ''] ?? {}) as [Relation, string][]
  const again = seconds.map(([relation, id]): Formed => ({ relation, path: fill(id), body, form: 'another' }))
  const own = known.ofRoute(endpoint).own
  const referring = own && isChange ? changes(endpoint, fill(own), known) : []
  const filtered = own && isReading(endpoint) ? readings(endpoint, fill(own), known) : []
  const named = [...referring, ...filtered.map((a): Formed => ({ ...a, relation: 'own' }))].filter((a) => a.form !== '')
  const stale = endpoint.versioned ? [...asked, ...referring].map(outdated) : []
  const wrong = isChange ? [...asked, ...referring].flatMap((asking) => unknown(endpoint, known, asking)) : []
  return missingFirst([...asked, ...stale, ...wrong, ...again, ...named])
}

function missingFirst(askings: readonly Formed[]): Asking[] {
  const first = askings.some((a) => a.form === '') ? '' : askings[0]?.form
  const formed = askings.map((a) => ({ ...a, isFirst: a.form === first }))
  return formed.sort((a, b) => Number(b.relation === 'missing') - Number(a.relation === 'missing'))
}
