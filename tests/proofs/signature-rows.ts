import type pg from 'pg'
import { verifyDatabase } from '../../platform/signing/verifier/database.ts'

export interface RowFigures {
  readonly tried: number
  /** What the database itself refuses. */
  readonly refused: number
  /** Alterations of proven columns that the verifier let pass; there must be none. */
  readonly missed: readonly string[]
  /** Alterations whose row it did not name. */
  readonly unnamed: readonly string[]
  readonly falseAlarms: number
}
interface Column {
  readonly name: string
  readonly type: string
}

/** Says who may read the row today, and is rewritten when a unit moves: not proven. */
export const unproven = ['unitSortKey']

/** Other values of a column, as SQL: a changed one, another one, none. */
function otherValues({ name, type }: Column): string[] {
  const own = `"${name}"`
  if (name === 'stroke') return [`jsonb_set(${own}, '{lines,0,0,0}', '1')`, `${own} || '{"note": 1}'`, `'5'`, 'null']
  if (name === 'fields')
    return [`${own} || '{"姓名": "别人"}'`, `${own} || '{"日期": "2020年1月1日"}'`, `'{}'`, `'{"姓名": 5}'`, `'5'`]
  if (name === 'means') return [`case ${own} when 'screen' then 'desk' else 'screen' end`]
  if (name === 'identification') return [`case ${own} when 'pin' then 'pinWithWitness' else 'pin' end`]
  if (name === 'requestId') return ['(select "id" from "signingRequests" r where r."id" <> "signatures"."requestId" limit 1)']
  if (name === 'sealKeyId') return ['(select k."id" from "sealKeys" k where k."id" <> "signatures"."sealKeyId" limit 1)']
  if (type === 'uuid') return ['gen_random_uuid()', 'null']
  if (type === 'integer') return [`coalesce(${own}, 0) + 1`, 'null']
  if (type.startsWith('timestamp')) return [`${own} + interval '1 microsecond'`]
  return [`coalesce(${own}, '') || '0'`, `reverse(${own})`, `''`, 'null']
}

async function altered(client: pg.ClientBase, act: () => Promise<number | null>) {
  await client.query('savepoint "before"')
  try {
    const count = await act().catch(() => -1)
    if (count === -1) return 'refused' as const
    return count === 0 ? ('same' as const) : await verifyDatabase(client)
  } finally {
    await client.query('rollback to savepoint "before"')
  }
}

/** T7: every column of every signature changed, every row removed; each must be noticed, and named. Everything is rolled back. */
export async function proveRowAlterations(pool: pg.Pool): Promise<RowFigures> {
  const client = await pool.connect()
  const figures = { tried: 0, refused: 0, missed: [] as string[], unnamed: [] as string[], falseAlarms: 0 }
  try {
    await client.query('begin')
    figures.falseAlarms = (await verifyDatabase(client)).faultCount
    const columns = await client.query<Column>(
      `select column_name as "name", data_type as "type" from information_schema.columns where table_name = 'signatures' and table_schema = 'public'`,
    )
    const { rows } = await client.query<{ id: string }>('select "id" from "signatures" order by "means", "identification"')
    const judge = (what: string, id: string, verdict: Awaited<ReturnType<typeof altered>>): void => {
      if (verdict === 'same') return
      figures.tried += 1
      if (verdict === 'refused') figures.refused += 1
      else if (verdict.isSound) figures.missed.push(`${id} ${what}`)
      else if (!verdict.faults.some((f) => f.message.includes(id))) figures.unnamed.push(`${id} ${what}`)
    }
    for (const { id } of rows) {
      for (const column of columns.rows.filter((c) => !unproven.includes(c.name)))
        for (const value of otherValues(column)) {
          const change = `update "signatures" set "${column.name}" = ${value} where "id" = $1 and "${column.name}" is distinct from ${value}`
          judge(`${column.name} = ${value}`, id, await altered(client, async () => (await client.query(change, [id])).rowCount))
        }
      judge(
        'removed',
        id,
        await altered(client, async () => (await client.query('delete from "signatures" where "id" = $1', [id])).rowCount),
      )
    }
  } finally {
    await client.query('rollback')
    client.release()
  }
  return figures
}

/** Acts against what a signature refers to: its text, its request, its event, its key. Each must be noticed. */
export const othersAltered: readonly (readonly [what: string, sql: string])[] = [
  [
    '条文',
    `update "wordingVersions" set "body" = jsonb_set("body", '{1,text}', '"另一条"') where "id" in (select "versionId" from "signatures")`,
  ],
  ['条文不成样子', `update "wordingVersions" set "body" = '5' where "id" in (select "versionId" from "signatures")`],
  ['密钥不成样子', `update "sealKeys" set "publicKey" = '-----BEGIN PUBLIC KEY-----x-----END PUBLIC KEY-----'`],
  ['标题', `update "wordingVersions" set "title" = "title" || '（改）' where "id" in (select "versionId" from "signatures")`],
  ['版本号', `update "wordingVersions" set "number" = "number" + 100 where "id" in (select "versionId" from "signatures")`],
  ['版本摘要', `update "wordingVersions" set "digest" = reverse("digest") where "id" in (select "versionId" from "signatures")`],
  [
    '批准',
    `update "wordingVersions" set "approvedAt" = null, "digest" = null, "inForceFrom" = null where "id" in (select "versionId" from "signatures")`,
  ],
  ['待签状态', `update "signingRequests" set "state" = 'open' where "state" = 'signed'`],
  [
    '待签的人',
    `update "signingRequests" set "personId" = (select "id" from "people" where "kind" = 'officer' limit 1) where "state" = 'signed'`,
  ],
  ['留痕的动作', `update "events" set "verb" = 'signature.copied' where "verb" = 'signature.signed'`],
  ['留痕的对象', `delete from "eventSubjects" where "subjectKind" = 'signature'`],
  ['留痕的内容', `update "changes" set "after" = reverse("after") where "field" = 'textDigest'`],
  [
    '密钥',
    `update "sealKeys" set "publicKey" = (select k."publicKey" from "sealKeys" k where k."id" <> "sealKeys"."id" limit 1)`,
  ],
]

/** Which of the acts the verifier let pass. */
export async function proveOthersAltered(pool: pg.Pool): Promise<string[]> {
  const client = await pool.connect()
  const missed: string[] = []
  try {
    await client.query('begin')
    for (const [what, act] of othersAltered) {
      const verdict = await altered(client, async () => (await client.query(act)).rowCount)
      if (verdict === 'same' || verdict === 'refused' || verdict.isSound) missed.push(`${what}: ${JSON.stringify(verdict)}`)
    }
  } finally {
    await client.query('rollback')
    client.release()
  }
  return missed
}
