import { parseArgs } from 'node:util'
import { type Config, readConfig } from '../../platform/config.ts'

const known = {
  data: { type: 'string' },
  host: { type: 'string' },
  port: { type: 'string' },
  name: { type: 'string' },
  level: { type: 'string' },
  logins: { type: 'string' },
  under: { type: 'string' },
  people: { type: 'string' },
  units: { type: 'string' },
  seed: { type: 'string' },
  unit: { type: 'string' },
  all: { type: 'boolean' },
  on: { type: 'string' },
  format: { type: 'string' },
  out: { type: 'string' },
  heads: { type: 'string' },
  keys: { type: 'string' },
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

/** What is wrong with the options, in the reader's words. */
function optionFault(error: unknown): Error {
  const { code, message } = error as { code?: string; message: string }
  const name = /'(--?[^' ]*)/.exec(message)?.[1] ?? ''
  const faults: Record<string, string> = {
    ERR_PARSE_ARGS_UNKNOWN_OPTION: `没有选项 ${name}`,
    ERR_PARSE_ARGS_INVALID_OPTION_VALUE: `选项 ${name} 后面的值不对`,
  }
  return new Error(`${faults[code ?? ''] ?? '选项不对'}。用 --help 看用法。`)
}

/** Reads the options of a command; a wrong one is named. */
export function readOptions(args: string[]): { options: Options; words: string[]; config: Config } {
  const { values: options, positionals: words } = parsed(args)
  return { options, words, config: readConfig({ MINGZE_DATA: options.data, HOST: options.host, PORT: options.port }) }
}

function parsed(args: string[]): ReturnType<typeof parse> {
  try {
    return parse(args)
  } catch (error) {
    throw optionFault(error)
  }
}

/** A whole number option within bounds. */
export function wholeNumber(text: string | undefined, name: string, bounds: { fallback: number; most: number }): number {
  if (text === undefined) return bounds.fallback
  const n = Number(text)
  if (!Number.isInteger(n) || n < 1 || n > bounds.most) throw new Error(`--${name} 应为 1 到 ${bounds.most} 的整数。`)
  return n
}
export const say = (line: string): void => void process.stdout.write(`${line}\n`)
