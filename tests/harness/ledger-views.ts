import { expect } from 'vitest'
import { readWorkbook } from '../../platform/spreadsheet/read-workbook.ts'
import { answer, type ledgerDesk } from './ledger-desk.ts'
import { found } from './ledger-plot.ts'
import { downloaded, picture, printed } from './pictures.ts'
import { readPdfText } from './read-pdf-text.ts'
import { expectAccessible, phone, type Stage } from './story.ts'

type Desk = ReturnType<typeof ledgerDesk>
interface Seen {
  readonly at: Readonly<Record<string, string>>
  readonly numberOf: Readonly<Record<string, string>>
}

/** The grid with the ten rows, its drawer, conditions, order and file. */
export async function lookAtLedger(stage: Stage, desk: Desk, { numberOf }: Seen): Promise<void> {
  const office = await desk.at('office', '/hazards?state=all')
  await office.getByText('共 10 条').waitFor()
  await expectAccessible(office)
  await picture(office, '21-ledger', true)
  await office.locator('tbody').getByText(String(numberOf.refused)).click()
  await office.locator('.drawer').getByText('不准延期').waitFor()
  await expectAccessible(office)
  await picture(office, '22-drawer', true)
  await office.keyboard.press('Escape')
  await office.locator('.drawer').waitFor({ state: 'detached' })
  const { rows } = await stage.services.pool.query<{ id: string }>(`select "id" from "units" where "name" = '青桥派出所'`)
  const conditions = [
    ['state=overdue', 1, found.refused.title],
    ['state=relapsed', 1, found.relapses.title],
    ['state=all&category=publicReputation', 1, found.refused.title],
    [`state=all&unitId=${rows[0]?.id}`, 1, '辅警单独上路疏导'],
    ['state=closed', 8, found.plain.title],
  ] as const
  for (const [i, [query, n, title]] of conditions.entries()) {
    await desk.at('office', `/hazards?${query}`)
    await office.getByText(`共 ${n} 条`).waitFor()
    await office.locator('tbody').getByText(title).waitFor()
    await picture(office, `23-ledger-${i}`, true)
  }
  await desk.at('office', '/hazards?state=all')
  const first = office.locator('tbody tr').first()
  for (const title of [found.overdue.title, found.relapses.title]) {
    await office.getByRole('button', { name: '时限' }).click()
    await first.getByText(title).waitFor()
  }
  const sheet = await downloaded(office, () => office.getByRole('button', { name: '导出' }).click())
  expect((await readWorkbook(sheet.bytes, sheet.name)).sheets[0]?.rows.length).toBeGreaterThanOrEqual(11)
  await printed(office, '24-台账页面')
}

/** Heat-map, aging, burn-down, repeat causes and figures by unit. */
export async function lookAtPictures(desk: Desk): Promise<void> {
  for (const name of ['heatMap', 'aging', 'burnDown', 'causes', 'units']) {
    const office = await desk.at('office', `/hazard-pictures?picture=${name}`)
    await office.locator('.picture-sentence').waitFor()
    await picture(office, `25-${name}`)
  }
}

/** The owner reads list and hazard on a phone. */
export async function lookByPhone(stage: Stage, hazard: string): Promise<void> {
  const pocket = await stage.enter('leadOfficer', phone)
  await pocket.goto(`${stage.address}/hazards`)
  await pocket.getByText(found.relapses.title).first().waitFor()
  await picture(pocket, '26-phone-list')
  await pocket.goto(hazard)
  await pocket.getByText('复发，重新打开').waitFor()
  await picture(pocket, '27-phone-hazard')
}

/** Annex 1 and the fuller ledger in three formats, and the frozen number. */
export async function printAnnexOne(desk: Desk): Promise<void> {
  const clerk = await desk.at('clerk', '/annex-one')
  await clerk.getByText('柳河派出所 2026-12-21').first().waitFor()
  await picture(clerk, '28-annex-one')
  for (const [sheet, words] of [
    ['附件1', '辅警队伍风险隐患排查化解清单'],
    ['台账全部栏目', '辅警队伍问题台账'],
  ] as const) {
    await clerk.getByLabel(sheet, { exact: true }).check()
    const pdf = await downloaded(clerk, () => clerk.getByRole('button', { name: '打印（PDF）' }).click())
    const pages = readPdfText(pdf.bytes).map((p) => p.text)
    expect(pages.join('').replace(/\s/gu, '')).toContain(words)
    for (const format of ['Word', 'Excel']) {
      const file = await downloaded(clerk, () => clerk.getByRole('button', { name: format, exact: true }).first().click())
      expect(file.bytes.subarray(0, 2).toString()).toBe('PK')
    }
  }
  await clerk.getByRole('button', { name: '定稿报送' }).click()
  await answer(clerk, '定稿报送')
  await clerk.getByText('2026-A1-柳河所-001').waitFor()
  await picture(clerk, '29-annex-one-frozen')
}
