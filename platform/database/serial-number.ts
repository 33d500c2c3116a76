import { sql } from 'kysely'
import type { Tx } from '../context.ts'

/** 编号 — the last number given of a kind in a year. */
export interface SerialNumberRow {
  bureauId: string
  kind: string
  year: number
  last: number
}

export interface SerialNumberTables {
  serialNumbers: SerialNumberRow
}

interface Numbered {
  readonly tx: Tx
  readonly bureauId: string
  /** The day that decides the year, YYYY-MM-DD. */
  readonly on: string
}

/** The next running number of a kind in the year of a day, from 1; whoever asks next waits for this transaction. Gaps only where one is rolled back: none. */
export async function nextNumber({ tx, bureauId, on }: Numbered, kind: string): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into "serialNumbers" ("bureauId", "kind", "year", "last") values (${bureauId}, ${kind}, ${Number(on.slice(0, 4))}, 1)
    on conflict ("bureauId", "kind", "year") do update set "last" = "serialNumbers"."last" + 1 returning "last"`.execute(tx)
  return rows[0]?.last ?? 1
}

/** The first of `count` running numbers given at once. */
export async function nextNumbers({ tx, bureauId, on }: Numbered, kind: string, count: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into "serialNumbers" ("bureauId", "kind", "year", "last") values (${bureauId}, ${kind}, ${Number(on.slice(0, 4))}, ${count}::int)
    on conflict ("bureauId", "kind", "year") do update set "last" = "serialNumbers"."last" + ${count}::int returning "last"`.execute(
    tx,
  )
  return (rows[0]?.last ?? count) - count + 1
}

/** 签〔2026〕3号: word, year and number as official papers write them (GB/T 9704: six-corner brackets, no leading zero). */
export async function nextSerialNumber(numbered: Numbered, word: string): Promise<string> {
  return `${word}〔${numbered.on.slice(0, 4)}〕${await nextNumber(numbered, word)}号`
}
