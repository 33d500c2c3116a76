import { afterAll, beforeAll, expect } from 'vitest'
import type { ImportRowView, ImportView } from '../../modules/imports/contract.ts'
import { openIdNumber } from '../../modules/personnel/identity.ts'
import { keepUpload } from '../../platform/files/upload.ts'
import { startRunner } from '../../platform/jobs/runner.ts'
import { jobHandlers } from '../../server/jobs/handlers.ts'
import { findActing } from '../../server/session.ts'
import { type Browser, type TestApp, useApp } from './app.ts'
import type { Player } from './database.ts'
import { drawXlsx } from './roster-files/draw-xlsx.ts'
import type { DrawnCell } from './roster-files/drawn-sheet.ts'
import { PLAIN_HEADER, SHEET } from './roster-files/roster-file.ts'
import { type TruePerson, truePeople } from './roster-files/true-people.ts'

export const otherClerk: Player = { name: '邵美琳', role: 'unitClerk' }

/** So many people of the generator, as a roster of 柳河派出所 would name them. */
export const peopleOfLiuhe = (count: number, from: number): TruePerson[] =>
  truePeople(count, from).map((person) => ({ ...person, unit: '柳河派出所', post: '巡逻防控岗' }))

/** A person's own ID number with another last character. */
export const lastTurned = (id: string): string => `${id.slice(0, 17)}${id.endsWith('1') ? '2' : '1'}`

/** Rows below a merged title (row 1) and a header (row 2). */
export const drawn = (rows: readonly (readonly DrawnCell[])[], header: readonly string[] = PLAIN_HEADER): Uint8Array =>
  drawXlsx([{ name: SHEET, rows: [['柳河派出所辅警花名册'], header, ...rows], merges: ['A1:K1'] }])

/** The application with its jobs running, and what somebody does at the import page. */
class ImportDesk {
  readonly app: TestApp
  constructor(app: TestApp) {
    this.app = app
  }

  async rows<T extends object>(text: string, values: unknown[] = []): Promise<T[]> {
    return (await this.app.services.pool.query<T>(text, values)).rows
  }

  async countPeople(): Promise<number> {
    return (await this.rows<{ n: number }>(`select count(*)::int as n from "people" where "voidedAt" is null`))[0]?.n ?? 0
  }

  async unitOf(name: string): Promise<string> {
    return (await this.rows<{ id: string }>('select "id" from "units" where "name" = $1', [name]))[0]?.id ?? ''
  }

  /** Somebody in service in the unit, with the ID number opened. */
  async someoneOf(unit: string): Promise<{ id: string; name: string; idNumber: string }> {
    const [row] = await this.rows<{ id: string; name: string; sealed: string }>(
      `select p."id", p."name", n."idNumberSealed" as sealed from "people" p join "personNumbers" n on n."personId" = p."id" join "units" u on u."id" = p."unitId"
       where u."name" = $1 and p."kind" = 'auxiliary' and p."voidedAt" is null order by p."number" limit 1`,
      [unit],
    )
    if (!row) throw new Error(`nobody in ${unit}`)
    return { id: row.id, name: row.name, idNumber: openIdNumber(this.app.services.keys, row.id, row.sealed) }
  }

  /** Uploads as the player would and waits for the preview. */
  async uploaded(browser: Browser, player: Player, bytes: Uint8Array, unit: string): Promise<ImportView> {
    const [account] = await this.rows<{ bureauId: string; accountId: string }>(
      'select "bureauId", "accountId" from "accounts" where "name" = $1',
      [player.name],
    )
    const session = account ? await findActing(this.app.services, { ...account, role: player.role }) : undefined
    if (!session) throw new Error('no session')
    const fileId = await keepUpload(this.app.services, session, { name: '柳河所辅警名单.xlsx', bytes })
    const started = await browser.send('POST', '/api/imports', { fileId, unitId: await this.unitOf(unit) })
    expect([started.status, started.text.slice(0, 200)]).toEqual([200, expect.any(String)])
    return this.settled(browser, started.json.id)
  }

  /** Waits until the import's last job has ended. */
  async settled(browser: Browser, id: string): Promise<ImportView> {
    for (;;) {
      const view = (await browser.get(`/api/imports/${id}`)).json as ImportView
      const job = view.jobId === null ? undefined : (await browser.get(`/api/jobs/${view.jobId}`)).json
      const isOver = view.state !== 'reading' && job?.state !== 'queued' && job?.state !== 'running'
      const now = (await browser.get(`/api/imports/${id}`)).json as ImportView
      /* A stale preview is read again by itself. */
      if (isOver && now.state !== 'reading' && now.jobId === view.jobId) return now
      await new Promise((resolve) => setTimeout(resolve, 40))
    }
  }

  async rowsOf(browser: Browser, id: string, verdict?: ImportRowView['verdict']): Promise<ImportRowView[]> {
    return (await browser.get(`/api/imports/${id}/rows?limit=1000${verdict ? `&verdict=${verdict}` : ''}`)).json.rows
  }

  async chosen(browser: Browser, id: string, body: object): Promise<ImportView> {
    const answer = await browser.send('POST', `/api/imports/${id}/choices`, body)
    expect([answer.status, answer.text.slice(0, 300)]).toEqual([200, expect.any(String)])
    return this.settled(browser, id)
  }

  async committed(browser: Browser, view: ImportView): Promise<ImportView> {
    const answer = await browser.send('POST', `/api/imports/${view.id}/commit`, { version: view.version, goodRowsOnly: false })
    expect([answer.status, answer.text.slice(0, 300)]).toEqual([200, expect.any(String)])
    return this.settled(browser, view.id)
  }
}

/** A desk over a database of this file's own, its jobs taken by two at once, so that two imports truly meet. */
export function useImportDesk(): ImportDesk {
  const app = useApp()
  let runners: ReturnType<typeof startRunner>[] = []
  beforeAll(() => {
    runners = [1, 2].map(() => startRunner(app.services, jobHandlers, (who) => findActing(app.services, who)))
  })
  afterAll(() => Promise.all(runners.map((runner) => runner.stop())))
  return new ImportDesk(app)
}
