import type { Page } from 'playwright-core'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { hashSecret } from '../../platform/access/passwords.ts'
import { verifyDatabase } from '../../platform/signing/verifier/database.ts'
import { downloadedJob } from '../harness/downloaded-job.ts'
import { drawOn } from '../harness/draw.ts'
import { keptFile } from '../harness/kept-file.ts'
import { markStack } from '../harness/scan-marker/mark-stack.ts'
import { pin, setPins } from '../harness/signing.ts'
import { useStage } from '../harness/story.ts'

/** The whole round of a bureau: half of the people on the desk, half on paper. Small: one police station, two on the desk. */
const isFull = process.env.MINGZE_PROVE === '1'
const [asked, onDesk, declining, minutes] = isFull ? [887, 443, 3, 90] : [46, 2, 3, 6]

const stage = useStage()
afterEach(() => expect(stage.faults).toEqual([]))
const secret = 'Ming-he-2026-desk'
const round: { id: string; wordingId: string } = { id: '', wordingId: '' }
const rows = async <R extends object>(query: string, values: unknown[] = []): Promise<R[]> =>
  (await stage.services.pool.query<R>(query, values)).rows

/** Everybody has an account with a secret and a PIN of their own choice. */
beforeAll(async () => {
  await stage.services.pool.query(
    `with "new" as (insert into "accounts" ("bureauId", "accountId", "login", "name", "personId", "unitId", "unitSortKey")
       select p."bureauId", gen_random_uuid(), lower(p."number"), p."name", p."id", p."unitId", p."unitSortKey" from "people" p
       where p."kind" = 'auxiliary' and not exists (select 1 from "accounts" a where a."personId" = p."id") returning "bureauId", "accountId")
     insert into "secrets" ("bureauId", "accountId", "hash", "isOneTime") select "bureauId", "accountId", 'x', false from "new"`,
  )
  await stage.services.pool.query(
    `update "secrets" s set "hash" = $1 from "accounts" a join "people" p on p."id" = a."personId" where a."accountId" = s."accountId" and p."kind" = 'auxiliary'`,
    [await hashSecret(secret)],
  )
  await setPins(stage.services)
})

/** Those of the round who have not answered, in the order of the roster. */
const waiting = () =>
  rows<{ login: string; name: string }>(
    `select a."login", p."name" from "signingRequests" r join "people" p on p."id" = r."personId" join "accounts" a on a."personId" = p."id"
     where r."occasionId" = $1 and r."state" = 'open' order by p."unitSortKey", p."numberSortKey"`,
    [round.id],
  )
const tally = async (): Promise<Record<string, number>> => {
  const found = await rows<{ state: string; n: number }>(
    `select coalesce(g."means", r."state") as "state", count(*)::int as n from "signingRequests" r left join "signatures" g on g."requestId" = r."id"
     where r."occasionId" = $1 and r."state" <> 'withdrawn' group by 1`,
    [round.id],
  )
  return Object.fromEntries(found.map(({ state, n }) => [state, n]))
}

async function identify(page: Page, login: string): Promise<void> {
  await page.getByRole('heading', { name: '请本人登录' }).waitFor()
  await page.getByLabel('账号').fill(login)
  await page.getByLabel('口令', { exact: true }).fill(secret)
  await page.getByRole('button', { name: '验证本人，看文本' }).click()
  await page.getByText('全文完').scrollIntoViewIfNeeded()
  await page.getByText('全文已读到末尾').waitFor()
}
async function signAtDesk(page: Page, login: string): Promise<void> {
  await identify(page, login)
  await drawOn(page)
  await page.getByLabel('签名密码').fill(pin)
  await page.getByRole('button', { name: '确认签署' }).click()
  await page.getByText('签好了，请下一位').waitFor()
}
async function declineAtDesk(page: Page, login: string): Promise<void> {
  await identify(page, login)
  await page.getByRole('button', { name: '我不签' }).click()
  await page.getByRole('button', { name: '记下不签' }).click()
  await page.getByRole('heading', { name: '请本人登录' }).waitFor()
}

