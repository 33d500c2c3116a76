import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { type Fault, Findings } from './findings.ts'
import { readHeads, type SignedHead } from './heads.ts'
import { checkChain } from './links.ts'

/* Stand-alone: written from docs/trail-format.md, imports only pg, node and its own folder. */

export interface VerifyOptions {
  /** Address of the database, settings for pg, or a client inside a transaction (read as it stands). */
  readonly connection: string | pg.ClientConfig | pg.ClientBase
  /** Signed heads kept outside the database. */
  readonly headsFile?: string | undefined
  /** Public key of the heads; `anchor.pub` beside them by default. */
  readonly publicKeyFile?: string | undefined
}
export interface Verdict {
  readonly isSound: boolean
  /** Number of links read. */
  readonly count: number
  /** Number of signed heads compared; undefined when no file was given. */
  readonly heads: number | undefined
  readonly faultCount: number
  /** The first hundred, in the order of the chain. */
  readonly faults: readonly Fault[]
  readonly notices: readonly string[]
  readonly seconds: number
}

const isClient = (connection: VerifyOptions['connection']): connection is pg.ClientBase =>
  typeof connection === 'object' && 'query' in connection
const stillUnlinkedAfter = 10_000
const olderThanNewestLink = 10 * 60 * 1_000_000

function headsByCount(heads: readonly SignedHead[]): Map<number, SignedHead[]> {
  const found = new Map<number, SignedHead[]>()
  for (const head of heads) found.set(head.count, [...(found.get(head.count) ?? []), head])
  return found
}

function loadHeads(options: VerifyOptions, findings: Findings): SignedHead[] {
  if (!options.headsFile) return []
  try {
    return readHeads(options.headsFile, options.publicKeyFile, findings)
  } catch (error) {
    findings.fault({
      code: 'headsUnreadable',
      position: null,
      eventId: null,
      message: `签名文件或公钥读不出来：${(error as Error).message}`,
    })
    return []
  }
}

function checkTail(heads: readonly SignedHead[], count: number, findings: Findings): void {
  const beyond = heads.filter((h) => h.count > count)
  const last = beyond.at(-1)
  if (last) {
    const message = `${last.at} 已签名 ${last.count} 条（签名文件第 ${last.line} 行），链上只有 ${count} 条：第 ${count + 1} 号起的留痕被截去。`
    findings.fault({ code: 'tailCut', position: count + 1, eventId: null, message })
  }
  const signed = Math.max(0, ...heads.map((h) => h.count))
  if (count > signed && heads.length > 0) findings.notice(`最后一次签名之后的 ${count - signed} 条还没有签名。`)
}

async function checkStrays(client: pg.ClientBase, findings: Findings): Promise<void> {
  for (const [table, name] of [
    ['eventSubjects', '对象'],
    ['changes', '变更内容'],
  ] as const) {
    const { rows } = await client.query<{ id: string | null }>(
      `select t."eventId"::text as "id" from "${table}" t where not exists (select 1 from "events" e where e."bureauId" = t."bureauId" and e."id" = t."eventId") limit 20`,
    )
    for (const { id } of rows)
      findings.fault({ code: 'orphan', position: null, eventId: id, message: `有一行${name}属于不存在的留痕（${id}）。` })
  }
  const { rows } = await client.query<{ id: string; position: string }>(
    `select l."eventId"::text as "id", max(l."position")::text as "position" from "trailLinks" l group by l."eventId" having count(*) > 1 limit 20`,
  )
  for (const r of rows)
    findings.fault({
      code: 'linkRepeated',
      position: Number(r.position),
      eventId: r.id,
      message: `留痕（${r.id}）在链上出现两次，后一次在第 ${r.position} 号。`,
    })
}

interface Unlinked {
  readonly id: string
  readonly at: string
}
const readUnlinked = async (client: pg.ClientBase): Promise<Unlinked[]> =>
  (
    await client.query<Unlinked>(`select e."id"::text as "id", (extract(epoch from e."at") * 1000000)::bigint::text as "at"
    from "events" e where not exists (select 1 from "trailLinks" l where l."eventId" = e."id") order by e."seq" limit 10000`)
  ).rows

async function isChainerAtWork(client: pg.ClientBase): Promise<boolean> {
  const { rowCount } =
    await client.query(`select 1 from pg_locks where locktype = 'advisory' and classid = 7381 and objid = 1 and objsubid = 2 and granted
    and database = (select oid from pg_database where datname = current_database())`)
  return rowCount !== 0
}

