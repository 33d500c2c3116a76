import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DemoAccount } from '../../database/demo/accounts.ts'
import { buildDemo } from '../../database/demo/build.ts'
import { usualFolder } from '../../platform/config.ts'
import { roleNames } from '../../platform/http/roles.ts'
import { openInstallation } from '../installation.ts'
import { readOptions, say, wholeNumber } from './options.ts'
import { untilStopped } from './until-stopped.ts'

function showAccounts(path: string): void {
  const accounts = JSON.parse(readFileSync(path, 'utf8')) as DemoAccount[]
  say('演示账号：')
  for (const a of accounts)
    say(`  ${roleNames[a.role].padEnd(8, '　')} ${a.login.padEnd(18)} ${a.secret}   ${a.name}（${a.unit}）`)
}

/** Makes the demo bureau once per data folder, then serves it. */
export async function run(args: string[]): Promise<number> {
  const { options, config } = readOptions(args)
  const folder = config.MINGZE_DATA === usualFolder ? `${usualFolder}-demo` : config.MINGZE_DATA
  const installation = await openInstallation({ ...config, MINGZE_DATA: folder }, true)
  const { services, close } = installation
  const accountsPath = join(folder, 'demo-accounts.json')
  const { rows } = await services.pool.query<{ isDemo: boolean }>('select "isDemo" from "bureaus" limit 1')
  if (rows[0] && !rows[0].isDemo) {
    await close()
    throw new Error(`${folder} 里是正式数据，没有动它。演示请用 --data 指定另一个目录。`)
  }
  if (!rows[0] || !existsSync(accountsPath)) {
    const people = wholeNumber(options.people, 'people', { fallback: 887, most: 100_000 })
    const units = wholeNumber(options.units, 'units', { fallback: 40, most: 4000 })
    say(`正在建立演示局：${units} 个单位，${people} 名辅警……`)
    const demo = await buildDemo(services, { people, units, seed: wholeNumber(options.seed, 'seed', { fallback: 7, most: 1e9 }) })
    await services.pool.query('analyze')
    writeFileSync(accountsPath, JSON.stringify(demo.accounts, null, 2), { mode: 0o600 })
  }
  if (options['no-serve']) {
    await close()
    return 0
  }
  return untilStopped(installation, (running) => {
    showAccounts(accountsPath)
    say(`明责（演示数据）已启动：${running.address}`)
  })
}
