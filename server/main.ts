#!/usr/bin/env node
const usage = `明责 —— 警务辅助人员管理和责任落实系统

用法：npx mingze <命令> [选项]

  init --data 目录 [--name 局名]                建立一个局，给出三个管理员的一次性口令
  serve --data 目录 [--host 地址 --port 端口]    运行
  demo [--data 目录 --people 人数 --units 单位数 --seed 数]  建立演示局并运行（--no-serve 只建立）
  roster import 文件 [--unit 编码] [--create-missing] [--dry-run] [--json]   导入花名册
  annex 5 --unit 编码|--all --on 日期 --format pdf|docx|xlsx --out 路径      打印附件5
  trail verify [--heads 文件]                   核验留痕
  accounts list|unlock 账号                     列出账号、解除锁定
  openapi                                       接口说明（OpenAPI 3.1）

公共选项：--data 目录（或 MINGZE_DATA）；DATABASE_URL 指向本局自己的 PostgreSQL 15 以上。
服务运行时，上面的命令照样能用。`

const commands: Record<string, () => Promise<{ run(args: string[]): Promise<number> }>> = {
  init: () => import('./cli/init.ts'),
  serve: () => import('./cli/serve.ts'),
  demo: () => import('./cli/demo.ts'),
  annex: () => import('./cli/annex.ts'),
  trail: () => import('./cli/trail.ts'),
  accounts: () => import('./cli/accounts.ts'),
  roster: () => import('./cli/roster.ts'),
  openapi: () => import('./cli/openapi.ts'),
}

async function main(): Promise<number> {
  const [name = '--help', ...args] = process.argv.slice(2)
  const command = commands[name]
  if (!command || args.includes('--help')) {
    process.stdout.write(`${usage}\n`)
    return command || name === '--help' || name === 'help' ? 0 : 2
  }
  return (await command()).run(args)
}

main().then(
  (code) => process.exit(code),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  },
)
