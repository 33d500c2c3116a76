import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { hostname, networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { generate } from 'selfsigned'

/** The machine's own addresses on its networks, IPv4 first. */
function ownAddresses(): string[] {
  const found = Object.values(networkInterfaces()).flatMap((entries) => entries ?? [])
  const isOpen = found.filter(({ internal, address }) => !internal && !address.startsWith('fe80:'))
  return isOpen.sort((a, b) => a.family.localeCompare(b.family)).map(({ address }) => address)
}

/** Where readers reach the server: the host itself, or every address of the machine when it listens on all. */
export const reachableHosts = (host: string): string[] =>
  host === '0.0.0.0' || host === '::' ? [...ownAddresses(), hostname()] : [host]

/** The certificate of the data folder; made self-signed, in the names readers use, when the bureau has put none there (tls.crt, tls.key). */
export async function certificate(folder: string, host: string): Promise<{ cert: string; key: string }> {
  const [certPath, keyPath] = [join(folder, 'tls.crt'), join(folder, 'tls.key')]
  if (existsSync(certPath) !== existsSync(keyPath))
    throw new Error(`${folder} 里 tls.crt 和 tls.key 只有一个，没有启动。两个都放好，或者都拿走（会自动生成自签名证书）。`)
  if (!existsSync(certPath)) {
    const names = reachableHosts(host)
    const altNames = names.map((name) => (isIP(name) ? { type: 7 as const, ip: name } : { type: 2 as const, value: name }))
    const made = await generate([{ name: 'commonName', value: names[0] ?? host }], {
      keySize: 2048,
      algorithm: 'sha256',
      notAfterDate: new Date(Date.now() + 5 * 365 * 86_400_000),
      extensions: [
        { name: 'basicConstraints', cA: false },
        { name: 'extKeyUsage', serverAuth: true },
        { name: 'subjectAltName', altNames },
      ],
    })
    writeFileSync(certPath, made.cert, { mode: 0o644 })
    writeFileSync(keyPath, made.private, { mode: 0o600 })
  }
  return { cert: readFileSync(certPath, 'utf8'), key: readFileSync(keyPath, 'utf8') }
}