test(
  '发起长期批次，打开签署台：一半人在台上签，三个人表示不签，各有各的记录',
  async () => {
    const page = await stage.enter(isFull ? 'office' : 'clerk', { width: 1024, height: 768 })
    await page.goto(`${stage.address}/signing-rounds/new`)
    await page.getByRole('combobox', { name: /^范本/ }).click()
    await page.getByTitle(/保密承诺书/).click()
    await page.getByLabel('这一批叫什么').fill('保密承诺')
    await page.getByText(/以后入职、调入的人自动加入/).click()
    await page.getByText(`按现在的花名册，${asked} 人`).waitFor()
    await page.getByRole('button', { name: '发起这一批' }).click()
    await page.getByRole('button', { name: '打开签署台' }).waitFor()
    const [opened] = await rows<{ id: string; wordingId: string }>(
      `select "id", "wordingId" from "signingRounds" where "title" = '保密承诺'`,
    )
    Object.assign(round, opened)
    await page.getByRole('button', { name: '打开签署台' }).click()
    await page.getByRole('button', { name: '打开签署台，退出我的登录' }).click()
    await page
      .getByRole('dialog')
      .locator('input[type=password]')
      .fill(`Demo-${isFull ? 'fujingban' : 'liuhe.neiqin'}-2026`)
    await page.getByRole('dialog').getByRole('button').last().click()
    const people = await waiting()
    for (const { login } of people.slice(0, onDesk)) await signAtDesk(page, login)
    for (const { login } of people.slice(onDesk, onDesk + declining)) await declineAtDesk(page, login)
    expect(await tally()).toEqual({ desk: onDesk, declined: declining, open: asked - onDesk - declining })
  },
  minutes * 60_000,
)

test(
  '其余的人印成一摞签在纸上，扫描回来：没有一页归到别人名下，读得出的都录进去了',
  async () => {
    const page = await stage.enter(isFull ? 'office' : 'clerk')
    await page.goto(`${stage.address}/signing-rounds/${round.id}/stack`)
    const left = asked - onDesk - declining
    await page.getByRole('button', { name: `打印全部 ${left} 份` }).click()
    const pdf = await downloadedJob(page, 120_000)
    const { scan, truth } = await markStack([
      { pdf, marking: { seed: 11, dpi: isFull ? 200 : 110, slant: 8, specks: 0.01, fates: {} } },
    ])
    await page.goto(`${stage.address}/scans/new`)
    await page.getByLabel('扫描件').setInputFiles(keptFile('收回件.pdf', scan))
    await page.getByRole('button', { name: '上传并读页' }).click()
    const confirm = page.getByRole('button', { name: /^确认录入 \d+ 页/ })
    await confirm.waitFor({ timeout: minutes * 60_000 })
    const matched = Number(/\d+/.exec(await confirm.innerText())?.[0])
    await confirm.click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: `录入 ${matched} 页` })
      .click()
    await page.getByText('没有等着确认的页').waitFor({ timeout: 120_000 })
    const recorded = await rows<{ page: number; code: string }>(
      `select g."scanPage" as "page", r."code" from "signatures" g join "signingRequests" r on r."id" = g."requestId" where r."occasionId" = $1 and g."means" = 'paper'`,
      [round.id],
    )
    const wrong = recorded.filter(({ page: number, code }) => truth[number - 1]?.code !== code)
    process.stdout.write(
      `${JSON.stringify({ pages: truth.length, sheets: left, recorded: recorded.length, wrong: wrong.length })}\n`,
    )
    expect(wrong).toEqual([])
    expect(recorded.length).toBeGreaterThanOrEqual(Math.ceil(left * 0.98))
    expect((await tally()).paper).toBe(recorded.length)
    const [one] = await rows<{ id: string }>(
      `select r."personId" as id from "signatures" g join "signingRequests" r on r."id" = g."requestId" where r."occasionId" = $1 and g."means" = 'paper' limit 1`,
      [round.id],
    )
    await page.goto(`${stage.address}/people/${one?.id}?tab=signatures`)
    const [taken] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /^取扫描页/ }).click()])
    expect(taken.suggestedFilename()).toMatch(/纸质签名\.jpg$/)
  },
  minutes * 60_000,
)

/** Sends a write from the page's own session; the answer. */
const send = (page: Page, method: string, path: string, body: object): Promise<{ id: string; version: number }> =>
  page.evaluate(
    async ([m, p, b]) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }
      const answer = await fetch(p, { method: m, headers, body: b })
      if (!answer.ok) throw new Error(`${p}: ${await answer.text()}`)
      return answer.json()
    },
    [method, path, JSON.stringify(body)] as const,
  )

