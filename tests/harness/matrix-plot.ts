import type { Services } from '../../platform/http/service.ts'

type Row = Readonly<Record<string, unknown>>
/** The database of a matrix, written to past every wall. */
export interface Plot {
  readonly services: Services
  ask(text: string, values?: readonly unknown[]): Promise<Record<string, string>[]>
  /** Adds a row; columns that are not named keep their defaults. */
  add(table: string, row: Row): Promise<void>
  /** Adds a row like one that is there (`where` is SQL), with some columns different. */
  addLike(table: string, where: string, changes: Row): Promise<void>
}

export function plotOf(services: Services): Plot {
  const ask: Plot['ask'] = async (text, values = []) => (await services.pool.query(text, [...values])).rows
  return {
    services,
    ask,
    add: async (table, row) => {
      const columns = Object.keys(row)
        .map((column) => `"${column}"`)
        .join(', ')
      await ask(`insert into "${table}" (${columns}) select ${columns} from jsonb_populate_record(null::"${table}", $1)`, [
        JSON.stringify(row),
      ])
    },
    addLike: async (table, where, changes) => {
      const source = `(select * from "${table}" where ${where} limit 1) r`
      await ask(`insert into "${table}" select (jsonb_populate_record(null::"${table}", to_jsonb(r) || $1)).* from ${source}`, [
        JSON.stringify(changes),
      ])
    },
  }
}

/** A unit in which something is planted. */
export interface Site {
  readonly bureauId: string
  readonly unitId: string
  readonly unitSortKey: string
  /** Stands in every text of what is added there. */
  readonly mark: string
}

export async function siteAt({ ask }: Plot, unitSortKey: string, mark: string): Promise<Site> {
  const [unit] = await ask('select "bureauId", "id" from "units" where "unitSortKey" = $1', [unitSortKey])
  return { bureauId: unit?.bureauId ?? '', unitId: unit?.id ?? '', unitSortKey, mark }
}
