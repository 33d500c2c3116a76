import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type DatabaseVerdict, verifyDatabase } from './database.ts'
import { type Named, readKeys } from './format.ts'
import { type PdfVerdict, verifyPdf } from './sealed-pdf.ts'

/* Stand-alone: written from docs/signature-format.md, imports only pg, node and its own folder. */

const help = `核验签署：封签的 PDF 逐字节核验，或者核验库里的全部签署。

用法：node verify.ts 文件… [--keys 公钥文件]
      node verify.ts --database 地址 [--keys 公钥文件]

  --keys      本局签章公钥（PEM，换过密钥的几个接在一起）；不给则只能查出改动，查不出是不是本局封的
  --database  数据库地址（postgres://…），用所有者帐号，只读

退出码：0 完好；1 发现问题；2 没有核验成。
`
const say = (line: string): void => void process.stdout.write(`${line}\n`)
const identifications: Readonly<Record<string, string>> = {
  pin: '本人会话和签名密码',
  pinWithWitness: '本人会话和签名密码，有见证人',
  paper: '纸上签名，由他人录入',
}

/** Microseconds to 2026-11-23 15:20:00 in Beijing. */
const inBeijing = (microseconds: string | null): string =>
  new Date(Number(microseconds) / 1000 + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')

function proven(e: Named): string[] {
  return [
    `  文书    ${e.title}，第 ${e.number} 版`,
    `  签署人  ${e.personName}（${e.unitName}）`,
    `  时间    ${inBeijing(e.signedAt)}（北京时间，服务器时钟）`,
    `  身份    ${identifications[e.identification ?? ''] ?? e.identification}${e.witnessName ? `（${e.witnessName}）` : ''}${e.recordedByName ? `（${e.recordedByName}）` : ''}`,
    `  来自    ${e.address}`,
    `  文本    SHA-256 ${e.textDigest}`,
    `          SM3     ${e.textDigestSm3}`,
    `  留痕    ${e.eventId}`,
  ]
}

function sayFile(path: string, verdict: PdfVerdict, hasKeys: boolean): void {
  say(`${verdict.isSound ? '完好' : '有问题'}  ${path}`)
  for (const fault of verdict.faults) say(`  问题    ${fault.message}`)
  if (verdict.evidence) for (const line of proven(verdict.evidence)) say(line)
  if (verdict.keyId) say(`  密钥    ${verdict.keyId}${hasKeys ? '' : '（没有给本局公钥，请与本局公布的密钥编号核对）'}`)
}

function sayDatabase(verdict: DatabaseVerdict, hasKeys: boolean): void {
  if (!hasKeys) say(`提示  没有给本局公钥，请核对库里的密钥编号：${verdict.keyIds.join('、') || '无'}。`)
  for (const fault of verdict.faults.slice(0, 20)) say(`问题  ${fault.message}`)
  if (verdict.faultCount > 20) say(`……共 ${verdict.faultCount} 处。`)
  const end = `共核验签署 ${verdict.count} 件，用时 ${verdict.seconds.toFixed(1)} 秒。`
  say(`${verdict.isSound ? '完好' : '有问题'} ${end}`)
}

type Keys = ReturnType<typeof readKeys> | undefined

function checkFile(path: string, keys: Keys): boolean {
  const verdict = verifyPdf(readFileSync(path), keys)
  sayFile(path, verdict, keys !== undefined)
  return verdict.isSound
}

async function checkRows(database: string | undefined, keys: Keys): Promise<boolean[]> {
  if (database === undefined) return []
  const verdict = await verifyDatabase(database, keys)
  sayDatabase(verdict, keys !== undefined)
  return [verdict.isSound]
}

async function main(): Promise<number> {
  try {
    const options = { keys: { type: 'string' }, database: { type: 'string' }, help: { type: 'boolean' } } as const
    const { values, positionals } = parseArgs({ options, allowPositionals: true })
    if (values.help || (positionals.length === 0 && !values.database)) {
      process.stdout.write(help)
      return values.help ? 0 : 2
    }
    const keys = values.keys ? readKeys(values.keys) : undefined
    const verdicts = [...positionals.map((path) => checkFile(path, keys)), ...(await checkRows(values.database, keys))]
    return verdicts.every((isSound) => isSound) ? 0 : 1
  } catch (error) {
    process.stderr.write(`没有核验成：${(error as Error).message}\n`)
    return 2
  }
}

if (import.meta.main) process.exitCode = await main()
