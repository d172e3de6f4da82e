import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { intake, type TakenFile } from '../../src/jobs/intake.ts'
import { openDrop } from '../../src/store/drop.ts'
import { projectRoot } from '../../src/store/projectRoot.ts'
import type { Store } from '../../src/store/store.ts'
import { openTestStore } from '../helpers/openTestStore.ts'
import { readSample } from '../helpers/sampleQuarter.ts'
import { writeSlowly } from '../helpers/writeSlowly.ts'

let store: Awaited<ReturnType<typeof openTestStore>>
beforeEach(async () => {
  store = await openTestStore()
})
afterEach(() => store.close())

/** The same store, which takes a file as broken after another time. */
async function withBrokenAfter(brokenAfterMs: number): Promise<Store> {
  return { ...store, drop: await openDrop(store.drop.root, { brokenAfterMs }) }
}

/** Every file below a folder of the drop, by name alone. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort()
}

describe('a file whose parts come in any order', () => {
  it('is left where it looks whole and is damaged inside, and taken once when all has come', async () => {
    const patient = await withBrokenAfter(5000)
    const path = join(store.drop.folders.inbox, 'CDN_Y_TE.xlsx')
    let isWriting = true
    const writing = writeSlowly({
      source: join(projectRoot(), 'fixtures/quarter-3-2023/inbox/CDN_Y_TE.xlsx'),
      path,
      manner: 'tailFirst',
    }).finally(() => {
      isWriting = false
    })
    const taken: TakenFile[] = []
    let sweepsThatWaited = 0
    while (isWriting || taken.length === 0) {
      const { files, faults, unsettled } = await intake(patient)
      expect(faults).toEqual([])
      taken.push(...files)
      if (unsettled.includes(path)) sweepsThatWaited += 1
      await sleep(20)
    }
    await writing
    expect(taken.map(({ file, status }) => [file, status])).toEqual([['CDN_Y_TE.xlsx', 'accepted']])
    expect(sweepsThatWaited).toBeGreaterThan(0)
    expect(await store.database.query('select from submission')).toHaveLength(1)
    expect(await filesIn(store.drop.folders.archive)).toEqual([taken[0]?.sha256])
    expect(await filesIn(store.drop.folders.quarantine)).toEqual([])
  })

  it('leaves no trace where it is damaged, does not hold up the next, and is refused when it has been quiet for long', async () => {
    const bytes = await readSample('CDN_Y_TE.xlsx')
    const middle = Math.floor(bytes.length / 2)
    await writeFile(join(store.drop.folders.inbox, 'a.xlsx'), Buffer.from(bytes).fill(0, 1000, middle))
    await writeFile(join(store.drop.folders.inbox, 'b.xlsx'), bytes)
    const patient = await withBrokenAfter(2500)
    const first = await intake(patient)
    expect(first.files.map(({ file, status }) => [file, status])).toEqual([['b.xlsx', 'accepted']])
    expect(first.unsettled).toEqual([join(store.drop.folders.inbox, 'a.xlsx')])
    expect(await filesIn(store.drop.folders.archive)).toHaveLength(1)
    expect(await filesIn(store.drop.folders.quarantine)).toEqual([])
    await sleep(2600)
    const second = await intake(patient)
    expect(second).toMatchObject({ files: [{ file: 'a.xlsx', status: 'refused' }], faults: [], unsettled: [] })
    expect(second.files[0]?.reason).toContain('hỏng')
    expect(await filesIn(store.drop.folders.inbox)).toEqual([])
  })
})

describe('an intake', () => {
  it('tells which files are being written, and which only do not belong', async () => {
    for (const name of ['~$khóa.xlsx', 'trống.xlsx']) await writeFile(join(store.drop.folders.inbox, name), '')
    const { files, unsettled } = await intake(await withBrokenAfter(60_000))
    expect({ files, unsettled }).toEqual({ files: [], unsettled: [join(store.drop.folders.inbox, 'trống.xlsx')] })
  })

  it('takes a file that was sent again while the first was being answered in the next sweep', async () => {
    const path = join(store.drop.folders.inbox, 'a.csv')
    await writeFile(path, 'không phải báo cáo')
    const { files } = await intake(store, {
      read: async (file, ...rest) => {
        await writeFile(path, 'bản thứ hai')
        return (await import('../../src/read/readSubmission.ts')).readSubmission(file, ...rest)
      },
    })
    expect(files).toHaveLength(1)
    expect(await readFile(path, 'utf8')).toBe('bản thứ hai')
    expect((await intake(store)).files.map(({ file }) => file)).toEqual(['a.csv'])
    expect(await filesIn(store.drop.folders.inbox)).toEqual([])
    expect(await store.database.query('select from submission')).toHaveLength(2)
  })
})
