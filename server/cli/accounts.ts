import { unlockAccount } from '../../modules/accounts/commands/unlock-account.ts'
import type { Role } from '../../platform/http/contract.ts'
import { roleNames } from '../../platform/http/roles.ts'
import type { Services } from '../../platform/http/service.ts'
import { openBureau } from '../installation.ts'
import { machineSession } from './machine-session.ts'
import { readOptions, say } from './options.ts'

const states: Record<string, string> = { open: '可用', pending: '未发口令', disabled: '停用' }

async function list({ pool }: Services): Promise<void> {
  const { rows } = await pool.query<{ login: string; name: string; state: string; roles: Role[] }>(
    `select a."login", a."name", a."state", coalesce(array_agg(distinct g."role") filter (where g."role" is not null), '{}') as "roles"
     from "accounts" a left join "grants" g on g."bureauId" = a."bureauId" and g."accountId" = a."accountId" and g."confirmedAt" is not null
       and g."revokedAt" is null and g."fromOn" <= current_date and (g."toOn" is null or g."toOn" > current_date)
     group by a."login", a."name", a."state" order by a."login"`,
  )
  for (const { login, name, state, roles } of rows)
    say([login, name, states[state] ?? state, roles.map((role) => roleNames[role]).join('、')].join('\t'))
}

async function unlock(services: Services, login: string): Promise<void> {
  const { rows } = await services.pool.query<{ accountId: string }>(
    'select "accountId" from "accounts" where lower("login") = lower($1)',
    [login],
  )
  if (!rows[0]) throw new Error(`没有这个账号：${login}。用 npx mingze accounts list 看有哪些。`)
  await unlockAccount(services, await machineSession(services, 'systemAdministrator'), rows[0].accountId)
  say(`已解除锁定：${login}`)
}

/** Accounts at the machine itself: list them, or lift a lock. */
export async function run(args: string[]): Promise<number> {
  const { config, words } = readOptions(args)
  const [verb, login] = words
  if (verb !== 'list' && (verb !== 'unlock' || !login))
    throw new Error('用法：npx mingze accounts list 或 npx mingze accounts unlock 账号')
  const { services, close } = await openBureau(config, false)
  try {
    if (verb === 'unlock' && login) await unlock(services, login)
    else await list(services)
    return 0
  } finally {
    await close()
  }
}
