import { randomUUID } from 'node:crypto'
import type { Services } from '../../platform/http/service.ts'

/** Another account of the auxiliary office, over the whole bureau, with nobody of the roster behind it. */
export async function addOfficeAccount({ pool }: Services, name: string, login: string): Promise<void> {
  const accountId = randomUUID()
  await pool.query(
    `insert into "accounts" ("bureauId", "accountId", "login", "name", "state") select "bureauId", $1, $2, $3, 'open' from "bureaus"`,
    [accountId, login, name],
  )
  await pool.query(
    `insert into "secrets" ("bureauId", "accountId", "hash", "isOneTime") select "bureauId", $1, 'x', false from "bureaus"`,
    [accountId],
  )
  await pool.query(
    `insert into "grants" ("bureauId", "id", "accountId", "role", "unitId", "fromOn", "proposedBy", "confirmedBy", "confirmedAt")
     select "bureauId", gen_random_uuid(), $1, 'auxiliaryOffice', "unitId", "fromOn", "proposedBy", "confirmedBy", "confirmedAt" from "grants" where "role" = 'auxiliaryOffice' limit 1`,
    [accountId],
  )
}
