import { readFileSync } from 'node:fs'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { connect } from '../../platform/database/connect.ts'
import { replay, type Statement } from './record.ts'

/** A bare Hono route that sends recorded statements and answers their rows as JSON; started by the bench as a process of its own. */
const [settings = '', recorded = ''] = process.argv.slice(2)
const pool = connect({ max: 40, ...JSON.parse(settings) })
const statements = JSON.parse(readFileSync(recorded, 'utf8')) as Statement[]
const app = new Hono()
app.get('/bare', async (c) => c.json(await replay(pool, statements)))
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (info) => process.stdout.write(`port ${info.port}\n`))
