import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { openHazards } from '../../modules/hazards/public.ts'
import { readWorkbook } from '../../platform/spreadsheet/read-workbook.ts'
import { as, office } from '../harness/database.ts'
import { readPdfText } from '../harness/read-pdf-text.ts'
import { expectAccessible, phone, useStage } from '../harness/story.ts'

const stage = useStage()
afterEach(() => expect(stage.faults).toEqual([]))

const found = [
  ['teamManagement', '数字证书由辅警保管，未做到随用随取、专人专管。', '2026-11-02', '2026-11-16'],
  ['teamManagement', '调离民警名下 3 名辅警未明确带辅责任民警。', '2026-11-09', '2026-12-04'],
  ['publicReputation', '对外发布信息由辅警直接操作，缺少民警审核。', '2026-05-11', '2026-05-29'],
] as const

/** Three hazards of 柳河派出所 and one of 青桥派出所, with owner and deadline. */
beforeAll(async () => {
  const { services } = stage
  const one = async (text: string): Promise<string> => (await services.pool.query<{ id: string }>(text)).rows[0]?.id ?? ''
  const unitId = await one(`select "id" from "units" where "name" = '柳河派出所'`)
  const other = await one(`select "id" from "units" where "name" = '青桥派出所'`)
  const owner = await one(`select "id" from "people" where "name" = '郭立军'`)
  const opened = await as(
    services,
    office,
    (ctx) =>
      openHazards(
        ctx,
        [
          ...found.map(([category, text]) => [unitId, category, text] as const),
          [other, 'other', '车辆钥匙没有集中管理。'] as const,
        ].map(([at, category, text]) => ({
          unitId: at,
          category,
          source: 'ownFinding',
          title: text.slice(0, 12),
          description: text,
        })),
      ),
    true,
  )
  for (const [i, [, , foundOn, rectifyBy]] of found.entries())
    await services.pool.query(
      `update "hazards" set "foundOn" = $2, "rectifyBy" = $3, "state" = 'rectifying', "ownerId" = $4, "ownerName" = '郭立军' where "id" = $1`,
      [opened[i]?.id, foundOn, rectifyBy, owner],
    )
})

async function download(page: Page, press: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), press()])
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
}
const look = async (page: Page, name: string) => {
  if (process.env.MINGZE_LOOK) await page.screenshot({ path: `${process.env.MINGZE_LOOK}/${name}.png` })
}

test('谢春燕看本所的附件1，打印三种格式，定稿报送，再报一号说出变化', async () => {
  const page = await stage.enter('clerk')
  await page.goto(`${stage.address}/annex-one`)
  await page.getByText('柳河派出所 2026-11-23 · 3 条').waitFor()
  expect(await page.getByText('逾期，未销号').count()).toBe(2)
  await expectAccessible(page)
  await look(page, 'annex-one')
  const pdf = await download(page, () => page.getByRole('button', { name: '打印（PDF）' }).click())
  const text = readPdfText(pdf.bytes)[0]?.text.replace(/\s/gu, '') ?? ''
  for (const words of ['辅警队伍风险隐患排查化解清单', '队伍管理方面', '逾期，未销号', '其他无', '演示数据'])
    expect(text).toContain(words)
  const xlsx = await download(page, () => page.getByRole('button', { name: 'Excel' }).click())
  expect((await readWorkbook(xlsx.bytes, xlsx.name)).sheets[0]?.rows.length).toBeGreaterThan(6)
  const docx = await download(page, () => page.getByRole('button', { name: 'Word' }).click())
  expect(docx.bytes.subarray(0, 2).toString()).toBe('PK')
  for (const number of ['001', '002']) {
    await page.getByRole('button', { name: '定稿报送' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '定稿报送' }).click()
    await page.getByText(`2026-A1-柳河所-${number}`).waitFor()
    if (number === '001')
      await stage.services.pool.query(
        `update "hazards" set "state" = 'closed', "closedOn" = '2026-11-23', "isClosedLate" = true where "foundOn" = '2026-05-11'`,
      )
  }
  await page.getByText('与第1号相比：销号1条').waitFor()
  await look(page, 'annex-one-frozen')
})

test('何俊杰成批打印两个单位，台账全部栏目', async () => {
  const page = await stage.enter('office')
  await page.goto(`${stage.address}/annex-one`)
  await page.getByLabel('哪些单位').click()
  for (const unit of ['柳河派出所', '青桥派出所']) await page.getByTitle(unit, { exact: true }).last().click()
  await page.keyboard.press('Escape')
  await page.getByRole('radio', { name: '台账全部栏目' }).last().check()
  await page.getByRole('button', { name: '打印 2 个单位' }).click()
  const link = page.getByRole('link', { name: '下载' })
  await link.waitFor({ timeout: 60_000 })
  const pdf = await download(page, () => link.click())
  expect(pdf.name).toBe('问题台账-2个单位-2026-11-23.pdf')
  expect(readPdfText(pdf.bytes)).toHaveLength(2)
})

test('五幅图各有一句话和一张表；点数字到台账；导出；手机上也看得', async () => {
  const page = await stage.enter('office')
  const titles = {
    heatMap: '各单位、各类别未销号的隐患',
    aging: '未销号多久了',
    burnDown: '每周发现、销号和未销号',
    causes: '重复出现的原因',
    units: '各单位的数',
  }
  for (const [picture, title] of Object.entries(titles)) {
    await page.goto(`${stage.address}/hazard-pictures?picture=${picture}`)
    await page.getByRole('heading', { name: title }).waitFor()
    await page.getByRole('table').first().waitFor()
    await expectAccessible(page)
    await look(page, `picture-${picture}`)
    const file = await download(page, () => page.getByRole('button', { name: '导出' }).click())
    expect((await readWorkbook(file.bytes, file.name)).sheets[0]?.name).toBe(title)
  }
  await page.goto(`${stage.address}/hazard-pictures`)
  const door = page.getByRole('link', { name: /柳河派出所 合计/ })
  expect(await door.getAttribute('href')).toMatch(/^\/hazards\?unitId=.+&below=false$/)
  const small = await stage.enter('head', phone)
  await small.goto(`${stage.address}/hazard-pictures?picture=units`)
  await small.getByRole('heading', { name: '各单位的数' }).waitFor()
  expect(await small.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
  await look(small, 'picture-phone')
})
