import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { drawn, lastTurned, peopleOfLiuhe } from '../harness/import-desk.ts'
import { plainRow, withCells } from '../harness/roster-files/roster-file.ts'
import { newFolder, ownPool, runCommand, type ServerProcess, startServer } from './server-process.ts'

const folder = newFolder()
const beside = (name: string): string => join(dirname(folder.path), name)
const on = ['--data', folder.path]
let server: ServerProcess
beforeAll(async () => {
  server = await startServer(['demo', ...on, '--port', '0', '--people', '60', '--units', '12'])
}, 120_000)
afterAll(async () => {
  await server?.kill()
  folder.remove()
})
const asked = async <T extends object>(sql: string): Promise<T[]> => {
  const pool = ownPool(folder.path)
  return pool.query<T>(sql).then(
    ({ rows }) => pool.end().then(() => rows),
    (error: unknown) => pool.end().then(() => Promise.reject(error)),
  )
}

/** Four people: one of a unit that stands elsewhere, one of a unit nobody has entered, one with a wrong check digit. */
function rosterFile(): string {
  const people = peopleOfLiuhe(4, 7000)
  const rows = people.map((person, i) => plainRow(person, i))
  const unitColumn = rows[0]?.indexOf('柳河派出所') ?? -1
  rows[1] = withCells(rows[1] ?? [], { [unitColumn]: '青桥派出所' })
  rows[2] = withCells(rows[2] ?? [], { [unitColumn]: '新月中队' })
  rows[3] = withCells(rows[3] ?? [], { 2: lastTurned(people[3]?.idNumber ?? '') })
  const path = beside('名单.xlsx')
  writeFileSync(path, drawn(rows))
  return path
}

test('服务开着时用命令行导入：先试再写，错处有行有列，缺的单位新建，别处已有的单位不重建', async () => {
  const path = rosterFile()
  const command = ['roster', 'import', path, '--unit', 'MH006', '--create-missing', '--json', ...on]
  const tried = JSON.parse((await runCommand([...command, '--dry-run'])).output)
  expect(tried).toMatchObject({ rows: 4, accepted: 2, rejected: 2 })
  const written = JSON.parse((await runCommand(command)).output)
  expect(written).toMatchObject({ rows: 4, accepted: 2, rejected: 2, added: 2 })
  expect(written.errors.map((e: { row: number; column: string; code: string }) => [e.row, e.column, e.code])).toEqual([
    [4, expect.any(String), 'unitUnknown'],
    [6, 'C', expect.any(String)],
  ])
  expect(written.errors[1]).toMatchObject({
    sheet: expect.any(String),
    value: expect.stringMatching(/^…/),
    message: expect.any(String),
  })
  const units = await asked<{ name: string; n: number }>(
    `select "name", count(*)::int as n from "units" where "name" in ('青桥派出所', '新月中队') group by 1 order by 1`,
  )
  expect(units).toEqual([
    { name: '新月中队', n: 1 },
    { name: '青桥派出所', n: 1 },
  ])
  const actors = await asked<{ actorName: string }>(`select distinct "actorName" from "events" where "verb" = 'import.committed'`)
  expect(actors).toEqual([{ actorName: '命令行' }])
}, 60_000)

test('附件5 三种格式都打得出，一个单位或全部', async () => {
  const out = beside('附件5')
  mkdirSync(out)
  for (const format of ['pdf', 'docx', 'xlsx']) {
    const { code, output } = await runCommand([
      'annex',
      '5',
      '--unit',
      'MH006',
      '--on',
      '2026-01-01',
      '--format',
      format,
      '--out',
      out,
      ...on,
    ])
    expect([code, output]).toEqual([0, `已打印 1 个单位：${join(out, `附件5-2026-01-01.${format}`)}\n`])
  }
  const all = beside('全部.xlsx')
  expect((await runCommand(['annex', '5', '--all', '--format', 'xlsx', '--out', all, ...on])).code).toBe(0)
  const sheets = Object.keys(unzipSync(readFileSync(all))).filter((name) => name.startsWith('xl/worksheets/sheet'))
  expect(sheets.length).toBeGreaterThanOrEqual(12)
  expect(existsSync(join(folder.path, 'fonts'))).toBe(true)
}, 60_000)

