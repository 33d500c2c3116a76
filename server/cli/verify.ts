import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { openBureau } from '../installation.ts'
import { readOptions } from './options.ts'

const verifier = fileURLToPath(new URL('../../platform/signing/verifier/verify.ts', import.meta.url))
const verify = (args: string[]): number => spawnSync(process.execPath, [verifier, ...args], { stdio: 'inherit' }).status ?? 1

/** Runs the stand-alone verifier: on sealed files by themselves, or on every signature of this installation's database. */
export async function run(args: string[]): Promise<number> {
  const { options, config, words } = readOptions(args)
  const keys = options.keys ? ['--keys', options.keys] : []
  if (words.length > 0) return verify([...words, ...keys])
  const { services, close } = await openBureau(config, false)
  const { host, connectionString } = services.pool.options
  const url = connectionString ?? `postgres:///mingze?host=${encodeURIComponent(host ?? '')}&user=mingze`
  const status = verify(['--database', url, ...keys])
  await close()
  return status
}
