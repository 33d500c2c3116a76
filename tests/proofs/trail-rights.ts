import type pg from 'pg'

const tables = ['events', 'eventSubjects', 'changes', 'trailLinks'] as const
const anyColumn: Record<(typeof tables)[number], string> = {
  events: 'actorName',
  eventSubjects: 'subjectKind',
  changes: 'field',
  trailLinks: 'hash',
}

/** The seven ways to change the trail, for each of its tables. */
const attacks: Record<string, (table: (typeof tables)[number]) => string> = {
  update: (t) => `update "${t}" set "${anyColumn[t]}" = 'x'`,
  delete: (t) => `delete from "${t}"`,
  truncate: (t) => `truncate "${t}" cascade`,
  drop: (t) => `drop table "${t}" cascade`,
  triggers: (t) => `alter table "${t}" disable trigger all`,
  rowSecurity: (t) => `alter table "${t}" disable row level security`,
  replicationRole: () => `set session_replication_role = replica`,
}

/** T3: what each of the application's database roles was refused; `allowed` names what went through. */
export async function proveRolesCannotChange(pool: pg.Pool): Promise<{ refused: number; allowed: string[]; ways: number }> {
  const allowed: string[] = []
  let refused = 0
  const client = await pool.connect()
  try {
    for (const role of ['mingze_app', 'mingze_gate', 'mingze_chainer']) {
      for (const [way, statement] of Object.entries(attacks)) {
        for (const table of tables) {
          await client.query(`begin; set local role ${role}`)
          const error = await client.query(statement(table)).then(
            () => undefined,
            (e: { code?: string }) => e,
          )
          await client.query('rollback')
          if (error?.code === '42501') refused += 1
          else allowed.push(`${role} ${way} ${table} ${error?.code ?? ''}`)
        }
      }
    }
    return { refused, allowed, ways: Object.keys(attacks).length }
  } finally {
    client.release()
  }
}