/** Events outside the chain: overdue ones are faults, those that a stop left behind are told. */
async function checkUnlinked(client: pg.ClientBase, newest: string | null, findings: Findings): Promise<void> {
  const found = await readUnlinked(client)
  if (found.length === 0) return
  const isAtWork = await isChainerAtWork(client)
  let overdue = found.filter((e) => newest !== null && Number(e.at) < Number(newest) - olderThanNewestLink)
  if (isAtWork) {
    const until = Date.now() + stillUnlinkedAfter
    const old = new Set(found.map((e) => e.id))
    do {
      overdue = (await readUnlinked(client)).filter((e) => old.has(e.id))
      if (overdue.length > 0) await sleep(500)
    } while (overdue.length > 0 && Date.now() < until)
  }
  for (const e of overdue)
    findings.fault({ code: 'unlinked', position: null, eventId: e.id, message: `留痕（${e.id}）早该入链，不在链上。` })
  const rest = isAtWork ? 0 : found.length - overdue.length
  if (rest > 0) findings.notice(`${rest} 条留痕在服务停止时还没有入链，服务启动后补上。`)
}

async function inspect(client: pg.ClientBase, options: VerifyOptions, isOwn: boolean): Promise<Verdict> {
  const started = performance.now()
  const findings = new Findings()
  const heads = loadHeads(options, findings)
  if (isOwn) await client.query('begin isolation level repeatable read read only')
  /* The chain is sorted with its contents by the database: room for that, and no workers beside this one. */
  await client.query(
    `select set_config('work_mem', '64MB', true), set_config('max_parallel_workers_per_gather', '0', true), set_config('cursor_tuple_fraction', '1', true)`,
  )
  const { count, newest } = await checkChain(client, headsByCount(heads), findings)
  await checkStrays(client, findings)
  if (isOwn) await client.query('commit')
  checkTail(heads, count, findings)
  await checkUnlinked(client, newest, findings)
  return {
    isSound: findings.faultCount === 0,
    count,
    heads: options.headsFile ? heads.length : undefined,
    faultCount: findings.faultCount,
    faults: findings.faults.toSorted(byPlace),
    notices: findings.notices,
    seconds: (performance.now() - started) / 1000,
  }
}

const byPlace = (a: Fault, b: Fault): number =>
  (a.position ?? Number.POSITIVE_INFINITY) - (b.position ?? Number.POSITIVE_INFINITY) || 0

/** Checks the whole trail (docs/trail-format.md) and names what is wrong. Throws when the database can't be read. */
export async function verifyTrail(options: VerifyOptions): Promise<Verdict> {
  if (isClient(options.connection)) return inspect(options.connection, options, false)
  const client = new pg.Client(
    typeof options.connection === 'string' ? { connectionString: options.connection } : options.connection,
  )
  await client.connect()
  try {
    return await inspect(client, options, true)
  } finally {
    await client.end()
  }
}

const help = `核验留痕：每一环、每条留痕及其对象和变更内容、签名链头。

用法：node verify.ts --database 地址 [--heads 文件] [--public-key 文件]

  --database    数据库地址（postgres://…），用所有者帐号，只读
  --heads       签名链头文件（heads.jsonl），不给则查不出截尾和整链重算
  --public-key  签名公钥，默认为链头文件旁的 anchor.pub

退出码：0 完好；1 发现问题；2 没有核验成。
`

function say(verdict: Verdict): void {
  const lines = [
    ...verdict.notices.map((n) => `提示  ${n}`),
    ...(verdict.heads === undefined
      ? ['提示  没有核对签名链头（未给 --heads），截尾和整链重算查不出来。']
      : [`已核对签名链头 ${verdict.heads} 个。`]),
    ...verdict.faults.slice(0, 20).map((f) => `问题  ${f.message}`),
    ...(verdict.faultCount > 20 ? [`……共 ${verdict.faultCount} 处。`] : []),
    `${verdict.isSound ? '完好' : `有问题，最先出错：${verdict.faults[0]?.message ?? ''}`} 共核验 ${verdict.count} 条，用时 ${verdict.seconds.toFixed(1)} 秒。`,
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

async function main(): Promise<number> {
  try {
    const { values } = parseArgs({
      options: {
        database: { type: 'string' },
        heads: { type: 'string' },
        'public-key': { type: 'string' },
        help: { type: 'boolean' },
      },
    })
    if (values.help || !values.database) {
      process.stdout.write(help)
      return values.help ? 0 : 2
    }
    const verdict = await verifyTrail({
      connection: values.database,
      headsFile: values.heads,
      publicKeyFile: values['public-key'],
    })
    say(verdict)
    return verdict.isSound ? 0 : 1
  } catch (error) {
    process.stderr.write(`没有核验成：${(error as Error).message}\n`)
    return 2
  }
}

if (import.meta.main) process.exitCode = await main()
