import { expect, test } from 'vitest'
import { checkDigit } from '../../platform/personal-number.ts'
import { forbiddenCode } from '../../scripts/lint/forbidden-code.ts'
import { glossary } from '../../scripts/lint/glossary.ts'
import { secrets } from '../../scripts/lint/secrets.ts'
import { saidBy } from './planted.ts'

test.each([
  ['a user', 'modules/personnel/queries.ts', 'const currentUser = 1'],
  ['users', 'modules/personnel/queries.ts', 'export function listUsers() {}'],
  ['a parameter', 'modules/personnel/queries.ts', 'export const read = (userId: string) => 1'],
  ['a supervisor', 'modules/personnel/policy.ts', 'type SupervisorId = string'],
  ['pinyin', 'modules/personnel/policy.ts', 'let fujingCount = 1'],
  ['a name that says nothing', 'modules/personnel/queries.ts', 'const data = 1'],
  ['a handler', 'modules/personnel/ui/form.tsx', 'const handleSubmit = 1'],
  ['information', 'modules/personnel/presenter.ts', 'interface PersonInfo {}'],
  ['a column', 'modules/personnel/tables.ts', 'interface PersonRow {\n  userId: string\n}'],
  ['a file name', 'modules/personnel/commands/add-user.ts', ''],
  ['an address', 'modules/personnel/contract.ts', "const a = '/api/users/:id'"],
])('%s against the glossary: seen', (_, path, text) => {
  expect(saidBy(glossary, { [path]: text })).toHaveLength(1)
})

test('words in comments, texts and browser names are nobody’s identifier', () => {
  const text = "// the user\nconst said = 'const user = 1'\nconst { data } = useList()\nconst agent = navigator.userAgent"
  expect(saidBy(glossary, { 'modules/personnel/ui/list.tsx': text })).toEqual([])
})

const now = 'modules/personnel/commands/join.ts'

test.each([
  ['a default export', 'server/app.ts', 'export default 1'],
  ['the environment', 'server/app.ts', 'const a = process.env.PORT'],
  ['today’s clock', now, 'const a = new Date()'],
  ['the clock in milliseconds', now, 'const a = Date.now()'],
  ['the clock by dayjs', 'modules/personnel/ui/form.tsx', 'const a = dayjs()'],
  ['chance', now, 'const a = Math.random()'],
  ['an id of its own', now, 'const a = crypto.randomUUID()'],
  ['raw SQL', 'modules/personnel/queries.ts', 'sql.raw(text)'],
  ['SQL put together', 'server/health.ts', 'await pool.query(`select ${a}`)'],
  ['HTML from texts', 'app/page.tsx', '<p dangerouslySetInnerHTML={{ __html: a }} />'],
  ['HTML written', 'app/page.tsx', 'node.innerHTML = a'],
  ['code from texts', 'app/page.tsx', 'eval(a)'],
  ['another host', 'app/page.tsx', "fetch('https://example.org/a')"],
  ['another host in a style', 'app/page.css', "a { background: url('//example.org/a.png') }"],
  ['another host in the page', 'index.html', '<script src="https://example.org/a.js"></script>'],
  ['a mock', 'server/app.test.ts', "vi.mock('./session.ts')"],
  ['a test left out', 'server/app.test.ts', "test.skip('a', () => {})"],
  ['a test alone', 'server/app.test.ts', "describe.only('a', () => {})"],
  ['a type silenced', 'server/app.ts', '// @ts-ignore\nconst a = 1'],
])('%s: seen', (_, path, text) => {
  expect(saidBy(forbiddenCode, { [path]: text })).toHaveLength(1)
})

test.each([
  ['platform/config.ts', 'const port = process.env.PORT'],
  ['vite.config.ts', 'export default {}'],
  [now, "const a = new Date('2026-09-09T00:00:00Z') // new Date()"],
  ['platform/ids.ts', 'const a = crypto.randomUUID()'],
  ['database/migrations/0001-first.ts', 'sql.raw(text)'],
  ['server/main.ts', "const said = 'http://127.0.0.1:8000'"],
  ['app/mark.svg', '<svg xmlns="http://www.w3.org/2000/svg" />'],
  ['server/app.ts', "const said = 'eval(a) and process.env'"],
])('what is right in %s is let through', (path, text) => {
  expect(saidBy(forbiddenCode, { [path]: text })).toEqual([])
})

const join = (...parts: string[]) => parts.join('')

test.each([
  ['a private key', join('-----BEGIN ', 'PRIVATE KEY-----\nMIIE')],
  ['an access key', join('gh', 'p_', 'a'.repeat(36))],
  ['a signed token', join('ey', 'Jhbgabcdefghijklm.', 'ey', 'Jzdwabcdefghijklm.abcdefghijklmnop')],
  ['an address with a password', join('postgres://mingze:', 'hunter2hunter2', '@db/mingze')],
  ['a password', join('const password = ', "'correct-horse'")],
  ['a path of one machine', join('/ho', 'me/somebody/mingze')],
  ['somebody’s ID number', `11010519900307001${checkDigit('11010519900307001')}`],
  ['somebody’s phone number', join('138', '0013', '8000')],
])('%s: seen', (_, text) => {
  expect(saidBy(secrets, { 'server/app.ts': text })).toHaveLength(1)
})

test('synthetic numbers, the samples of the standard and settings by name are let through', () => {
  const text = "'990101199405122317' '11010519491231002X' '19912340032' password: input.password, secret = '密码不能为空，请填写'"
  expect(saidBy(secrets, { 'server/app.ts': text })).toEqual([])
})
