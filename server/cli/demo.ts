import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DemoAccount } from '../../database/demo/accounts.ts'
import { buildDemo } from '../../database/demo/build.ts'
import { type Config, usualFolder } from '../../platform/config.ts'
import { roleNames } from '../../platform/http/roles.ts'
import { prepareBrowserFiles } from '../browser-files.ts'
import { type Installation, openInstallation } from '../installation.ts'
import { releasables } from '../jobs/releasables.ts'
import { superiorFigures } from '../superior-figures.ts'
import { weekLines } from '../week-lines.ts'
import { type Options, readOptions, say, wholeNumber } from './options.ts'
import { untilStopped } from './until-stopped.ts'

function showAccounts(path: string): void {
  const accounts = JSON.parse(readFileSync(path, 'utf8')) as DemoAccount[]
  say('演示账号：')
  for (const a of accounts)
    say(
      `  ${roleNames[a.role].padEnd(8, '　')} ${a.login.padEnd(18)} ${a.secret}   ${a.name}（${a.role === 'bureauLeader' ? '分管' : ''}${a.unit}）`,
    )
}

/** Stands in the data folder while the demo bureau is being made: a start that finds it begins again. */
const markOf = (folder: string): string => join(folder, 'demo-unfinished')

async function isDemoHere({ services }: Installation): Promise<boolean | undefined> {
  const { rows } = await services.pool.query<{ isDemo: boolean }>('select "isDemo" from "bureaus" limit 1')
  return rows[0]?.isDemo
}

/** Opens the folder; what an interrupted making has left there, which nobody can sign in to, is thrown away first. */
async function openAfresh(config: Config): Promise<Installation> {
  const folder = config.MINGZE_DATA
  const installation = await openInstallation(config, true)
  const isHalf = existsSync(markOf(folder)) && !config.DATABASE_URL
  if (!isHalf || (await isDemoHere(installation)) === false) return installation
  await installation.close()
  for (const part of ['postgres', 'files', 'anchor']) rmSync(join(folder, part), { recursive: true, force: true })
  return openInstallation(config, true)
}

/** True when the demo bureau stands ready here; throws when the folder or database holds something else. */
async function isBuilt(installation: Installation): Promise<boolean> {
  const folder = installation.services.config.MINGZE_DATA
  const isDemo = await isDemoHere(installation)
  if (isDemo === false) throw new Error(`${folder} 里是正式数据，没有动它。演示请用 --data 指定另一个目录。`)
  if (isDemo && !existsSync(join(folder, 'demo-accounts.json')))
    throw new Error(`演示局已经建过，但没有它的账号文件 ${folder}/demo-accounts.json。删掉整个目录（或换一个 --data）重新建。`)
  return isDemo === true
}

async function build({ services }: Installation, options: Options): Promise<void> {
  const folder = services.config.MINGZE_DATA
  const people = wholeNumber(options.people, 'people', { fallback: 887, most: 100_000 })
  const units = wholeNumber(options.units, 'units', { fallback: 40, most: 4000 })
  const seed = wholeNumber(options.seed, 'seed', { fallback: 7, most: 1e9 })
  say(`正在建立演示局：${units} 个单位，${people} 名辅警……`)
  writeFileSync(markOf(folder), '')
  const superiors = { published: superiorFigures, releasables }
  const demo = await buildDemo(services, { people, units, seed, weekLines, superiors })
  await services.pool.query('analyze')
  writeFileSync(join(folder, 'demo-accounts.json'), JSON.stringify(demo.accounts, null, 2), { mode: 0o600 })
  rmSync(markOf(folder))
}

/** Makes the demo bureau once per data folder, then serves it. */
export async function run(args: string[]): Promise<number> {
  const { options, config } = readOptions(args)
  const folder = config.MINGZE_DATA === usualFolder ? `${usualFolder}-demo` : config.MINGZE_DATA
  if (!options['no-serve']) prepareBrowserFiles()
  const installation = await openAfresh({ ...config, MINGZE_DATA: folder })
  try {
    if (!(await isBuilt(installation))) await build(installation, options)
  } catch (error) {
    await installation.close()
    throw error
  }
  if (options['no-serve']) {
    await installation.close()
    return 0
  }
  return untilStopped(installation, (running) => {
    showAccounts(join(folder, 'demo-accounts.json'))
    say(`明责（演示数据）已启动：${running.address}`)
  })
}
