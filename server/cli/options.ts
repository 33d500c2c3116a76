import { parseArgs } from 'node:util'
import { type Config, readConfig } from '../../platform/config.ts'

const known = {
  data: { type: 'string' },
  host: { type: 'string' },
  port: { type: 'string' },
  name: { type: 'string' },
  people: { type: 'string' },
  units: { type: 'string' },
  seed: { type: 'string' },
  unit: { type: 'string' },
  all: { type: 'boolean' },
  on: { type: 'string' },
  format: { type: 'string' },
  out: { type: 'string' },
  heads: { type: 'string' },
  'public-key': { type: 'string' },
  'create-missing': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
  'no-serve': { type: 'boolean' },
} as const
export type Options = ReturnType<typeof parse>['values']

function parse(args: string[]) {
  return parseArgs({ args, options: known, allowPositionals: true, strict: true })
}

/** Reads the options of a command; an unknown one is named. */
export function readOptions(args: string[]): { options: Options; words: string[]; config: Config } {
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(args)
  } catch (error) {
    throw new Error(`选项不对：${(error as Error).message.split('.')[0]}。用 --help 看用法。`)
  }
  const { values: options, positionals: words } = parsed
  return { options, words, config: readConfig({ MINGZE_DATA: options.data, HOST: options.host, PORT: options.port }) }
}

/** A whole number option within bounds. */
export function wholeNumber(text: string | undefined, name: string, bounds: { fallback: number; most: number }): number {
  if (text === undefined) return bounds.fallback
  const n = Number(text)
  if (!Number.isInteger(n) || n < 1 || n > bounds.most) throw new Error(`--${name} 应为 1 到 ${bounds.most} 的整数。`)
  return n
}
export const say = (line: string): void => void process.stdout.write(`${line}\n`)
