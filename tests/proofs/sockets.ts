import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

function inodesOf(pid: number): Set<string> {
  const inodes = new Set<string>()
  for (const fd of readdirSync(`/proc/${pid}/fd`)) {
    try {
      const inode = readlinkSync(`/proc/${pid}/fd/${fd}`).match(/^socket:\[(\d+)\]$/)?.[1]
      if (inode) inodes.add(inode)
    } catch {}
  }
  return inodes
}

/** Network sockets of a process that are not its own listening port or connections to it: `tcp 0100007F:1F90 → …`. Unix sockets don't count. */
export function outsideSockets(pid: number, ownPort: number): string[] {
  const inodes = inodesOf(pid)
  const own = `:${ownPort.toString(16).toUpperCase().padStart(4, '0')}`
  return ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((protocol) =>
    readFileSync(`/proc/net/${protocol}`, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((f) => inodes.has(f[9] ?? '') && !(protocol.startsWith('tcp') && f[1]?.endsWith(own)))
      .map((f) => `${protocol} ${f[1]} → ${f[2]}`),
  )
}