test('解除锁定记在留痕里；没有的账号说没有；账号列出身份', async () => {
  expect(await runCommand(['accounts', 'unlock', 'liuhe.neiqin', ...on])).toMatchObject({ code: 0 })
  expect(await runCommand(['accounts', 'unlock', 'nobody', ...on])).toMatchObject({
    code: 1,
    output: expect.stringContaining('没有这个账号：nobody'),
  })
  expect((await runCommand(['accounts', 'list', ...on])).output).toContain('liuhe.neiqin\t谢春燕\t可用\t单位内勤')
  expect(await asked(`select "actorName", "role" from "events" where "verb" = 'account.unlocked'`)).toEqual([
    { actorName: '命令行', role: 'systemAdministrator' },
  ])
}, 60_000)

test('写错的一律用中文说清楚是哪里，什么也不建', async () => {
  const wrong = beside('写错的目录')
  const cases: [string[], Record<string, string>, string][] = [
    [['serve', '--data', wrong], {}, `数据目录 ${wrong} 里还没有建局`],
    [['annex', '5', '--all', '--out', '/no/such/place.pdf', ...on], {}, '没有这个文件或目录：/no/such/place.pdf'],
    [['roster', 'import', '/no/such.xlsx', ...on], {}, '没有这个文件或目录：/no/such.xlsx'],
    [['trail', 'verify', '--heads', '/no/heads', ...on], {}, '没有这个签名记录文件：/no/heads'],
    [['serve', '--colour'], {}, '没有选项 --colour'],
    [['paint'], {}, '没有“paint”这个命令'],
    [
      ['serve', ...on],
      { PORT: '99999', LOG_LEVEL: 'loud' },
      'PORT：应为 0 到 65535 的整数；LOG_LEVEL：应为 debug、info、warn、error、silent 之一',
    ],
    [['serve', ...on], { DATABASE_URL: 'postgres://x@127.0.0.1:1/x' }, '连不上 DATABASE_URL 指的数据库（127.0.0.1:1）'],
  ]
  for (const [args, environment, words] of cases) {
    const { code, output } = await runCommand(args, environment)
    expect([code === 0, output]).toEqual([false, expect.stringContaining(words)])
  }
  expect(existsSync(wrong)).toBe(false)
  mkdirSync(wrong)
  writeFileSync(join(wrong, 'mingze.conf'), '# 端口\nPROT=8601\n')
  expect((await runCommand(['serve', '--data', wrong])).output).toContain('第 2 行：没有“PROT”这一项')
}, 60_000)

test('接口说明不用数据目录也给得出', async () => {
  const { code, output } = await runCommand(['openapi', '--data', beside('没有')])
  expect([code, JSON.parse(output).openapi, existsSync(beside('没有'))]).toEqual([0, '3.1.0', false])
})

test('数据还在而密钥文件没了：不造新密钥，不启动；放回去照常', async () => {
  const [keys, away] = [join(folder.path, 'keys.json'), beside('keys.json')]
  renameSync(keys, away)
  await runCommand(['accounts', 'list', ...on], { DATABASE_URL: 'postgres://x@127.0.0.1:1/x' })
  const { code, output } = await runCommand(['accounts', 'list', ...on])
  expect([code, output]).toEqual([1, expect.stringContaining('没有它的密钥文件')])
  expect(existsSync(keys)).toBe(false)
  renameSync(away, keys)
  expect((await runCommand(['accounts', 'list', ...on])).code).toBe(0)
}, 60_000)

test('演示局建到一半被打断，再启动时扔掉那一半，重新建好；正式的局谁也不动', async () => {
  const half = beside('一半')
  const demo = ['demo', '--data', half, '--people', '20', '--units', '12', '--no-serve']
  const mark = join(half, 'demo-unfinished')
  const broken = spawn(process.execPath, ['server/main.ts', ...demo], { stdio: 'ignore' })
  await expect.poll(() => existsSync(mark), { timeout: 60_000 }).toBe(true)
  broken.kill('SIGKILL')
  await once(broken, 'exit')
  expect((await runCommand(demo)).code).toBe(0)
  expect([existsSync(join(half, 'demo-accounts.json')), existsSync(mark)]).toEqual([true, false])
  const real = beside('正式')
  expect((await runCommand(['init', '--data', real])).code).toBe(0)
  writeFileSync(join(real, 'demo-unfinished'), '')
  expect((await runCommand(['demo', '--data', real])).output).toContain('里是正式数据，没有动它')
}, 180_000)
