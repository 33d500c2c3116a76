type SystemError = Error &
  Partial<Record<'code' | 'path' | 'syscall' | 'address' | 'hostname', string>> & { readonly port?: number }

const sentences: Record<string, (error: SystemError) => string> = {
  ENOENT: (e) => `没有这个文件或目录：${e.path}`,
  ENOTDIR: (e) => `${e.path} 的上级不是目录。`,
  EEXIST: (e) => `${e.path} 不是目录。`,
  EISDIR: (e) => `${e.path ?? '所给的路径'} 是目录，不是文件。`,
  EACCES: noPermission,
  EPERM: noPermission,
  EROFS: (e) => `${e.path} 所在的盘是只读的。`,
  ENOSPC: () => '磁盘已满，没有写成。',
  ECONNREFUSED: (e) => `连不上 DATABASE_URL 指的数据库（${e.address ?? ''}:${e.port ?? ''}）：没有服务应答。`,
  ETIMEDOUT: () => '连 DATABASE_URL 指的数据库超时。',
  ENOTFOUND: (e) => `找不到主机 ${e.hostname}。`,
  EAI_AGAIN: (e) => `找不到主机 ${e.hostname}。`,
  EADDRNOTAVAIL: (e) => `本机没有 ${e.address} 这个地址；改 HOST 或 --host。`,
  ERR_OSSL_X509_KEY_VALUES_MISMATCH: () => '数据目录里的 tls.crt 和 tls.key 不是一对。',
  /* PostgreSQL's own codes. */
  '28P01': () => '数据库不认 DATABASE_URL 里的用户名或口令。',
  '28000': () => '数据库不让 DATABASE_URL 里的用户登录。',
  '3D000': () => '没有 DATABASE_URL 里的那个数据库，请先建好。',
  '42501': () => 'DATABASE_URL 里的用户权限不够：它要能建表，还要能建角色（CREATEROLE）。',
  '53300': () => '数据库的连接已满，请把 max_connections 调大，或者关掉别的连接。',
}

function noPermission(error: SystemError): string {
  if (error.syscall === 'listen') return `端口 ${error.port} 不让用：1024 以下的端口要有权限；用 --port 换一个。`
  if (error.syscall?.startsWith('spawn'))
    return `数据库程序 ${error.path} 运行不了：以 root 运行时，数据目录的每一级上级目录都要让 nobody 能进入。放到 /var/lib/mingze 之类的位置，不要放在 /root 下面。`
  return `没有权限读写 ${error.path}。`
}

/** The sentence for whoever started the command: our own are Chinese already, the system's are put into words with the place. */
export function sentenceOf(error: SystemError): string {
  return sentences[error.code ?? '']?.(error) ?? error.message
}
