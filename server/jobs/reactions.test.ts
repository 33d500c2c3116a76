import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { renameUnit } from '../../modules/organisation/commands/rename-unit.ts'
import type { Tx } from '../../platform/context.ts'
import type { Services } from '../../platform/http/service.ts'
import { as, office, useDatabase } from '../../tests/harness/database.ts'
import { headsPlace, withChainer } from '../../tests/proofs/trail-rows.ts'
import { type Reactions, startReactions } from './reactions.ts'
import type { Settlement } from './settlements.ts'

const database = useDatabase()
let bureauId: string

/** Rows that a settlement makes: one for each name a unit has had, like filings for changes. */
beforeAll(async () => {
  const { rows } = await database.services.pool.query('select "bureauId" from "bureaus"')
  bureauId = rows[0]?.bureauId
  await database.services.pool.query(
    'create table "traces" ("settlement" text, "name" text, "fromOn" date, primary key ("settlement", "name", "fromOn"))',
  )
})
beforeEach(() => database.services.pool.query('truncate "traces"; truncate "reactionCursors"'))

const trace = (name: string) => async (tx: Tx, bureau: string) => {
  await sql`insert into "traces" select ${name}, "name", "fromOn" from "unitNames" where "bureauId" = ${bureau} and "name" like '新%'
    on conflict do nothing`.execute(tx)
}
const settlement = (name: string, settle: Settlement['settle'] = trace(name)): Settlement => ({
  name,
  verbs: ['unit.renamed'],
  settle,
})
const tracesOf = async (name: string): Promise<string[]> => {
  const { rows } = await database.services.pool.query('select "name" from "traces" where "settlement" = $1 order by 1', [name])
  return rows.map((r) => r.name)
}
const until = async (isTrue: () => Promise<boolean>, within = 5000): Promise<number> => {
  const start = performance.now()
  while (!(await isTrue())) {
    if (performance.now() - start > within) throw new Error(`没有在 ${within} 毫秒内等到`)
    await sleep(20)
  }
  return performance.now() - start
}

let renamed = 0
const rename = async (): Promise<string> => {
  const name = `新${++renamed}派出所`
  const { rows } = await database.services.pool.query(
    `select "id", "version" from "units" where "kind" = 'policeStation' order by "code" offset $1 limit 1`,
    [renamed],
  )
  const { id, version } = rows[0]
  await as(
    database.services,
    office,
    (ctx) =>
      renameUnit(ctx, {
        params: { id },
        body: { version, name, shortName: `新${renamed}所`, fromOn: ctx.today, reason: '改名' },
      }),
    true,
  )
  return name
}

async function reacting(
  settlements: readonly Settlement[],
  work: (reactions: Reactions) => Promise<void>,
  services: Services = database.services,
): Promise<void> {
  await withChainer(services.pool, headsPlace(), async (chainer) => {
    await chainer.flush()
    const reactions = startReactions(services, settlements)
    await reactions.pass()
    await work(reactions).finally(() => reactions.stop())
  })
}

test('何俊杰改了单位名称，两秒之内，跟着要做的事做好了，只做一次', async () => {
  let runs = 0
  const counted = settlement('counted', async (tx, bureau) => {
    runs++
    await trace('counted')(tx, bureau)
  })
  await reacting([counted, settlement('other')], async () => {
    runs = 0
    const name = await rename()
    expect(await until(async () => (await tracesOf('counted')).includes(name))).toBeLessThan(2000)
    await sleep(1000)
    expect([runs, await tracesOf('other')]).toEqual([1, await tracesOf('counted')])
  })
})

test('两个进程跟着同一条链，做完一次，另一个不再做', async () => {
  const runs: string[] = []
  const by = (process: string) =>
    settlement('shared', async (tx, bureau) => {
      runs.push(process)
      await sleep(200)
      await trace('shared')(tx, bureau)
    })
  await reacting([by('一')], async () => {
    const second = startReactions(database.services, [by('二')])
    await second.pass()
    runs.length = 0
    await rename()
    await until(async () => runs.length > 0)
    await sleep(1500)
    await second.stop()
    expect(runs).toHaveLength(1)
  })
})

test('做到一半连接断了：什么也没有留下，再做一次，不多不少', async () => {
  let isCut = true
  const cut = settlement('cut', async (tx, bureau) => {
    await trace('cut')(tx, bureau)
    if (isCut) await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx)
  })
  const name = await rename()
  await reacting([cut], async () => {
    expect(await tracesOf('cut')).toEqual([])
    const { rows } = await database.services.pool.query('select * from "reactionCursors"')
    expect(rows).toEqual([])
    isCut = false
    await until(async () => (await tracesOf('cut')).includes(name))
  })
  const { rows } = await database.services.pool.query('select "position" from "reactionCursors"')
  const { rows: heads } = await database.services.pool.query('select max("position") as "position" from "trailLinks"')
  expect(rows).toEqual(heads)
})

test('停着的时候改的，启动后补上；已经到头的不重做', async () => {
  let runs = 0
  const late = settlement('late', async (tx, bureau) => {
    runs++
    await trace('late')(tx, bureau)
  })
  await reacting([late], async () => undefined)
  const name = await rename()
  runs = 0
  await reacting([late], async () => {
    expect([runs, (await tracesOf('late')).includes(name)]).toEqual([1, true])
  })
  await reacting([late], async () => expect(runs).toBe(1))
})

test('一件做不成，记入日志，过一会儿再试，不耽误别的', async () => {
  const logged: unknown[] = []
  let isBroken = true
  const broken = settlement('broken', async (tx, bureau) => {
    if (isBroken) throw new Error('宋永康 199 的号码')
    await trace('broken')(tx, bureau)
  })
  const log = { error: (entry: unknown, words: string) => void logged.push([words, entry]) } as unknown as Services['log']
  await reacting(
    [broken, settlement('sound')],
    async () => {
      const name = await rename()
      await until(async () => (await tracesOf('sound')).includes(name))
      expect(JSON.stringify(logged)).toContain('settlement failed')
      expect(JSON.stringify(logged)).not.toContain('宋永康')
      isBroken = false
      await until(async () => (await tracesOf('broken')).includes(name), 10_000)
    },
    { ...database.services, log },
  )
})

test('午夜以后，每一件都再看一遍，不管有没有新的留痕', async () => {
  const days: string[] = []
  const daily = settlement('daily', async (_, bureau, today) => void days.push(`${bureau === bureauId} ${today}`))
  await reacting([daily], async (reactions) => {
    days.length = 0
    await reactions.settleAll()
    expect(days).toEqual(['true 2026-11-23'])
  })
})
