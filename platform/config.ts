import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

const isRoot = process.getuid?.() === 0

/** Where a bureau's data lies unless it says otherwise. */
export const usualFolder = isRoot ? '/var/lib/mingze' : join(homedir(), '.local/share/mingze')

const wholeNumber = (least: number, most: number, usual: number) => {
  const fault = `应为 ${least} 到 ${most} 的整数`
  return z.string().regex(/^\d+$/, fault).transform(Number).pipe(z.int(fault).min(least, fault).max(most, fault)).default(usual)
}
const text = z.string().min(1, '不能为空')
const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const

const settings = z.object({
  PORT: wholeNumber(0, 65535, 8600),
  HOST: text.default('127.0.0.1'),
  MINGZE_DATA: text.default(usualFolder),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, '应以 postgres:// 开头')
    .optional(),
  /** File outside the database that signed heads of the trail are appended to. */
  MINGZE_ANCHOR: text.optional(),
  /** Address of the one proxy whose X-Forwarded-For is believed. */
  TRUSTED_PROXY: z.union([z.ipv4(), z.ipv6()], { error: '应为一个 IP 地址' }).optional(),
  /** Whom to ring when the product does not open: shown on the sign-in page and the old-browser page. */
  MINGZE_SUPPORT: z.string().max(60, '不超过 60 个字').default('局科信部门'),
  LOG_LEVEL: z.enum(logLevels, { error: `应为 ${logLevels.join('、')} 之一` }).default('info'),
  /** Minutes without a request after which a session ends. */
  MINGZE_IDLE_MINUTES: wholeNumber(1, 1440, 30),
  /** Hours after sign-in when a session ends in any case. */
  MINGZE_SESSION_HOURS: wholeNumber(1, 72, 12),
})
export type Config = z.infer<typeof settings>

/** Settings of one file (`KEY=value` lines, `mingze.conf` in the data folder), below those of the environment. A line that sets nothing is an error, not silence. */
function fileSettings(path: string): Record<string, string> {
  if (!existsSync(path)) return {}
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .map((l, i) => ({ line: l.trim(), number: i + 1 }))
    .filter(({ line }) => line && !line.startsWith('#'))
  const entries = lines.map(({ line, number }) => {
    const name = line.slice(0, Math.max(0, line.indexOf('='))).trim()
    if (!(name in settings.shape))
      throw new Error(`配置有误，未启动。${path} 第 ${number} 行：没有“${name || line}”这一项，每行应为 名称=值。`)
    return [name, line.slice(line.indexOf('=') + 1).trim()] as const
  })
  return Object.fromEntries(entries)
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
