import type pg from 'pg'
import { migrations } from '../../database/migrations/list.ts'
import { connect } from '../../platform/database/connect.ts'
import { startEmbedded } from '../../platform/database/embedded.ts'
import { migrate } from '../../platform/database/migrate.ts'
import { newFolder } from '../../tests/proofs/server-process.ts'
import { proveAlterationsFound, proveCutsFound, proveVerifySpeed } from '../../tests/proofs/trail.ts'
import { proveChainUnderLoad } from '../../tests/proofs/trail-load.ts'
import { proveRolesCannotChange } from '../../tests/proofs/trail-rights.ts'
import { recordActs } from '../../tests/proofs/trail-rows.ts'

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

/** T1–T3 and T5 at full size, each with its own judgement. */
export const trailProofs = {
  alterations: () =>
    onOwnServer(async (pool) => {
      await recordActs(pool, 100)
      const figures = await proveAlterationsFound(pool, 25)
      return {
        figures,
        isKept:
          figures.tried >= 25 * figures.columns &&
          figures.noticed === figures.tried &&
          figures.named === figures.tried &&
          figures.falseAlarms === 0,
      }
    }),
  cuts: () =>
    onOwnServer(async (pool) => {
      const { sound, cut, emptied, forged } = await proveCutsFound(pool, 2000)
      const figures = { sound: sound.isSound, cut: cut.isSound, emptied: emptied.isSound, forged: forged.isSound }
      return { figures, isKept: figures.sound && !figures.cut && !figures.emptied && !figures.forged }
    }),
  speed: () =>
    onOwnServer(async (pool) => {
      const { linkSeconds, verifySeconds, verdict } = await proveVerifySpeed(pool, 1_000_000)
      return { figures: { linkSeconds, verifySeconds, isSound: verdict.isSound }, isKept: verdict.isSound && verifySeconds <= 60 }
    }),
  rights: () =>
    onOwnServer(async (pool) => {
      const figures = await proveRolesCannotChange(pool)
      return { figures, isKept: figures.allowed.length === 0 }
    }),
  load: () =>
    onOwnServer(async (pool) => {
      const { verdict, ...figures } = await proveChainUnderLoad({ pool, writers: 887, pause: 200, breaks: 5 })
      return { figures, isKept: verdict.isSound && figures.linked >= figures.committed && figures.slowest <= 1000 }
    }),
}
