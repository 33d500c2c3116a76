import { createApp } from '../app.ts'
import { openInstallation } from '../installation.ts'
import { readOptions, say } from './options.ts'

export async function run(args: string[]): Promise<number> {
  const { config } = readOptions(args)
  const { services, close } = await openInstallation(config, false)
  const answer = await createApp(services, false).hono.request('/api/openapi.json')
  say(await answer.text())
  await close()
  return 0
}
