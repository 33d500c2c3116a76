import type pg from 'pg'
import { migrations } from '../../database/migrations/list.ts'
import { connect } from '../../platform/database/connect.ts'
import { startEmbedded } from '../../platform/database/embedded.ts'
import { migrate } from '../../platform/database/migrate.ts'
import { newFolder } from '../../tests/proofs/server-process.ts'
import { proveAlterationsFound, proveCutsFound, proveVerifySpeed } from '../../tests/proofs/trail.ts'
import { proveChainUnderLoad, proveLongWriterDelaysNobody, proveWritersNeverWait } from '../../tests/proofs/trail-load.ts'
import { proveRolesCannotChange } from '../../tests/proofs/trail-rights.ts'

/** An empty, migrated database on an embedded server with the product's own settings, for one proof. */
async function onOwnServer<T>(work: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const folder = newFolder()
  const server = await startEmbedded({ folder: folder.path, revive: false })
  const admin = connect(server.connection)
  await admin.query('create database proof')
  await admin.end()
  const pool = connect({ ...server.connection, database: 'proof', max: 60 })
  try {
    await migrate(pool, migrations)
    return await work(pool)
  } finally {
    await pool.end()
    await server.stop()
    folder.remove()
  }
}

/** T1–T3 and T5 at full size; figures as the trail's own tests judge them. */
export const trailProofs = {
  alterations: () => onOwnServer((pool) => proveAlterationsFound(pool, 25)),
  cuts: () => onOwnServer((pool) => proveCutsFound(pool, 2000)),
  speed: () => onOwnServer((pool) => proveVerifySpeed(pool, 1_000_000)),
  rights: () => onOwnServer((pool) => proveRolesCannotChange(pool)),
  load: () => onOwnServer((pool) => proveChainUnderLoad({ pool, writers: 887, pause: 200, breaks: 5 })),
  longWriter: () => onOwnServer((pool) => proveLongWriterDelaysNobody(pool, 10_000)),
  neverWait: () => onOwnServer((pool) => proveWritersNeverWait(pool, 200)),
}
