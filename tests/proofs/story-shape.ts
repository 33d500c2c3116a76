import type { Player } from '../harness/database.ts'
import type { Kit } from './story-kit.ts'

/** A write that would succeed now, made ready on rows that no other story touches. */
export interface ReadyWrite {
  readonly path: string
  /** Fields, or a file's bytes; an upload has its version in the path. */
  readonly body: object
}
/** The same write with another version, or with none. */
export const withVersion = ({ path, body }: ReadyWrite, version?: number): ReadyWrite => {
  if (body instanceof Uint8Array)
    return { path: `${path.split('?')[0]}${version === undefined ? '' : `?version=${version}`}`, body }
  const { version: _, ...rest } = body as { version?: number }
  return { path, body: version === undefined ? rest : { ...rest, version } }
}
export interface WriteStory {
  /** `method /path/{id}` as the endpoint declares it. */
  readonly endpoint: string
  readonly player: Player
  ready(kit: Kit): Promise<ReadyWrite>
  /** Asks for long work only: asked twice at once it is queued twice, and the second run finds it done. */
  readonly isQueued?: true
}
export const reason = '按会议决定'
export const dated = { version: 1, reason }

export const onRow = (
  endpoint: string,
  player: Player,
  make: (kit: Kit) => Promise<{ id: string; version?: number }>,
  body: object,
): WriteStory => ({
  endpoint,
  player,
  ready: async (kit) => {
    const { id, version = 1 } = await make(kit)
    return { path: endpoint.split(' ')[1]?.replace('{id}', id) ?? '', body: { ...body, version } }
  },
})
export const plain = (endpoint: string, player: Player, body: (kit: Kit) => Promise<object> | object): WriteStory => ({
  endpoint,
  player,
  ready: async (kit) => ({ path: endpoint.split(' ')[1] ?? '', body: await body(kit) }),
})