test('文本有实质改动：政治处批准、施行以后，签过的人要重新签，原来签的照旧查得到', async () => {
  const before = await tally()
  const desk = await stage.enter('office')
  const [wording] = await rows<{ version: number }>('select "version" from "wordings" where "id" = $1', [round.wordingId])
  await send(desk, 'POST', `/api/wordings/${round.wordingId}/draft`, { version: wording?.version })
  const [draft] = await rows<{ id: string; version: number; title: string; body: { kind: string; text: string }[] }>(
    `select "id", "version", "title", "body" from "wordingVersions" where "wordingId" = $1 and "approvedAt" is null and "abandonedAt" is null`,
    [round.wordingId],
  )
  const body = [...(draft?.body ?? [])]
  const last = body.findLastIndex((block) => block.kind === 'clause')
  body.splice(last + 1, 0, { kind: 'clause', text: '离开岗位以后，继续保守知悉的工作秘密。' })
  await send(desk, 'PATCH', `/api/wording-versions/${draft?.id}`, { version: draft?.version, title: draft?.title, body })
  const leader = await stage.enter('politicalLeader')
  await leader.goto(`${stage.address}/wordings/${round.wordingId}`)
  await leader.getByLabel('批准依据').fill('明公政〔2026〕40号')
  await leader.getByRole('button', { name: /^批准第/ }).click()
  await leader.getByText('等辅警办施行').first().waitFor()
  const [approved] = await rows<{ version: number }>('select "version" from "wordingVersions" where "id" = $1', [draft?.id])
  await send(desk, 'POST', `/api/wording-versions/${draft?.id}/commencement`, {
    version: approved?.version,
    fromOn: '2026-11-23',
    changeKind: 'material',
    note: '加了离岗以后的保密',
  })
  const count = async () =>
    Number(
      (
        await rows<{ n: number }>(
          `select count(*)::int as n from "signingRequests" where "versionId" = $1 and "state" = 'open'`,
          [draft?.id],
        )
      )[0]?.n,
    )
  await expect.poll(count, { timeout: 60_000 }).toBe(asked)
  const after = await tally()
  expect([after.desk, after.paper]).toEqual([before.desk, before.paper])
}, 120_000)

test('所长调走，接任的人接过责任书；独立的核验程序逐件核过，改动任何一处都看得出', async () => {
  const desk = await stage.enter('office')
  await desk.goto(`${stage.address}/letters?state=missing&holderDuty=unitHead`)
  await desk.getByRole('button', { name: '签发责任书' }).click()
  await desk.getByText(/没有责任书的 \d+ 份/).waitFor()
  await desk.getByRole('button', { name: '签发', exact: true }).click()
  await desk.getByText('责〔2026〕1号').first().waitFor()
  const [unit] = await rows<{ id: string; head: string; successor: string }>(
    `select u."id", a."id" as "head", (select "personId" from "accounts" where "name" = '孙立新') as "successor" from "units" u
     join "unitAppointments" a on a."unitId" = u."id" and a."duty" = 'unitHead' and a."toOn" is null where u."name" = '柳河派出所'`,
  )
  const version = async () =>
    (await rows<{ version: number }>('select "version" from "units" where "id" = $1', [unit?.id]))[0]?.version
  const path = `/api/units/${unit?.id}/appointments`
  await send(desk, 'POST', `${path}/${unit?.head}/ending`, { version: await version(), toOn: '2026-11-23' })
  await send(desk, 'POST', path, { version: await version(), duty: 'unitHead', personId: unit?.successor, fromOn: '2026-11-23' })
  const holder = async () =>
    (
      await rows<{ id: string }>(
        `select "holderPersonId" as "id" from "letters" where "unitId" = $1 and "holderDuty" = 'unitHead' and "endedOn" is null`,
        [unit?.id],
      )
    ).map(({ id }) => id)
  await expect.poll(holder, { timeout: 60_000 }).toEqual([unit?.successor])

  const client = await stage.services.pool.connect()
  try {
    await client.query('begin')
    const verdict = await verifyDatabase(client)
    expect(verdict).toMatchObject({ isSound: true, faultCount: 0 })
    expect(verdict.count).toBeGreaterThan(onDesk)
    const one = (means: string) => `"id" = (select "id" from "signatures" where "means" = '${means}' limit 1)`
    for (const change of [
      `update "signatures" set "personName" = '别人' where ${one('desk')}`,
      `update "signatures" set "scanPage" = "scanPage" + 1 where ${one('paper')}`,
      `delete from "signatures" where ${one('desk')}`,
      `update "wordingVersions" set "body" = jsonb_set("body", '{1,text}', '"另一条"') where "id" in (select "versionId" from "signatures")`,
    ]) {
      await client.query('savepoint "before"')
      const { rowCount } = await client.query(change)
      expect([change, rowCount, (await verifyDatabase(client)).isSound]).toEqual([change, expect.any(Number), false])
      await client.query('rollback to savepoint "before"')
    }
  } finally {
    await client.query('rollback')
    client.release()
  }
}, 120_000)
