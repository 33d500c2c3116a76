import { z } from 'zod'
import { type Endpoint, problem } from './contract.ts'

type Schema = Record<string, unknown>

function schemaOf(type: z.ZodType, io: 'input' | 'output'): Schema {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { io, unrepresentable: 'any', target: 'draft-2020-12' }) as Schema & {
    $schema?: string
  }
  return schema
}

function parametersOf(type: z.ZodType | undefined, place: 'path' | 'query'): Schema[] {
  if (!type) return []
  const schema = schemaOf(type, 'input') as { properties?: Record<string, Schema>; required?: string[] }
  return Object.entries(schema.properties ?? {}).map(([name, s]) => ({
    name,
    in: place,
    required: place === 'path' || (schema.required ?? []).includes(name),
    schema: s,
  }))
}

function operationOf(e: Endpoint): Schema {
  const isWrite = e.method !== 'get' && !e.isRead && !e.path.startsWith('/api/session')
  const key = isWrite
    ? [{ name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', minLength: 8, maxLength: 100 } }]
    : []
  const content = e.isFile
    ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
    : { 'application/json': { schema: schemaOf(e.output, 'output') } }
  return {
    summary: e.summary,
    operationId: `${e.method} ${e.path}`,
    'x-who': e.who,
    ...(e.event ? { 'x-event': e.event } : {}),
    ...(e.stepUp ? { 'x-step-up': true } : {}),
    parameters: [...parametersOf(e.params, 'path'), ...parametersOf(e.query, 'query'), ...key],
    ...(e.rawBody
      ? {
          requestBody: {
            required: true,
            content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
          },
        }
      : {}),
    ...(e.body
      ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(e.body, 'input') } } } }
      : {}),
    responses: {
      200: { description: '办成', content },
      default: { description: '没有办成', content: { 'application/problem+json': { schema: schemaOf(problem, 'output') } } },
    },
    ...(e.who === 'anyone' ? { security: [] } : {}),
  }
}

/** The OpenAPI 3.1 document of the mounted endpoints; made from the same declarations as the router. */
export function openApi(endpoints: readonly Endpoint[], version: string): Schema {
  const paths: Record<string, Schema> = {}
  for (const e of endpoints) paths[e.path] = { ...paths[e.path], [e.method]: operationOf(e) }
  return {
    openapi: '3.1.0',
    info: { title: '明责', version },
    components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'mingze' } } },
    security: [{ session: [] }],
    paths,
  }
}
