import type { Page, Request } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { type PageRoute, pages } from '../../app/routes.ts'
import type { Role } from '../../platform/http/contract.ts'
import { useStage } from '../harness/story.ts'

const stage = useStage()
const isLarge = process.env.MINGZE_PROVE === '1'

/** What would run somewhere: in text, attributes, addresses, styles, scripts, templates. Each tells by `__xss`. */
const run = 'window.__xss=1'
const attacks: readonly string[] = [
  `<script>${run}</script>`,
  `</script><script>${run}</script>`,
  `<img src=x onerror="${run}">`,
  `<svg/onload=${run}>`,
  `"><img src=x onerror=${run}>`,
  `' autofocus onfocus='${run}' x='`,
  `javascript:${run}//`,
  `<a href="javascript:${run}">点</a>`,
  `<iframe srcdoc="<script>parent.__xss=1</script>"></iframe>`,
  `<style>@import 'javascript:${run}'</style>`,
  `<math><mtext></p><img src=x onerror=${run}></mtext></math>`,
  `{{constructor.constructor('${run}')()}}`,
  `\${${run}}`,
  `<!--<img src="--><img src=x onerror=${run}//">`,
  `<details open ontoggle=${run}>`,
  `<base href="//elsewhere.example/">`,
  `<meta http-equiv="refresh" content="0;url=//elsewhere.example/">`,
  `<form action="//elsewhere.example/"><button>点`,
  `\u202e<script>${run}</script>`,
  `＜script＞${run}＜/script＞`,
  `<scr\u0000ipt>${run}</scr\u0000ipt>`.replaceAll('\u0000', '\ufffd'),
]
/** Free texts of every table. */
const columns =
  'name shortName title employer education tier reason reference statement answer personName fileName hotline mailbox supervisionNote text wording basis unitName actorName address browser note frozenByName policeLine'

/** Writes an attack behind every free text there is, another one in each row. */
async function storeEverywhere(): Promise<number> {
  const { pool } = stage.services
  const { rows } = await pool.query<{ table: string; column: string }>(
    `select table_name as "table", column_name as "column" from information_schema.columns where table_schema = 'public' and data_type = 'text' and column_name = any($1)`,
    [columns.split(' ')],
  )
  for (const { table, column } of rows) {
    await pool.query(
      `update "${table}" t set "${column}" = "${column}" || ($1::text[])[1 + (abs(hashtext(t::text)) + $2) % cardinality($1::text[])] where "${column}" is not null`,
      [attacks, column.length],
    )
  }
  return rows.length
}
beforeAll(async () => {
  expect(await storeEverywhere()).toBeGreaterThan(40)
})

/** A record for each parameter of an address; a page without one has nothing to show. */
const records: Readonly<Record<string, string>> = {
  personId: `select "id" from "people" where "kind" = 'auxiliary' and "separatedOn" is null and "name" like '宋永康%'`,
  officerId: `select "leadOfficerId" as id from "people" where "name" like '宋永康%'`,
  unitId: `select "id" from "units" where "name" like '柳河派出所%'`,
  postId: `select "postId" as id from "people" where "name" like '宋永康%'`,
  accountId: `select "accountId" as id from "accounts" where "login" = 'liuhe.neiqin'`,
  eventId: 'select "id" from "events" order by "seq" desc limit 1',
  wordingId: 'select "id" from "wordings" limit 1',
}
async function addressOf(route: PageRoute): Promise<string | undefined> {
  let address = route.path
  for (const [whole, name = ''] of route.path.matchAll(/\$(\w+)/g)) {
    const source = records[name]
    const { rows } = source ? await stage.services.pool.query<{ id: string }>(source) : { rows: [] }
    if (!rows[0]) return undefined
    address = address.replace(whole, rows[0].id)
  }
  return address
}

/** Counts the open requests of a page, from now on. */
function requestsOf(page: Page): () => number {
  const open = new Set<Request>()
  page.on('request', (request) => open.add(request))
  page.on('requestfinished', (request) => open.delete(request))
  page.on('requestfailed', (request) => open.delete(request))
  return () => open.size
}

/** Goes to a page as a link would, and waits until it stands, reads nothing and asks for nothing, three looks in a row. */
async function visit(page: Page, asking: () => number, address: string, title: string): Promise<string> {
  await page.evaluate((to) => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, address)
  const isThere = async (): Promise<boolean> =>
    asking() === 0 &&
    (await page.evaluate((t) => document.title.startsWith(t) && document.querySelector('.state-loading') === null, title))
  for (let turn = 0, calm = 0; turn < 500 && calm < 3; turn++) {
    await page.waitForTimeout(30)
    calm = (await isThere()) ? calm + 1 : 0
  }
  return page.locator('body').innerText()
}

const keys: readonly [string, Role][] = [
  ['office', 'auxiliaryOffice'],
  ['auxiliary', 'auxiliary'],
  ['systemAdministrator', 'systemAdministrator'],
  ['securityAdministrator', 'securityAdministrator'],
  ['auditAdministrator', 'auditAdministrator'],
]
const more: readonly [string, Role][] = [
  ['clerk', 'unitClerk'],
  ['head', 'unitHead'],
  ['leadOfficer', 'leadOfficer'],
  ['lineInspector', 'lineInspector'],
]

test('每一段文字后面都接着一段会作怪的代码，打开每一个页面：一段也没有跑起来，都当文字显示', async () => {
  const opened = new Set<string>()
  let shown = 0
  const wrong: string[] = []
  for (const [key, role] of isLarge ? [...keys, ...more] : keys) {
    const page = await stage.enter(key)
    const asking = requestsOf(page)
    page.on('dialog', (dialog) => wrong.push(`${page.url()}: ${dialog.message()}`))
    for (const route of pages.filter((p) => p.roles.includes(role) && (isLarge || !opened.has(p.path)))) {
      const address = await addressOf(route)
      if (address === undefined) continue
      const text = await visit(page, asking, address, route.title)
      opened.add(route.path)
      if (text.includes('__xss')) shown += 1
      if (await page.evaluate(() => '__xss' in window || document.querySelector('base, iframe, details[ontoggle]') !== null))
        wrong.push(`${address} ran it`)
      if (!page.url().startsWith(stage.address)) wrong.push(`${address} went to ${page.url()}`)
    }
    await page.context().close()
  }
  expect(wrong).toEqual([])
  expect(stage.faults).toEqual([])
  expect([opened.size >= 45, shown >= 45]).toEqual([true, true])
}, 300_000)
