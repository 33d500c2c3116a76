import { openInstallation } from '../installation.ts'
import { readOptions, say } from './options.ts'

/** Accounts at the machine itself: list them, or lift a lock. */
export async function run(args: string[]): Promise<number> {
  const { config, words } = readOptions(args)
  const [verb, login] = words
  const { services, close } = await openInstallation(config, false)
  try {
    if (verb === 'list') {
      const { rows } = await services.pool.query<{ login: string; name: string; state: string }>(
        'select "login", "name", "state" from "accounts" order by "login"',
      )
      for (const r of rows) say(`${r.login}\t${r.name}\t${r.state}`)
      return 0
    }
    if (verb === 'unlock' && login) {
      await services.pool.query('delete from "signInFailures" where "login" = $1', [login.toLowerCase()])
      say(`已解除锁定：${login}`)
      return 0
    }
    throw new Error('用法：npx mingze accounts list 或 npx mingze accounts unlock 账号')
  } finally {
    await close()
  }
}
