import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { useApp } from '../../../tests/harness/app.ts'
import { clerk, office, songYongkang, unitHead } from '../../../tests/harness/database.ts'
import { addOfficeAccount } from '../../../tests/harness/office-account.ts'

const app = useApp()
const politicalLeader = { name: '李文静', role: 'politicalOfficeLeader' } as const
const bureauLeader = { name: '冯家乐', role: 'bureauLeader' } as const
beforeAll(() => addOfficeAccount(app.services, '辅警办二号', 'office.two'))

const concern = { kind: 'concern', category: 'dutiesAndHours', about: [], aboutName: null, text: '夜班连续排了七天，没有调休。' }
const raise = async (more: object = {}) => {
  const raiser = await app.signedIn(songYongkang)
  const raised = await raiser.send('POST', '/api/me/concerns', { ...concern, way: 'named', ...more })
  expect(raised).toMatchObject({ status: 200 })
  return { raiser, raised: raised.json }
}

test('保密：越过本单位，只到辅警办；单位领导、内勤、管理员、审计、政治处都不知道有这件事', async () => {
  const outsiders = [
    unitHead,
    clerk,
    politicalLeader,
    bureauLeader,
    { name: '孙立新', role: 'leaderInCharge' },
    { name: '周启航', role: 'leadOfficer' },
    { name: '系统管理员', role: 'systemAdministrator' },
    { name: '安全管理员', role: 'securityAdministrator' },
    { name: '审计管理员', role: 'auditAdministrator' },
  ] as const
  const paths = ['/api/concerns', '/api/todos', '/api/todos/number', '/api/trail', '/api/concern-figures', '/api/me/concerns']
  const told = async () => {
    const answers: string[] = []
    for (const player of outsiders) {
      const browser = await app.signedIn(player)
      for (const path of paths)
        answers.push(`${player.role} ${path} ${(await browser.get(path)).text.replace(/"computedAt":"[^"]*"/, '')}`)
    }
    return answers
  }
  await told()
  const withoutRefusals = (answers: readonly string[]) => answers.filter((a) => !a.startsWith('auditAdministrator /api/trail'))
  const before = await told()
  const { raiser, raised } = await raise({ way: 'confidential' })
  expect(raised.handlers.map((h: { role: string }) => h.role)).toEqual(['auxiliaryOffice', 'auxiliaryOffice'])
  expect(withoutRefusals(await told())).toEqual(withoutRefusals(before))
  for (const player of outsiders) {
    const browser = await app.signedIn(player)
    for (const path of ['/api/concerns', '/api/me/concerns']) {
      const hidden = await browser.get(`${path}/${raised.id}`)
      const missing = await browser.get(`${path}/${randomUUID()}`)
      expect([hidden.status, hidden.text]).toEqual([missing.status, missing.text])
    }
  }
  const auditor = await app.signedIn({ name: '审计管理员', role: 'auditAdministrator' })
  expect((await auditor.get('/api/trail?limit=1000')).text).not.toContain('concern.raised')
  expect((await raiser.get('/api/me/concerns')).json.rows.map((r: { id: string }) => r.id)).toContain(raised.id)
  expect((await (await app.signedIn(office)).get(`/api/concerns/${raised.id}`)).json.raiser).toBe('宋永康，柳河派出所')
})

test('保密的诉求，库里没有一行通到提的人：没有姓名、账号、人员编号，也没有防重号；标记和实名的不一样', async () => {
  const key = { 'idempotency-key': randomUUID() }
  const raiser = await app.signedIn(songYongkang)
  const sent = { ...concern, way: 'confidential', text: '不想让单位知道的一件事' }
  const first = await raiser.send('POST', '/api/me/concerns', sent, key)
  const again = await raiser.send('POST', '/api/me/concerns', sent, key)
  expect(again.json.id).toBe(first.json.id)
  expect(await raiser.send('POST', '/api/me/concerns', { ...sent, text: '别的话' }, key)).toMatchObject({ status: 422 })
  const { id } = first.json
  await raiser.send('POST', `/api/me/concerns/${id}/words`, { text: '再补一句密话' })
  const named = (await raise()).raised.id
  const { pool } = app.services
  const { rows: account } = await pool.query<{ accountId: string; personId: string }>(
    `select "accountId", "personId" from "accounts" where "name" = '宋永康'`,
  )
  const { rows: tables } = await pool.query<{ name: string }>(
    `select relname as "name" from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  )
  const rowsOf = async (mark: string) =>
    (
      await Promise.all(
        tables.map(async ({ name }) =>
          (
            await pool.query<{ row: string }>(`select t::text as "row" from "${name}" t where position($1 in t::text) > 0`, [
              mark,
            ])
          ).rows.map(({ row }) => `${name} ${row}`),
        ),
      )
    ).flat()
  const eventIds = (await pool.query<{ id: string }>(`select "eventId" as id from "eventSubjects" where "subjectId" = $1`, [id]))
    .rows
  const linked = [...(await rowsOf(id)), ...(await Promise.all(eventIds.map((e) => rowsOf(e.id)))).flat()]
  expect(linked.length).toBeGreaterThan(6)
  for (const mark of [account[0]?.accountId, account[0]?.personId, '宋永康', key['idempotency-key'], '密话', '不想让单位知道'])
    expect(linked.filter((row) => row.includes(mark ?? '-'))).toEqual([])
  expect(await rowsOf('不想让单位知道')).toEqual([])
  expect(await pool.query('select 1 from "idempotencyKeys" where "reference"::text like $1', [`%${id}%`])).toMatchObject({
    rowCount: 0,
  })
  const marks = async (file: string) =>
    (
      await pool.query<{ mark: string | null }>(
        `select "holder" as mark from "sealedAccess" where "fileId" = $1 and "capacity" = 'raiser' union all select "raiserStamp" from "concerns" where "id" = $1`,
        [file],
      )
    ).rows.map((r) => r.mark)
  const [secret, plain] = [await marks(id), await marks(named)]
  expect(secret.filter((m) => plain.includes(m))).toEqual([])
})
