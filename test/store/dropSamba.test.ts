import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Drop, openDrop } from '../../src/store/drop.ts'
import { projectRoot } from '../../src/store/projectRoot.ts'
import { watchInbox } from '../../src/store/watchInbox.ts'
import { type Share, startSamba } from '../helpers/startSamba.ts'
import { writeZip } from '../hostile/writeZip.ts'

let root: string
let drop: Drop
let share: Share | null
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'tonghop-share-'))
  drop = await openDrop(join(root, 'drop'), { brokenAfterMs: 30_000 })
  share = await startSamba(drop.folders.inbox)
  if (!share)
    console.info(
      'Samba is not installed, or does not serve this user: the network folder is not tried. dropWhole.test.ts has writers that behave so.',
    )
})
afterAll(async () => {
  await share?.stop()
  await rm(root, { recursive: true, force: true })
})

const shaOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** What is taken now: name and sha256. */
async function sweep(): Promise<[name: string, sha256: string][]> {
  const taken: [string, string][] = []
  for await (const { name, sha256 } of drop.takeNext(() => {})) taken.push([name, sha256])
  return taken
}

async function untilTaken(): Promise<[name: string, sha256: string][]> {
  for (;;) {
    const taken = await sweep()
    if (taken.length > 0) return taken
    await sleep(50)
  }
}

it('a return that comes through Samba is told of, and taken whole', async ({ skip }) => {
  if (!share) return skip()
  const source = join(projectRoot(), 'fixtures/quarter-3-2023/inbox/CDN_Y_TE.xlsx')
  let changes = 0
  const watched = await watchInbox(drop.folders.inbox, { onChange: () => changes++, onProblem: console.error, pace: { quietMs: 100 } })
  await once(share.put(source, 'Báo cáo quý III.xlsx'), 'exit')
  const name = 'Báo cáo quý III.xlsx'.normalize('NFC')
  expect(await untilTaken()).toEqual([[name, shaOf(await readFile(source))]])
  await sleep(500)
  expect(changes).toBeGreaterThan(0)
  await watched.close()
  await rm(join(drop.folders.inbox, name))
})

it('a sender who is cut off in the middle of a large file is waited for', { timeout: 120_000 }, async ({ skip }) => {
  if (!share) return skip()
  const bytes = writeZip([{ name: 'xl/workbook.xml', content: Buffer.alloc(40 * 2 ** 20, 'Đơn vị '), method: 0 }])
  const path = join(drop.folders.inbox, 'lớn.xlsx')
  await writeFile(join(root, 'large'), bytes)
  const sender = share.put(join(root, 'large'), 'lớn.xlsx')
  const sent = once(sender, 'exit')
  while (((await stat(path).catch(() => null))?.size ?? 0) === 0) await sleep(2)
  sender.kill('SIGSTOP')
  const { size } = await stat(path)
  if (size < bytes.length * 0.9) {
    await sleep(2600) // longer than a file need be quiet whose end can be seen
    expect(await sweep()).toEqual([])
  }
  sender.kill('SIGCONT')
  expect((await sent)[0]).toBe(0)
  expect(await untilTaken()).toEqual([['lớn.xlsx', shaOf(bytes)]])
  console.info(`The sender was stopped at ${size} of ${bytes.length} bytes`)
})
