import { expect, test } from 'vitest'
import { as, clerk, useDatabase } from '../../tests/harness/database.ts'
import { personOfRowKey } from './identity.ts'
import { findAllPeople } from './queries.ts'
import { rosterSheet } from './sheet.ts'

const database = useDatabase()
const sheetFor = (isFull: boolean) =>
  as(database.services, clerk, async (ctx) => {
    const rows = await findAllPeople(ctx, {})
    const sheet = rosterSheet(ctx, rows, isFull ? '导出人：谢春燕' : null).sheets[0]
    return { rows, columns: sheet?.columns ?? [], cells: sheet?.rows ?? [] }
  })

test('导出的表遮住号码，日期和年龄是真的日期和数字，身份证号是文本', async () => {
  const { columns, cells } = await sheetFor(false)
  expect(cells).toHaveLength(46)
  const text = JSON.stringify(cells)
  expect(text).not.toMatch(/\d{17}[\dX]|"199\d{8}"/)
  const kindOf = (header: string) => columns.find((c) => c.header === header)?.kind
  expect([kindOf('年龄'), kindOf('合同到期'), kindOf('身份证号')]).toEqual(['number', 'date', 'text'])
  const full = await sheetFor(true)
  expect(JSON.stringify(full.cells).match(/"\d{17}[\dX]"/g)).toHaveLength(46)
})

test('行标记带回来认得是谁；改一个字就不认', async () => {
  const { rows, cells } = await sheetFor(false)
  const key = String(cells[0]?.at(-1))
  const { keys } = database.services
  expect(personOfRowKey(keys, key)).toBe(rows[0]?.id)
  const other = rows[1]?.id ?? ''
  expect(personOfRowKey(keys, key.replace(rows[0]?.id ?? '', other))).toBeUndefined()
  expect(personOfRowKey(keys, `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`)).toBeUndefined()
})
