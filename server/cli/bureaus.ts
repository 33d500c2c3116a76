import type pg from 'pg'
import { foundBureau } from '../../database/found-bureau.ts'
import { placeBureau } from '../../modules/superiors/commands/place-bureau.ts'
import { beijingDate, isCalendarDate } from '../../platform/calendar/dates.ts'
import { transact } from '../../platform/database/transact.ts'
import type { Services } from '../../platform/http/service.ts'
import { openBureau } from '../installation.ts'
import { type Options, readOptions, say } from './options.ts'

const usage = `用法：npx mingze bureaus list
  npx mingze bureaus found --name 局名 --level county|city|province --logins 账号后缀
  npx mingze bureaus place --name 局名 --under 上级局名|none [--on 日期]`
const levels = ['county', 'city', 'province'] as const
const words = { county: '县', city: '市', province: '省' }

async function idOf(pool: pg.Pool, name: string | undefined): Promise<string> {
  const { rows } = await pool.query<{ id: string }>('select "bureauId" as id from "bureaus" where "name" = $1', [name ?? ''])
  if (rows.length !== 1 || !rows[0])
    throw new Error(`没有（或者不止一个）叫“${name ?? ''}”的局。用 npx mingze bureaus list 看有哪些。`)
  return rows[0].id
}

async function list({ pool, clock }: Services): Promise<void> {
  const { rows } = await pool.query<{ name: string; level: keyof typeof words; parent: string | null; fromOn: string | null }>(
    `select b."name", b."level", u."name" as "parent", p."fromOn" from "bureaus" b
     left join "bureauPlacements" p on p."bureauId" = b."bureauId" and p."fromOn" <= $1::date and (p."toOn" is null or p."toOn" > $1::date)
     left join "bureaus" u on u."bureauId" = p."parentId" order by b."createdAt"`,
    [beijingDate(clock())],
  )
  for (const r of rows) say([r.name, words[r.level], r.parent ? `在${r.parent}之下，${r.fromOn} 起` : '没有上级'].join('\t'))
}

async function found({ pool, keys, clock }: Services, { name, level, logins }: Options): Promise<void> {
  const known = levels.find((l) => l === level)
  if (!name || !known || !logins || !/^[a-z0-9]{2,20}$/.test(logins)) throw new Error(usage)
  const { rowCount } = await pool.query('select 1 from "bureaus" where "name" = $1', [name])
  if (rowCount) throw new Error(`已经有叫“${name}”的局。`)
  const shortName = name.replace(/公安[局厅]$/, '')
  const made = await foundBureau(pool, {
    name,
    shortName,
    level: known,
    loginEnd: `.${logins}`,
    isDemo: false,
    now: clock(),
    keys,
  })
  say(`已建立：${name}`)
  say('三个管理员的一次性口令（只显示这一次，7 天内有效，首次登录要换成自己的）：')
  for (const a of made.administrators) say(`  ${a.name}  账号 ${a.login}  口令 ${a.secret}`)
}

async function place({ pool, clock }: Services, { name, under, on }: Options): Promise<void> {
  const today = beijingDate(clock())
  if (!under || (on !== undefined && !isCalendarDate(on))) throw new Error(usage)
  const bureauId = await idOf(pool, name)
  const parentId = under === 'none' ? null : await idOf(pool, under)
  const fromOn = on ?? today
  await transact(pool, 'owner', {}, (tx) => placeBureau(tx, { bureauId, parentId, fromOn, today }))
  say(parentId === null ? `${name} 从 ${fromOn} 起没有上级。` : `${name} 从 ${fromOn} 起在${under}之下。`)
}

/** Tenants of this database: list them, found another, place one under another from a day on. */
export async function run(args: string[]): Promise<number> {
  const { config, options, words: said } = readOptions(args)
  const act = { list, found, place }[said[0] ?? '']
  if (!act) throw new Error(usage)
  const { services, close } = await openBureau(config, false)
  try {
    await act(services, options)
    return 0
  } finally {
    await close()
  }
}
