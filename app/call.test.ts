import { expect, test } from 'vitest'
import { addressOf } from './call.ts'

test('parameters are written into the path so that no value can leave its place', () => {
  expect(addressOf('/api/units/:unitId/posts/:postId', { params: { unitId: '柳河/../x', postId: 'p 1' } })).toBe(
    '/api/units/%E6%9F%B3%E6%B2%B3%2F..%2Fx/posts/p%201',
  )
})

test('empty and absent conditions are left out of the query', () => {
  expect(addressOf('/api/people', { query: { unitId: 'u1', q: '', cursor: undefined, below: false } })).toBe(
    '/api/people?unitId=u1&below=false',
  )
  expect(addressOf('/api/people', { query: {} })).toBe('/api/people')
})
