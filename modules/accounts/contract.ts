import { z } from 'zod'
import { endpoint, id, nothing, roles } from '../../platform/http/contract.ts'

const role = z.enum(roles)

export const sessionView = z.object({
  account: z.object({ id, name: z.string(), login: z.string(), personId: id.nullable() }),
  role,
  roles: z.array(z.object({ role, scopeText: z.string() })),
  bureau: z.object({ name: z.string(), shortName: z.string(), isDemo: z.boolean() }),
  unit: z.object({ id, name: z.string() }).nullable(),
  mustChangeSecret: z.boolean(),
  hasPin: z.boolean(),
  steppedUpUntil: z.iso.datetime().nullable(),
})
export type SessionView = z.infer<typeof sessionView>

const secret = z.string().min(1, '必填').max(200, '最多 200 位')

export const greeting = endpoint({
  method: 'get', path: '/api/greeting', summary: '登录页上的局名', who: 'anyone',
  output: z.object({ bureauName: z.string(), isDemo: z.boolean(), version: z.string() }),
})
export const signIn = endpoint({
  method: 'post', path: '/api/session', summary: '登录', who: 'anyone', event: 'session.opened',
  body: z.strictObject({ login: z.string().trim().min(1, '必填').max(60), secret }), output: sessionView,
})
export const readSession = endpoint({ method: 'get', path: '/api/session', summary: '当前会话', who: 'signedIn', output: sessionView })
export const signOut = endpoint({
  method: 'delete', path: '/api/session', summary: '退出登录', who: 'signedIn', event: 'session.ended', body: nothing, output: z.object({ ended: z.boolean() }),
})
export const stepUp = endpoint({
  method: 'post', path: '/api/session/step-up', summary: '再输一次口令', who: 'signedIn', event: 'session.steppedUp',
  body: z.strictObject({ secret }), output: sessionView,
})
export const switchRole = endpoint({
  method: 'post', path: '/api/session/role', summary: '切换身份', who: 'signedIn', event: 'session.roleSwitched', body: z.strictObject({ role }), output: sessionView,
})
export const changeSecret = endpoint({
  method: 'post', path: '/api/session/secret', summary: '更换自己的口令', who: 'signedIn', event: 'account.secretChanged',
  body: z.strictObject({ current: secret, next: secret }), output: sessionView,
})
export const setPin = endpoint({
  method: 'post', path: '/api/session/pin', summary: '设置签名密码', who: 'signedIn', event: 'account.pinSet', stepUp: true,
  body: z.strictObject({ pin: z.string().regex(/^\d{6}$/, '签名密码为 6 位数字') }), output: sessionView,
})
export const ownSession = z.object({
  id, role, createdAt: z.iso.datetime(), lastSeenAt: z.iso.datetime(), address: z.string(), browser: z.string(), isCurrent: z.boolean(),
})
export const listSessions = endpoint({
  method: 'get', path: '/api/session/mine', summary: '自己登录着的地方', who: 'signedIn', output: z.object({ rows: z.array(ownSession) }),
})
export const endSession = endpoint({
  method: 'delete', path: '/api/session/mine/{id}', summary: '结束自己的一处登录', who: 'signedIn', event: 'session.ended',
  params: z.strictObject({ id }), body: nothing, output: z.object({ rows: z.array(ownSession) }),
})
