import { expect } from 'vitest'
import { readWorkbook } from '../../platform/spreadsheet/read-workbook.ts'
import { openSessions, signOnce } from '../proofs/signing-crowd.ts'
import type { StoryUnit } from './folk.ts'
import { answer, day } from './ledger-desk.ts'
import type { monthDesk } from './month-desk.ts'
import { readPdfText } from './read-pdf-text.ts'
import type { Seen } from './seen.ts'
import { phone, type Stage } from './story.ts'

const pdf = { mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 a') }
/** A contents list, and every form of every unit once, under its unit's and its own name. */
async function checkZip(zip: Record<string, Uint8Array>, units: readonly StoryUnit[]): Promise<void> {
  const [contents = '', ...names] = Object.keys(zip)
  expect(names).toHaveLength(200)
  for (const [i, unit] of units.entries())
    for (const form of [1, 2, 3, 4, 5]) {
      const name = names[5 * i + form - 1] ?? ''
      expect(name.startsWith(`${String(5 * i + form).padStart(3, '0')}-${unit.name}-附件${form}`), name).toBe(true)
      expect(
        Buffer.from(zip[name] ?? [])
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-')
    }
  const listed = (await readWorkbook(zip[contents] ?? new Uint8Array(), contents)).sheets[0]?.rows ?? []
  const written = listed.map((row) => row.cells.map((cell) => String(cell?.text ?? '')))
  expect(names.every((name) => written.some((cells) => cells.includes(name)))).toBe(true)
  const signed = names.find((name) => name.includes('宣教科-附件3')) ?? ''
  expect(signed).toMatch(/已签\d+份\.pdf$/)
  expect(readPdfText(zip[signed] ?? new Uint8Array()).length).toBeGreaterThan(0)
}

/** The collection as the units and the office see it. */
export function collectionOf(stage: Stage, seen: Seen, desk: ReturnType<typeof monthDesk>) {
  const { enter, look, one } = seen
  /** 附件1—5 of every unit by a day; where it stands. */
  const open = async (dueOn: string): Promise<string> => {
    const office = await enter('office', '/collections/new')
    await office.getByLabel('这次收集叫什么').fill('附件1—5集中报送')
    await day(office, /^时限/, dueOn)
    await office.getByRole('button', { name: '发起收集' }).click()
    await office.getByRole('heading', { level: 1, name: '附件1—5集中报送' }).waitFor()
    await office.getByText('共 40 个单位、5 种材料、200 件').waitFor()
    await look(office, 'collection')
    return office.url().split('/').at(-1) ?? ''
  }
  const partPage = async (id: string, unit: StoryUnit, kind: string): Promise<string> => {
    const text = `select "id" from "collectionParts" where "collectionId" = $1 and "unitId" = $2 and "kind" = $3`
    return `/collection-parts/${(await one<{ id: string }>(text, [id, unit.id, kind])).id}`
  }
  /** 柳河 in the browser: annexes 1 and 5 frozen on their pages and handed in, annex 2 as a file from a phone, returned once. */
  const byHand = async (id: string, unit: StoryUnit): Promise<void> => {
    const clerk = await enter('clerk', '/collections')
    for (const [kind, path, act] of [
      ['annex1', '/annex-one', '定稿报送'],
      ['annex5', '/annex-five', '定稿'],
    ] as const) {
      await clerk.goto(`${stage.address}${path}`)
      await clerk.getByRole('button', { name: act, exact: true }).click()
      await answer(clerk, act)
      await clerk
        .getByText(/2026-A[15]-柳河所-001/)
        .first()
        .waitFor()
      await clerk.goto(`${stage.address}${await partPage(id, unit, kind)}`)
      await clerk.getByRole('button', { name: '报送这一号' }).click()
      await clerk.getByText('待收下').first().waitFor()
    }
    const two = await partPage(id, unit, 'annex2')
    const office = await enter('office', two)
    const pocket = await enter('clerk', two, phone)
    for (const name of ['附件2缺页.pdf', '附件2.pdf']) {
      await pocket.reload()
      await pocket.locator('input[type=file]').setInputFiles({ name, ...pdf })
      await pocket.getByLabel(/我声明/).check()
      await pocket.getByRole('button', { name: '报送文件' }).click()
      await pocket.getByText('待收下').first().waitFor()
      await office.reload()
      if (name === '附件2.pdf') continue
      await office.getByRole('button', { name: '退回' }).click()
      await answer(office, '退回这一件', '缺第二页，请补齐')
      await office.getByText(/：缺第二页，请补齐/).waitFor()
    }
  }
  /** Everybody of a unit signs annex 3 in the system, over HTTP; the clerk hands that in. How many signed. */
  const signTogether = async (id: string, unit: StoryUnit): Promise<number> => {
    const { id: wordingId } = await one<{ id: string }>(`select "id" from "wordings" where "code" = 'confidentialityPledge'`)
    const clerk = await desk.clerkOf(unit)
    const audience = {
      ...{ people: 'auxiliary', unitIds: [unit.id], postIds: [], auxiliaryKinds: [], joinedSince: null, isOutdatedOnly: false },
    }
    const { today } = await clerk.get('/api/calendar')
    const round = { title: '保密承诺书', wordingId, audience, isStanding: false, fromOn: today, dueOn: null }
    await clerk.post('/api/signing-rounds', round)
    const { rows } = await stage.services.pool.query<{ personId: string; id: string }>(
      `select "personId", "id" from "signingRequests" where "unitId" = $1 and "wordingId" = $2`,
      [unit.id, wordingId],
    )
    const people = await openSessions(stage.services, new Map(rows.map((r) => [r.personId, r.id])))
    for (const [i, one] of people.entries()) await signOnce(stage.address, one, i)
    const page = await enter(await desk.folk.login(unit.name, 'unitClerk'), await partPage(id, unit, 'annex3'))
    await page.getByRole('button', { name: '报系统内签齐' }).click()
    await page.getByText('待收下').first().waitFor()
    return rows.length
  }
  /** The office takes over everything that waits, a page of the list at a time. */
  const acceptAll = async (id: string): Promise<void> => {
    const office = await enter('office', `/collection-parts?collectionId=${id}&state=submitted`)
    for (;;) {
      const left = await one<{ n: number }>(
        `select count(*)::int as n from "collectionParts" where "collectionId" = $1 and "state" = 'submitted'`,
        [id],
      )
      if (left.n === 0) break
      await office.locator('tbody tr').first().waitFor()
      await office.locator('thead input[type=checkbox]').check()
      await office.getByRole('button', { name: /^收下/ }).first().click()
      await expect
        .poll(
          async () =>
            (
              await one<{ n: number }>(
                `select count(*)::int as n from "collectionParts" where "collectionId" = $1 and "state" = 'submitted'`,
                [id],
              )
            ).n,
          { timeout: 20_000 },
        )
        .toBeLessThan(left.n)
      await office.reload()
    }
  }
  return { checkZip, open, byHand, signTogether, acceptAll, partPage }
}
