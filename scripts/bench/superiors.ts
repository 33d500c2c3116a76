import { type Founded, foundBureau } from '../../database/found-bureau.ts'
import { placeBureau } from '../../modules/superiors/commands/place-bureau.ts'
import { settleFigures } from '../../modules/superiors/commands/settle-figures.ts'
import { beijingDate } from '../../platform/calendar/dates.ts'
import { readConfig } from '../../platform/config.ts'
import { transact } from '../../platform/database/transact.ts'
import type { Services } from '../../platform/http/service.ts'
import { openInstallation } from '../../server/installation.ts'
import { superiorFigures } from '../../server/superior-figures.ts'
import { demoAccount, newFolder, startServer } from '../../tests/proofs/server-process.ts'
import { signIn } from '../../tests/proofs/visitor.ts'
import { atMost, type Row, spreadOf, timed } from './figures.ts'
import { buildBureau } from './stage.ts'

async function addPeople({ pool }: Services, at: Founded, people: number): Promise<void> {
  await pool.query(
    `insert into "people" ("bureauId", "id", "kind", "name", "namePinyin", "nameInitials", "sex", "bornOn", "unitId", "unitSortKey", "number", "numberSortKey", "auxiliaryKind")
     select $1, gen_random_uuid(), 'auxiliary', '某某' || i, 'moumou', 'mm', 'male', '1990-01-01', $2, $3, 'X' || i, 'X' || i, case when i % 5 = 0 then 'policeAssistant' else 'patrolMember' end from generate_series(1, $4::int) i`,
    [at.bureauId, at.rootUnitId, at.rootSortKey, people],
  )
}

/** Twenty bureaus under the demo's city, each with its people and thirty days of figures; the slowest night of one, in milliseconds. */
async function fillCity(services: Services, bureaus: number, people: number): Promise<number> {
  const { pool, keys } = services
  const now = services.clock()
  const today = beijingDate(now)
  const { rows } = await pool.query<{ id: string }>(`select "bureauId" as id from "bureaus" where "level" = 'city'`)
  const cityId = rows[0]?.id ?? ''
  const nights: number[] = []
  for (let i = 0; i < bureaus; i++) {
    const name = `第${i + 1}县公安局`
    const made = await foundBureau(pool, { name, shortName: name, isDemo: true, hasNoAdministrators: true, now, keys })
    await addPeople(services, made, people)
    await transact(pool, 'owner', {}, (tx) =>
      placeBureau(tx, { bureauId: made.bureauId, parentId: cityId, fromOn: today, today }),
    )
    const settle = () => transact(pool, 'owner', {}, (tx) => settleFigures(tx, made.bureauId, { now, keys }, superiorFigures))
    nights.push(await timed(settle))
  }
  await pool.query(`update "bureauPlacements" set "fromOn" = "fromOn" - 40 where "parentId" = $1 and "fromOn" = $2::date`, [
    cityId,
    today,
  ])
  await pool.query(
    `insert into "bureauFigures" select f."bureauId", f."onDay" - d, f."reach", f."figureId", f."n", f."whole", f."isHidden", f."bureaus", f."hiddenBureaus" from "bureauFigures" f cross join generate_series(1, 29) d where f."onDay" = $1::date on conflict do nothing`,
    [today],
  )
  await pool.query('analyze "bureauFigures"')
  return Math.max(...nights)
}

/** The front page of a city: figures of twenty bureaus and 20,000 people, and one of them over a month. */
export async function measureSuperiors(bureaus: number, people: number, rounds: number): Promise<Row[]> {
  const folder = newFolder()
  try {
    await buildBureau(folder.path, '200', '20')
    const { services, close } = await openInstallation(readConfig({ MINGZE_DATA: folder.path, LOG_LEVEL: 'silent' }), false)
    const night = await fillCity(services, bureaus, people / bureaus)
    await close()
    const server = await startServer(['serve', '--data', folder.path, '--port', '0'], { LOG_LEVEL: 'warn' })
    try {
      const superior = await signIn(server.address, demoAccount(folder.path, 'superior'))
      const spread = async (path: string) => {
        const times: number[] = []
        for (let i = 0; i < rounds; i++)
          times.push(
            await timed(async () => {
              const answer = await superior.call('GET', path)
              if (answer.status !== 200) throw new Error(answer.text.slice(0, 200))
            }),
          )
        return spreadOf(times).p50
      }
      const what = `city of ${bureaus} bureaus, ${people} people`
      return [
        atMost(`front page of a ${what}: p50`, await spread('/api/bureau-figures'), 200, 'ms'),
        atMost(
          `one figure of a ${what}, a month: p50`,
          await spread('/api/bureau-figures/trend?figureId=auxiliaries&days=30'),
          200,
          'ms',
        ),
        atMost(`a night's figures of one bureau of ${people / bureaus}, slowest`, night / 1000, 5, 's'),
      ]
    } finally {
      await server.stop()
    }
  } finally {
    folder.remove()
  }
}
