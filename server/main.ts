#!/usr/bin/env node
import { sentenceOf } from './cli/failure.ts'

const usage = `明责 —— 警务辅助人员管理和责任落实系统

用法：npx mingze <命令> [选项]

  init --data 目录 [--name 局名]                建立一个局，给出三个管理员的一次性口令
  serve --data 目录 [--host 地址 --port 端口]    运行
  demo [--data 目录 --people 人数 --units 单位数 --seed 数]  建立演示局并运行（--no-serve 只建立）
  roster import 文件 [--unit 编码] [--create-missing] [--dry-run] [--json]   导入花名册
  annex 5 --unit 编码|--all --on 日期 --format pdf|docx|xlsx --out 路径      打印附件5
  trail verify [--heads 文件]                   核验留痕
  verify 文件…|（不带文件：全部签署）[--keys 公钥文件]   核验签署
  accounts list|unlock 账号                     列出账号、解除锁定
  bureaus list|found|place                      同一个库里的几个局：列出、再建一个、定隶属关系
  openapi                                       接口说明（OpenAPI 3.1）

公共选项：--data 目录（或 MINGZE_DATA）；DATABASE_URL 指向本局自己的 PostgreSQL 15 以上。
服务运行时，上面的命令照样能用。`

const commands: Record<string, () => Promise<{ run(args: string[]): Promise<number> }>> = {
  init: () => import('./cli/init.ts'),
  serve: () => import('./cli/serve.ts'),
  demo: () => import('./cli/demo.ts'),
  annex: () => import('./cli/annex.ts'),
  trail: () => import('./cli/trail.ts'),
  verify: () => import('./cli/verify.ts'),
  accounts: () => import('./cli/accounts.ts'),
  bureaus: () => import('./cli/bureaus.ts'),
  roster: () => import('./cli/roster.ts'),
  openapi: () => import('./cli/openapi.ts'),
}

async function main(): Promise<number> {
  const [name = '--help', ...args] = process.argv.slice(2)
  const command = commands[name]
  const isAsking = ['--help', '-h', 'help'].includes(name) || args.includes('--help')
  if (isAsking) process.stdout.write(`${usage}\n`)
  else if (!command) process.stderr.write(`没有“${name}”这个命令。\n\n${usage}\n`)
  if (isAsking || !command) return isAsking ? 0 : 2
  return (await command()).run(args)
}

/** Ends when what was said has been taken: a pipe takes a long answer piece by piece. */
const end = (code: number): void => void process.stdout.write('', () => process.exit(code))

main().then(end, (error: Error) => {
  process.stderr.write(`${sentenceOf(error)}\n`)
  end(1)
})
