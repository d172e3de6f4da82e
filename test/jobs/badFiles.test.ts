import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { consolidate } from '../../src/jobs/consolidate.ts'
import { doctor } from '../../src/jobs/doctor.ts'
import { intake } from '../../src/jobs/intake.ts'
import { readSubmission } from '../../src/read/readSubmission.ts'
import { projectRoot } from '../../src/store/projectRoot.ts'
import { openTestStore } from '../helpers/openTestStore.ts'
import { dropFile, dropSamples } from '../helpers/sampleQuarter.ts'

const PERIOD = '2023-Q3'
const FIXTURES = join(projectRoot(), 'fixtures')

/** The one file of a fixture's folder that is not the expectation. */
async function fileOf(folder: string): Promise<string> {
  const name = (await readdir(join(FIXTURES, folder))).find((each) => each !== 'expected.json')
  if (!name) throw new Error(`${folder} holds no file`)
  return join(FIXTURES, folder, name)
}

describe('files that cannot be counted', () => {
  let store: Awaited<ReturnType<typeof openTestStore>>
  beforeEach(async () => {
    store = await openTestStore()
  })
  afterEach(() => store.close())

  const totals = async () => (await consolidate(store, { period: PERIOD })).totals

  it('change no total, whether returned or refused, and the files after them are taken', async () => {
    await dropSamples(store, ['LDLD_TAM_DUONG.xlsx'])
    await intake(store)
    const before = await totals()
    await dropFile(store, await fileOf('returned/X01-parts-do-not-add-up'), '1.xlsx')
    await dropFile(store, await fileOf('refused/not-ours'), '2.xlsx')
    await dropFile(store, await fileOf('refused/not-a-workbook'), '3.xlsx')
    await dropSamples(store, ['CDN_Y_TE.xlsx'])
    const { files } = await intake(store)
    expect(files.map(({ status }) => status)).toEqual(['returned', 'refused', 'refused', 'accepted'])
    const after = await totals()
    expect(after.find(({ indicator }) => indicator === 'inspect_charter')?.missing).not.toContain('CDN_Y_TE')
    const facts = await store.database.query<{ reporter: string }>(
      'select distinct reporting_unit_code as reporter from fact_indicator order by 1',
    )
    expect(facts.map(({ reporter }) => reporter)).toEqual(['CDN_Y_TE', 'LDLD_TAM_DUONG'])
    expect(before.find(({ indicator }) => indicator === 'inspect_charter')?.reported).toBe(1)
  })

  it('leave a unit with its accepted version, and with an answer that says which cell', async () => {
    const returned = await fileOf('returned/X01-parts-do-not-add-up')
    await dropFile(store, await fileOf('accepted/plain-return'), 'first.xlsx')
    await intake(store)
    const before = await totals()
    await dropFile(store, returned, 'second.xlsx')
    const { files } = await intake(store)
    const [taken] = files
    expect(taken?.findings[0]).toMatchObject({ rule: 'X01', severity: 'error', at: { sheet: '09_KIEMTRA' } })
    expect(await totals()).toEqual(before)
    const answer = await readFile(`${taken?.answer}.ket-qua.txt`, 'utf8')
    expect(answer).toContain('TRẢ LẠI ĐƠN VỊ')
    expect(answer).toMatch(/\[09_KIEMTRA!E6\] Tổng không khớp: .* = \d+, nhưng ô này ghi \d+/)
  })

  it('are kept, byte for byte, and a refused one is set aside with its reason', async () => {
    const refused = await fileOf('refused/not-ours')
    await dropFile(store, refused, 'danh-ba.xlsx')
    const { files } = await intake(store)
    expect(Buffer.from(await store.drop.readOriginal(files[0]?.sha256 ?? ''))).toEqual(await readFile(refused))
    const aside = await readdir(store.drop.folders.quarantine)
    expect(aside.filter((name) => name.endsWith('danh-ba.xlsx'))).toHaveLength(1)
    expect(aside.filter((name) => name.endsWith('.ly-do.txt'))).toHaveLength(1)
  })

  it('stay in the inbox where the fault is ours, while the next is taken; the third fault sets the file aside as ours', async () => {
    const isBroken = { value: true }
    const read: typeof readSubmission = async (file, definitions) => {
      if (isBroken.value && file.name === 'CDN_GIAO_DUC.xlsx') throw new Error('a bug of ours')
      return readSubmission(file, definitions)
    }
    await dropSamples(store, ['CDN_GIAO_DUC.xlsx', 'CDN_Y_TE.xlsx'])
    const first = await intake(store, { read })
    expect(first.faults).toEqual([{ file: 'CDN_GIAO_DUC.xlsx', fault: 'a bug of ours', isQuarantined: false, advice: null }])
    expect(first.files.map(({ file }) => file)).toEqual(['CDN_Y_TE.xlsx'])
    expect(await readdir(store.drop.folders.inbox)).toEqual(['CDN_GIAO_DUC.xlsx'])
    await intake(store, { read })
    const third = await intake(store, { read })
    expect(third.faults[0]?.isQuarantined).toBe(true)
    expect(await readdir(store.drop.folders.inbox)).toEqual([])
    const aside = await readdir(store.drop.folders.quarantine)
    const reason = aside.find((name) => name.endsWith('.ly-do.txt')) ?? ''
    expect(await readFile(join(store.drop.folders.quarantine, reason), 'utf8')).toContain('Lỗi là của phần mềm')
  })

  it('are taken after all once the fault is mended', async () => {
    let isBroken = true
    const read: typeof readSubmission = async (file, definitions) => {
      if (isBroken) throw new Error('a bug of ours')
      return readSubmission(file, definitions)
    }
    await dropSamples(store, ['CDN_GIAO_DUC.xlsx'])
    await intake(store, { read })
    isBroken = false
    const { files } = await intake(store, { read })
    expect(files.map(({ status }) => status)).toEqual(['accepted'])
  })

  it('are answered in the end where the outbox could not be written, and only once', async () => {
    await dropSamples(store, ['CDN_Y_TE.xlsx'])
    const answer = store.drop.answer
    const full = { ...store, drop: { ...store.drop, answer: () => Promise.reject(new Error('no space left')) } }
    const { faults } = await intake(full)
    expect(faults).toHaveLength(1)
    expect(await readdir(store.drop.folders.inbox)).toEqual(['CDN_Y_TE.xlsx'])
    const { files } = await intake({ ...store, drop: { ...store.drop, answer } })
    expect(files).toMatchObject([{ file: 'CDN_Y_TE.xlsx', status: 'accepted' }])
    expect(await store.database.query('select from submission')).toHaveLength(1)
    expect((await readdir(join(store.drop.folders.outbox, 'CDN_Y_TE'))).filter((name) => name.endsWith('.json'))).toHaveLength(1)
  })

  it('hold up nothing else where the answer to an earlier one cannot be given, and the doctor says so', async () => {
    await dropSamples(store, ['CDN_Y_TE.xlsx'])
    await intake({ ...store, drop: { ...store.drop, answer: () => Promise.reject(new Error('no space left')) } })
    const lost = { ...store.drop, readOriginal: () => Promise.reject(new Error('the archive is gone')) }
    await rm(join(store.drop.folders.inbox, 'CDN_Y_TE.xlsx'))
    await dropSamples(store, ['CDN_GIAO_DUC.xlsx'])
    const { files } = await intake({ ...store, drop: lost })
    expect(files.map(({ file }) => file)).toEqual(['CDN_GIAO_DUC.xlsx'])
    expect((await doctor(store)).find(({ name }) => name === 'Trả lời')).toMatchObject({ isWell: false })
    await intake(store)
    expect((await doctor(store)).find(({ name }) => name === 'Trả lời')).toMatchObject({ isWell: true })
  })
})
