import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderKeys } from '../../platform/data-folder.ts'
import { freePort, newFolder, postmasterOf, runCommand, slowness, startServer } from './server-process.ts'

const demo = ['--people', '60', '--units', '12']

test('同一个数据目录启动第二个：五秒内拒绝并说明原因，第一个照常；命令行照用；强行结束后能接管', async () => {
  const folder = newFolder()
  const port = String(await freePort())
  const first = await startServer(['demo', '--data', folder.path, '--port', port, ...demo])
  try {
    for (const args of [
      ['serve', '--data', folder.path, '--port', '0'],
      ['demo', '--data', folder.path, '--port', '0'],
    ]) {
      const second = await runCommand(args)
      expect(second.output).toContain(`正由另一个明责进程（进程号 ${first.pid}）使用`)
      expect(second.code).toBe(1)
      expect(second.milliseconds).toBeLessThan(5000 * (await slowness()))
    }
    expect((await fetch(`${first.address}/readyz`)).status).toBe(200)
    const postmaster = postmasterOf(folder.path)
    const listed = await runCommand(['accounts', 'list', '--data', folder.path])
    expect([listed.code, listed.output.includes('liuhe.neiqin')]).toEqual([0, true])
    expect([postmasterOf(folder.path), (await fetch(`${first.address}/readyz`)).status]).toEqual([postmaster, 200])
    await first.kill()
    expect(existsSync(join(folder.path, 'lock'))).toBe(true)
    const third = await startServer(['serve', '--data', folder.path, '--port', port])
    expect((await fetch(`${third.address}/readyz`)).status).toBe(200)
    expect(await third.stop()).toBe(0)
    expect(existsSync(join(folder.path, 'lock'))).toBe(false)
  } finally {
    await first.kill()
    folder.remove()
  }
}, 120_000)

/** Races for the lock of a folder in processes of their own; each holder stays until told. Tells who got it. */
async function race(folder: string, contenders: number): Promise<string[]> {
  const code = `import { lockFolder } from './platform/data-folder.ts'
    const until = Number(process.argv[1])
    while (Date.now() < until);
    await lockFolder(${JSON.stringify(folder)}).then(() => console.log('held'), (e) => console.log(e.message))
    process.stdin.resume()`
  const started = String(Date.now() + 2500)
  const children = Array.from({ length: contenders }, () =>
    spawn(process.execPath, ['--input-type=module', '-e', code, started], { stdio: ['pipe', 'pipe', 'inherit'] }),
  )
  const said = await Promise.all(
    children.map((child) => new Promise<string>((resolve) => child.stdout.once('data', (d: Buffer) => resolve(d.toString())))),
  )
  for (const child of children) child.kill('SIGKILL')
  await Promise.all(
    children.map((child) =>
      child.exitCode === null && child.signalCode === null ? new Promise((r) => child.once('exit', r)) : 0,
    ),
  )
  return said
}

test('留下死锁的目录被八个进程同一瞬间争抢，每次只有一个拿到', async () => {
  const folder = newFolder()
  mkdirSync(folder.path)
  for (let round = 0; round < 3; round++) {
    writeFileSync(join(folder.path, 'lock'), `${999_999 + round} 123`)
    const said = await race(folder.path, 8)
    expect(said.filter((s) => s.startsWith('held'))).toHaveLength(1)
    expect(said.filter((s) => s.includes('正由另一个明责进程'))).toHaveLength(7)
  }
  folder.remove()
}, 60_000)

test('密钥文件权限过宽或密钥太短，拒绝启动', async () => {
  const folder = newFolder()
  mkdirSync(folder.path)
  folderKeys(folder.path)
  const path = join(folder.path, 'keys.json')
  expect(Buffer.from((JSON.parse(readFileSync(path, 'utf8')) as { k1: string }).k1, 'base64')).toHaveLength(32)
  writeFileSync(path, JSON.stringify({ k1: 'c2hvcnQ=' }), { mode: 0o600 })
  const short = await runCommand(['serve', '--data', folder.path, '--port', '0'])
  expect([short.code, short.output]).toEqual([1, expect.stringContaining('密钥缺失或不足 32 字节')])
  for (const mode of [0o640, 0o604, 0o666]) {
    chmodSync(path, mode)
    const wide = await runCommand(['serve', '--data', folder.path, '--port', '0'])
    expect([wide.code, wide.output]).toEqual([1, expect.stringContaining('权限过宽')])
  }
  folder.remove()
}, 60_000)
