import { foundBureau } from '../../database/found-bureau.ts'
import { prepareBrowserFiles } from '../browser-files.ts'
import { openInstallation } from '../installation.ts'
import { readOptions, say } from './options.ts'

export async function run(args: string[]): Promise<number> {
  const { options, config } = readOptions(args)
  prepareBrowserFiles()
  const { services, close } = await openInstallation(config, false)
  try {
    const { rowCount } = await services.pool.query('select 1 from "bureaus" limit 1')
    if (rowCount) throw new Error('这里已经建过局了，没有再建。要运行：npx mingze serve')
    const name = options.name ?? '本局'
    const founded = await foundBureau(services.pool, {
      name,
      shortName: name.replace(/公安局$/, ''),
      isDemo: false,
      now: services.clock(),
      keys: services.keys,
    })
    say(`已建立：${name}`)
    say('三个管理员的一次性口令（只显示这一次，7 天内有效，首次登录要换成自己的）：')
    for (const a of founded.administrators) say(`  ${a.name}  账号 ${a.login}  口令 ${a.secret}`)
    say(`密钥在 ${config.MINGZE_DATA}/keys.json，请和数据库分开另存一份；丢了密钥，身份证号和电话就打不开。`)
    say(`下一步：npx mingze serve --data ${config.MINGZE_DATA}`)
    return 0
  } finally {
    await close()
  }
}
