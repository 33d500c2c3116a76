import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

const isRoot = process.getuid?.() === 0

/** Where a bureau's data lies unless it says otherwise. */
export const usualFolder = isRoot ? '/var/lib/mingze' : join(homedir(), '.local/share/mingze')

const settings = z.object({
  PORT: z.string().regex(/^\d+$/, '应为数字').transform(Number).pipe(z.int().min(0).max(65535)).default(8600),
  HOST: z.string().min(1).default('127.0.0.1'),
  MINGZE_DATA: z.string().min(1).default(usualFolder),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, '应以 postgres:// 开头')
    .optional(),
  /** File outside the database that signed heads of the trail are appended to. */
  MINGZE_ANCHOR: z.string().min(1).optional(),
  /** Address of the one proxy whose X-Forwarded-For is believed. */
  TRUSTED_PROXY: z.union([z.ipv4(), z.ipv6()]).optional(),
  /** Whom to ring when the product does not open: shown on the sign-in page and the old-browser page. */
  MINGZE_SUPPORT: z.string().max(60).default('局科信部门'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** Minutes without a request after which a session ends. */
  MINGZE_IDLE_MINUTES: z.string().regex(/^\d+$/, '应为数字').transform(Number).pipe(z.int().min(1).max(1440)).default(30),
  /** Hours after sign-in when a session ends in any case. */
  MINGZE_SESSION_HOURS: z.string().regex(/^\d+$/, '应为数字').transform(Number).pipe(z.int().min(1).max(72)).default(12),
})
export type Config = z.infer<typeof settings>

/** Settings of one file (`KEY=value` lines, `mingze.conf` in the data folder), below those of the environment. */
function fileSettings(path: string): Record<string, string> {
  if (!existsSync(path)) return {}
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .map((l) => l.trim())
    .filter((l) => l && !l.startsWith('#'))
  return Object.fromEntries(lines.map((l) => [l.slice(0, l.indexOf('=')).trim(), l.slice(l.indexOf('=') + 1).trim()]))
}

/** Reads and checks the configuration; throws one readable Chinese sentence that names each wrong setting. */
export function readConfig(overrides: Record<string, string | undefined> = {}, environment = process.env): Config {
  const given = { ...environment, ...Object.fromEntries(Object.entries(overrides).filter(([, v]) => v !== undefined)) }
  const folder = given.MINGZE_DATA ?? settings.shape.MINGZE_DATA.parse(undefined)
  const parsed = settings.safeParse({ ...fileSettings(join(folder, 'mingze.conf')), ...given })
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map((i) => `${i.path.join('.')}：${i.message}`).join('；')
  throw new Error(`配置有误，未启动。${faults}`)
}
