import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { anchorFileOf } from '../../platform/audit/anchor.ts'
import { openBureau } from '../installation.ts'
import { readOptions } from './options.ts'

/** Runs the stand-alone verifier against this installation's database. */
export async function run(args: string[]): Promise<number> {
  const { options, config, words } = readOptions(args)
  if (words[0] !== 'verify') throw new Error('用法：npx mingze trail verify [--heads 文件]')
  if (options.heads && !existsSync(options.heads)) throw new Error(`没有这个签名记录文件：${options.heads}。没有核验。`)
  const { services, close } = await openBureau(config, false)
  const { host, connectionString } = services.pool.options
  const url = connectionString ?? `postgres:///mingze?host=${encodeURIComponent(host ?? '')}&user=mingze`
  const verifier = fileURLToPath(new URL('../../platform/audit/verifier/verify.ts', import.meta.url))
  const heads = options.heads ?? anchorFileOf(config)
  const flags = [
    ...(existsSync(heads) ? ['--heads', heads] : []),
    ...(options['public-key'] ? ['--public-key', options['public-key']] : []),
  ]
  const { status } = spawnSync(process.execPath, [verifier, '--database', url, ...flags], { stdio: 'inherit' })
  await close()
  return status ?? 1
}
