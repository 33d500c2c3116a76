import { prepareBrowserFiles } from '../browser-files.ts'
import { openBureau } from '../installation.ts'
import { readOptions, say } from './options.ts'
import { untilStopped } from './until-stopped.ts'

export async function run(args: string[]): Promise<number> {
  const { config } = readOptions(args)
  prepareBrowserFiles()
  const installation = await openBureau(config, true)
  return untilStopped(installation, (running) => say(`明责已启动：${running.address}`))
}
