import { afterEach, expect, test } from 'vitest'
import { settleLetters } from '../../modules/letters/commands/settle-letters.ts'
import { transact } from '../../platform/database/transact.ts'
import { pin, setPins } from '../harness/signing.ts'
import { desktop, expectAccessible, phone, useStage } from '../harness/story.ts'

const stage = useStage()
afterEach(() => expect(stage.faults).toEqual([]))

const settle = async () => {
  const { rows } = await stage.services.pool.query<{ id: string }>('select "bureauId" as id from "bureaus" limit 1')
  await transact(stage.services.pool, 'owner', {}, (tx) => settleLetters(tx, rows[0]?.id ?? '', '2026-11-23'))
}

test('辅警办从缺口去签发，一次发给全部单位；郭立军在待办里看到，看完全文签名；列表上看得出还差谁', async () => {
  await setPins(stage.services)
  const desk = await stage.enter('office')
  await desk.goto(`${stage.address}/letters?state=missing&holderDuty=unitHead`)
  await desk.locator('td').getByText('没有责任书').first().waitFor()
  await expectAccessible(desk)
  await desk.getByRole('button', { name: '签发责任书' }).click()
  await desk.getByText(/没有责任书的 \d+ 份/).waitFor()
  await expectAccessible(desk)
  await desk.getByRole('button', { name: '签发', exact: true }).click()
  await desk.getByText('责〔2026〕1号').first().waitFor()
  await expectAccessible(desk)
  const head = await stage.enter('head', phone)
  await head.goto(`${stage.address}/signing`)
  await head.getByRole('link', { name: /看文本，答复：明河县公安局辅警队伍教育管理责任书（柳河派出所）/ }).click()
  await head.getByText('明河县公安局与柳河派出所签订本责任书，责任人为所长郭立军').waitFor()
  await head
    .getByRole('region', { name: '随附责任清单' })
    .getByRole('heading', { name: /责任清单/ })
    .waitFor()
  await head.getByText('全文完').scrollIntoViewIfNeeded()
  await head.getByText('全文已读到末尾').waitFor()
  await head.locator('.signing-answers').evaluate((bar) => bar.closest('main')?.scrollTo(0, 99_999))
  const box = await head.locator('canvas').boundingBox()
  for (const at of [0.2, 0.5, 0.8]) {
    await head.mouse.move((box?.x ?? 0) + (box?.width ?? 0) * at, (box?.y ?? 0) + 20)
    await head.mouse.down()
    for (let i = 0; i <= 10; i++)
      await head.mouse.move((box?.x ?? 0) + (box?.width ?? 0) * at + i * 4, (box?.y ?? 0) + 20 + i * 5)
    await head.mouse.up()
  }
  await head.getByLabel('签名密码').fill(pin)
  await head.getByRole('button', { name: '确认签署' }).click()
  await head.getByText(/已签署/).waitFor()
  await settle()
  await desk.goto(`${stage.address}/letters?holderDuty=unitHead`)
  await desk.locator('tbody').getByText('柳河派出所').click()
  await desk.getByText('随附责任清单').waitFor()
  await desk.getByRole('link', { name: /已签名/ }).waitFor()
  await desk.getByText('未答复').waitFor()
  await expectAccessible(desk)
  const download = desk.waitForEvent('download')
  await desk.getByRole('button', { name: '打印', exact: true }).click()
  expect((await download).suggestedFilename()).toMatch(/^责任书-责〔2026〕\d+号\.pdf$/)
})

test('所长换了人：首页看得到没有人接的责任书，孙立新在自己的责任书上确认接任', async () => {
  const { rows } = await stage.services.pool.query<{ id: string; unitId: string }>(
    `select l."id", l."unitId" from "letters" l join "units" u on u."id" = l."unitId" where u."name" = '柳河派出所' and l."holderDuty" = 'unitHead'`,
  )
  const [letter] = rows
  await stage.services.pool.query(`update "letters" set "inForceOn" = '2026-11-23' where "id" = $1`, [letter?.id])
  await stage.services.pool.query(
    `update "unitAppointments" set "toOn" = '2026-11-23' where "unitId" = $1 and "duty" = 'unitHead' and "toOn" is null`,
    [letter?.unitId],
  )
  await stage.services.pool.query(
    `insert into "unitAppointments" ("bureauId", "id", "unitId", "unitSortKey", "personId", "duty", "fromOn")
     select u."bureauId", gen_random_uuid(), u."id", u."unitSortKey", (select "personId" from "accounts" where "name" = '孙立新'), 'unitHead', '2026-11-23' from "units" u where u."id" = $1`,
    [letter?.unitId],
  )
  await settle()
  const desk = await stage.enter('office')
  await desk.getByText('没有人接的责任书').first().waitFor()
  const sun = await stage.enter('leaderInCharge', desktop)
  await sun.goto(`${stage.address}/letters/${letter?.id}`)
  await sun.getByRole('button', { name: '确认接任' }).click()
  await sun.getByRole('dialog').getByRole('button', { name: '确认接任' }).click()
  await sun.getByText(/已确认接任/).waitFor()
  await expectAccessible(sun)
})
