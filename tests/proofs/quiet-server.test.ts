import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { demoAccount, newFolder, postmasterOf, startServer } from './server-process.ts'
import { outsideSockets } from './sockets.ts'
import { signIn, untilReady } from './visitor.ts'

const canaries = {
  name: '覃隐匿',
  idNumber: '990101199003077719',
  phone: '19977777719',
  login: 'yinni.canary',
  secret: 'Canary-Secret-7719',
}

/** Everything that could carry somebody's data into a log: addresses, bodies, headers, refusals, a database that goes away. */
async function visit(address: string, folder: string): Promise<void> {
  const office = await signIn(address, demoAccount(folder, 'office'))
  const { name, idNumber, phone, login, secret } = canaries
  const tries: [string, string, object?][] = [
    ['GET', `/api/people?q=${encodeURIComponent(name)}`],
    ['GET', `/api/people?q=${idNumber}`],
    ['GET', `/api/units?q=${encodeURIComponent(name)}&kind=${phone}`],
    ['GET', `/api/${encodeURIComponent(name)}/${idNumber}`],
    ['GET', `/${encodeURIComponent(name)}.js`],
    ['GET', `/people/${idNumber}`],
    ['GET', `/api/people/${idNumber}`],
    ['POST', '/api/people/search', { q: idNumber }],
    ['POST', '/api/search', { text: phone }],
    ['POST', '/api/people', { name, idNumber, phone }],
    ['POST', '/api/units', { name, parentId: idNumber }],
    ['PATCH', `/api/units/${idNumber}`, { version: 1, hotline: phone }],
    ['POST', '/api/session/step-up', { secret }],
  ]
  for (const [method, path, body] of tries) await office.call(method, path, body).catch(() => undefined)
  await signIn(address, { login, secret }).catch(() => undefined)
  await fetch(`${address}/api/units`, {
    method: 'POST',
    headers: {
      origin: address,
      cookie: office.cookie,
      'user-agent': name.codePointAt(0) + phone,
      'content-type': 'application/json',
    },
    body: `{"name": "${name}", "idNumber": "${idNumber}`,
  })
}

test('日志开到最细，姓名、身份证号、电话、口令、会话一行也没有；服务不往外连', async () => {
  const folder = newFolder()
  const server = await startServer(['demo', '--data', folder.path, '--port', '0', '--people', '60', '--units', '12'], {
    LOG_LEVEL: 'debug',
  })
  const port = Number(new URL(server.address).port)
  const outside = new Set<string>()
  const watch = setInterval(() => {
    for (const socket of outsideSockets(server.pid, port)) outside.add(socket)
  }, 20)
  try {
    const greeting = server.output().length
    await visit(server.address, folder.path)
    process.kill(postmasterOf(folder.path), 'SIGKILL')
    await visit(server.address, folder.path).catch(() => undefined)
    await untilReady(server.address, 30_000)
    await visit(server.address, folder.path)
    await sleep(500)
    const log = server.output().slice(greeting)
    expect(log.split('\n').length).toBeGreaterThan(30)
    const forms = Object.values(canaries).flatMap((c) => [c, encodeURIComponent(c)])
    const secrets = ['office', 'clerk'].map((key) => demoAccount(folder.path, key).secret)
    expect(log.split('\n').filter((line) => [...forms, ...secrets, 'mingze='].some((c) => line.includes(c)))).toEqual([])
    expect([...outside]).toEqual([])
    expect(existsSync(join(folder.path, 'postgres/data/log'))).toBe(false)
  } finally {
    clearInterval(watch)
    await server.stop()
    folder.remove()
  }
}, 120_000)
