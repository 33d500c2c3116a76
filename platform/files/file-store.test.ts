import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testKeys } from '../../tests/harness/services.ts'
import { newId } from '../ids.ts'
import { fileStore } from './file-store.ts'

test('写到一半断电留下的残片，一天以后清掉；写完的、正在写的都不动', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mz-files-'))
  try {
    const store = fileStore(folder, testKeys)
    const id = newId()
    await store.put(id, Buffer.from('责任书扫描件'))
    const place = join(folder, id.slice(0, 2))
    const yesterday = new Date(Date.now() - 86_400_000)
    for (const name of ['old.part', 'new.part']) writeFileSync(join(place, name), '残片')
    utimesSync(join(place, 'old.part'), yesterday, yesterday)
    utimesSync(join(place, id), yesterday, yesterday)
    expect(await store.sweep(new Date(Date.now() - 3_600_000))).toBe(1)
    expect(readdirSync(place).toSorted()).toEqual([id, 'new.part'].toSorted())
    expect((await store.get(id)).toString()).toBe('责任书扫描件')
  } finally {
    rmSync(folder, { recursive: true })
  }
})
