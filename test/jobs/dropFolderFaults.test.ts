import { readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { intake } from '../../src/jobs/intake.ts'
import { readSubmission } from '../../src/read/readSubmission.ts'
import { DatabaseLost } from '../../src/store/databaseLost.ts'
import { connectDatabase } from '../../src/store/openDatabase.ts'
import { openProxy } from '../helpers/openProxy.ts'
import { openTestStore } from '../helpers/openTestStore.ts'
import { dropSamples } from '../helpers/sampleQuarter.ts'

let store: Awaited<ReturnType<typeof openTestStore>>
beforeEach(async () => {
  store = await openTestStore()
})
afterEach(() => store.close())

const inbox = async () => (await readdir(store.drop.folders.inbox)).sort()
const countRows = async (table: string) => (await store.database.query(`select from ${table}`)).length

/** Puts a file where a folder is, which binds root too; gives what puts the folder back. */
async function block(folder: string): Promise<() => Promise<void>> {
  await rename(folder, `${folder}.away`)
  await writeFile(folder, '')
  return async () => {
    await rm(folder)
    await rename(`${folder}.away`, folder)
  }
}

/** Reading as it fails on one file by a bug of ours. */
const failOn =
  (name: string): typeof readSubmission =>
  async (file, definitions) => {
    if (file.name === name) throw new Error('a bug of ours')
    return readSubmission(file, definitions)
  }

describe('a fault of the surroundings', () => {
  it('is held against no file, however often: an outbox that cannot be written, until it can', async () => {
    await dropSamples(store, ['CDN_GIAO_DUC.xlsx', 'CDN_Y_TE.xlsx'])
    const mend = await block(store.drop.folders.outbox)
    for (let round = 0; round < 4; round++) {
      const { files, faults } = await intake(store)
      expect(files).toEqual([])
      expect(faults.map(({ file, isOurs, isQuarantined }) => ({ file, isOurs, isQuarantined }))).toEqual([
        { file: 'CDN_GIAO_DUC.xlsx', isOurs: false, isQuarantined: false },
        { file: 'CDN_Y_TE.xlsx', isOurs: false, isQuarantined: false },
      ])
      expect(faults[0]?.advice).toContain('Đề nghị kiểm tra ổ mạng')
    }
    expect(await inbox()).toEqual(['CDN_GIAO_DUC.xlsx', 'CDN_Y_TE.xlsx'])
    expect(await countRows('submission_fault')).toBe(0)
    await mend()
    expect((await intake(store)).files.map(({ status }) => status)).toEqual(['accepted', 'accepted'])
    expect(await inbox()).toEqual([])
    expect(await countRows('submission')).toBe(2)
  })

  it('stores nothing of a file whose original cannot be kept', async () => {
    await dropSamples(store, ['CDN_Y_TE.xlsx'])
    const mend = await block(store.drop.folders.archive)
    expect((await intake(store)).faults).toMatchObject([{ file: 'CDN_Y_TE.xlsx', isOurs: false }])
    expect([await countRows('submission'), await inbox()]).toEqual([0, ['CDN_Y_TE.xlsx']])
    await mend()
    expect((await intake(store)).files).toHaveLength(1)
  })

  it('ends the intake where the database is lost, and the next one takes what is left', async () => {
    const proxy = await openProxy(store.databaseUrl)
    const database = await connectDatabase(proxy.url)
    await dropSamples(store, ['CDN_GIAO_DUC.xlsx', 'CDN_Y_TE.xlsx'])
    const read: typeof readSubmission = async (file, definitions) => {
      if (file.name === 'CDN_Y_TE.xlsx') await proxy.cut()
      return readSubmission(file, definitions)
    }
    const lost = await intake({ ...store, database }, { read }).catch((error) => error)
    expect(lost).toBeInstanceOf(DatabaseLost)
    expect(lost.message).toMatch(/^Mất kết nối với cơ sở dữ liệu\..* vẫn ở thư mục nộp\.$/)
    expect(await inbox()).toEqual(['CDN_Y_TE.xlsx'])
    await expect(intake({ ...store, database })).rejects.toBeInstanceOf(DatabaseLost)
    await proxy.mend()
    expect(await intake({ ...store, database })).toMatchObject({ files: [{ file: 'CDN_Y_TE.xlsx' }], faults: [] })
    expect([await countRows('submission'), await countRows('submission_fault')]).toEqual([2, 0])
    await database.close()
    await proxy.cut()
  })
})

describe('a fault of ours', () => {
  it('is told also where it cannot be recorded, and the next file is taken', async () => {
    await dropSamples(store, ['CDN_GIAO_DUC.xlsx', 'CDN_Y_TE.xlsx'])
    const owner = new pg.Client(store.databaseUrl)
    await owner.connect()
    await owner.query('revoke insert on submission_fault from tonghop_app')
    await owner.end()
    const { files, faults } = await intake(store, { read: failOn('CDN_GIAO_DUC.xlsx') })
    expect(faults).toMatchObject([{ file: 'CDN_GIAO_DUC.xlsx', fault: 'a bug of ours', isOurs: true, isQuarantined: false }])
    expect(files.map(({ file }) => file)).toEqual(['CDN_Y_TE.xlsx'])
  })

  it('leaves its file in the inbox where it cannot be set aside, and the next file is taken', async () => {
    await dropSamples(store, ['CDN_GIAO_DUC.xlsx'])
    const mend = await block(store.drop.folders.quarantine)
    for (let round = 0; round < 3; round++) await intake(store, { read: failOn('CDN_GIAO_DUC.xlsx') })
    await dropSamples(store, ['CDN_Y_TE.xlsx'])
    const { files, faults } = await intake(store, { read: failOn('CDN_GIAO_DUC.xlsx') })
    expect(faults).toMatchObject([{ fault: 'a bug of ours', isQuarantined: false }])
    expect(files.map(({ file }) => file)).toEqual(['CDN_Y_TE.xlsx'])
    expect(await inbox()).toEqual(['CDN_GIAO_DUC.xlsx'])
    await mend()
    expect((await intake(store, { read: failOn('CDN_GIAO_DUC.xlsx') })).faults).toMatchObject([{ isQuarantined: true }])
    expect(await inbox()).toEqual([])
  })

  it('is not that a file lies where the folder of a unit should be', async () => {
    await dropSamples(store, ['CDN_Y_TE.xlsx'])
    await writeFile(join(store.drop.folders.outbox, 'CDN_Y_TE'), 'một tệp nằm đúng chỗ của thư mục')
    expect((await intake(store)).faults).toMatchObject([{ file: 'CDN_Y_TE.xlsx', isOurs: false }])
  })
})
