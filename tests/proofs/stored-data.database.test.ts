import { expect, test } from 'vitest'
import { keysFrom } from '../../platform/keys.ts'
import { useApp } from '../harness/app.ts'
import { clerk } from '../harness/database.ts'
import { kitOf, newPerson, office, person } from './story-kit.ts'

const app = useApp()
const kit = kitOf(app)

/** Every row of every table as text, as a dump of the database would hold it. */
async function dump(): Promise<{ table: string; row: string }[]> {
  const { rows: tables } = await app.services.pool.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  )
  const parts = tables.map(({ name }) => `select '${name}' as "table", t::text as "row" from "${name}" t`)
  return (await app.services.pool.query<{ table: string; row: string }>(parts.join(' union all '))).rows
}
/** Eighteen digits with the check digit of an ID number, wherever they stand. */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const isIdNumber = (text: string): boolean =>
  '10X98765432'.charAt(weights.reduce((sum, weight, i) => sum + weight * Number(text[i]), 0) % 11) === text[17]?.toUpperCase()
const idNumbersIn = (text: string): string[] =>
  [...text.matchAll(/(?<![\da-f])\d{6}(?:19|20)\d{9}[\dXx](?![\da-f])/g)].map(([n]) => n).filter(isIdNumber)

test('入册、更正号码、看号码、按号码查、导出以后，把整个库倒出来：没有一个完整的身份证号，没有一个手机号', async () => {
  const added = { ...(await newPerson(kit)), phone: '19977776666' }
  const { id } = await kit.act(office, 'POST', '/api/people', added)
  const { version } = (await (await app.signedIn(office)).get(`/api/people/${id}`)).json
  const corrected = (await newPerson(kit)).idNumber
  await kit.act(office, 'PATCH', `/api/people/${id}`, { version, idNumber: corrected, phone: '19977776667' })
  const shown = await kit.act(office, 'POST', `/api/people/${id}/number-disclosure`, {
    which: 'idNumber',
    reason: '核对参保名单',
  })
  expect(shown.value).toBe(corrected)
  const browser = await app.signedIn(office)
  expect((await browser.send('POST', '/api/people/search', { q: corrected })).json.total).toBe(1)
  expect((await browser.send('POST', '/api/people/full-export', { ids: [id], reason: '核对参保名单' })).status).toBe(200)
  expect(idNumbersIn(`号码${corrected}。`)).toEqual([corrected])
  const rows = await dump()
  expect(rows.length).toBeGreaterThan(10_000)
  const told = rows.filter(({ row }) => idNumbersIn(row).length > 0 || row.includes('1997777666'))
  expect(told).toEqual([])
})

test('换密钥：旧密钥写的照样打得开，新写的用新密钥；索引不变，照样查得到', () => {
  const [old, fresh] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
  const [before, after] = [keysFrom({ k1: old }), keysFrom({ k1: old, k2: fresh })]
  const sealed = before.seal('990101199003070012', 'here')
  expect(after.open(sealed, 'here')).toBe('990101199003070012')
  expect(after.seal('x', 'here')).toMatch(/^v1\.k2\./)
  expect(after.blind('idNumber', 'x')).toEqual(before.blind('idNumber', 'x'))
  expect(() => after.open(sealed, 'elsewhere')).toThrow()
  expect(() => before.open(after.seal('x', 'here'), 'here')).toThrow('没有编号为 k2 的密钥')
})

/** Tables whose rows the application may delete, and what brings them back. */
const remade: Readonly<Record<string, string>> = {
  searchTerms: 'made again from names and numbers',
  importRows: 'read again from the file',
  headerMappings: 'a setting of one’s own',
  calendarDays: 'notes on days, the old ones in the trail',
  partUploads: 'pieces of an upload on its way, sent again',
  hazardGrams: 'made again from titles, numbers and owners',
  consultationParticipants: 'who is asked, chosen anew until the meeting is held',
  consultationPoints: 'lines of an agenda until the meeting is held, in the trail',
  consultationDecisions: 'drafts until the minutes are approved, in the trail',
  clauses: 'cut anew until the notice is in force, in the trail',
  clauseParties: 'chosen anew with their clause; who was asked before stands in the tasks and the trail',
  inspectionItems: 'lines of a draft until the inspection is concluded',
  suggestions: 'drafts until the inspection is concluded',
  outcomes: 'what is in force alone; the sealed file keeps it',
  postDuties: 'lines of a draft, its old wording in the trail',
}

test('应用的数据库角色删不掉业务记录：撤销、停用、离岗都只是写上状态', async () => {
  const { rows } = await app.services.pool.query<{ table: string }>(
    `select distinct table_name as "table" from information_schema.role_table_grants where grantee = 'mingze_app' and privilege_type in ('DELETE', 'TRUNCATE') order by 1`,
  )
  expect(rows.map((r) => r.table).filter((table) => !(table in remade))).toEqual([])
})

test('谢春燕撤销一个录错的人：花名册里没有了，库里姓名、单位、任岗、号码一样不少，留痕写着谁、为什么', async () => {
  const body = { ...(await newPerson(kit)), unitId: await kit.one(`select "id" from "units" where "name" = '柳河派出所'`) }
  const { id, version } = await kit.act(clerk, 'POST', '/api/people', body)
  const whole = () =>
    kit.one(
      `select json_build_array(to_jsonb(p) - 'voidedAt' - 'version' - 'updatedAt', to_jsonb(n) - 'voidedAt', (select json_agg(to_jsonb(a) - 'voidedAt' order by a."aspect") from "assignments" a where a."personId" = p."id"))::text
        from "people" p join "personNumbers" n on n."personId" = p."id" where p."id" = $1`,
      [id],
    )
  const before = await whole()
  await kit.act(clerk, 'POST', `/api/people/${id}/voiding`, { version, reason: '录入时看错了人' })
  expect((await (await app.signedIn(office)).get(`/api/people/${id}`)).status).toBe(404)
  expect(await whole()).toBe(before)
  const trace = await kit.one(
    `select e."actorName" || c."after" from "events" e join "changes" c on c."eventId" = e."id" where e."verb" = 'person.voided' and c."subjectId" = $1`,
    [id],
  )
  expect(trace).toBe('谢春燕录入时看错了人')
  expect(await person(kit, 'auxiliary')).not.toBe(id)
})
