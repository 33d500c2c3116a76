import { openInstallation } from '../installation.ts'
import { readOptions, say } from './options.ts'
import { untilStopped } from './until-stopped.ts'

export async function run(args: string[]): Promise<number> {
  const { config } = readOptions(args)
  const installation = await openInstallation(config, true)
  const { rowCount } = await installation.services.pool.query('select 1 from "bureaus" limit 1')
  if (rowCount === 0) {
    await installation.close()
    throw new Error(`数据目录 ${config.MINGZE_DATA} 里还没有建局。先运行：npx mingze init --data ${config.MINGZE_DATA}`)
  }
  return untilStopped(installation, (running) => say(`明责已启动：${running.address}`))
}
