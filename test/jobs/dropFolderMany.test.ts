import { copyFile, mkdir, readdir, rename, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { intake } from '../../src/jobs/intake.ts'
import { projectRoot } from '../../src/store/projectRoot.ts'
import { openTestStore } from '../helpers/openTestStore.ts'

const SAMPLE = join(projectRoot(), 'fixtures/quarter-3-2023/inbox/CDN_Y_TE.xlsx')
/** How many are answered in an ordinary test run; MANY_FILES=1000 answers as many as the inbox gives here. */
const ANSWERED = Number(process.env.MANY_FILES ?? 50)

let store: Awaited<ReturnType<typeof openTestStore>>
beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

/** Files that are there at once, in the folder of a unit and whole: every hundredth a return, always the same; the others no return. */
async function sendAtOnce(count: number): Promise<string> {
  const [waiting, folder] = [join(store.drop.root, 'waiting'), join(store.drop.folders.inbox, 'CDN_Y_TE')]
  await mkdir(waiting)
  const past = new Date(Date.now() - 60_000)
  for (let n = 0; n < count; n++) {
    const path = join(waiting, `${n}.${n % 100 === 0 ? 'xlsx' : 'csv'}`)
    await (n % 100 === 0 ? copyFile(SAMPLE, path) : writeFile(path, `không phải báo cáo ${n % 7}`))
    await utimes(path, past, past)
  }
  await sleep(2100) // then they need not be looked at twice
  await rename(waiting, folder)
  return folder
}

describe('many files at once', () => {
  it('are given by the inbox one by one, each once: 1000', async () => {
    const folder = await sendAtOnce(1000)
    expect(await store.drop.countWaiting()).toBe(1000)
    const names = new Set<string>()
    for await (const file of store.drop.takeNext(() => {})) {
      names.add(file.name)
      await store.drop.remove(file)
    }
    expect(names.size).toBe(1000)
    await rename(folder, join(store.drop.root, 'taken'))
    expect(await readdir(join(store.drop.root, 'taken'))).toEqual([])
  })

  it(`are each taken once and answered once: ${ANSWERED}`, { timeout: 600_000 }, async () => {
    const folder = await sendAtOnce(ANSWERED)
    const started = performance.now()
    const { files, faults, unsettled } = await intake(store)
    console.info(`${ANSWERED} files taken and answered in ${Math.round(performance.now() - started)} ms`)
    expect({ faults, unsettled }).toEqual({ faults: [], unsettled: [] })
    expect(new Set(files.map(({ file }) => file)).size).toBe(ANSWERED)
    expect(await readdir(folder)).toEqual([])
    expect(await store.database.query('select from submission where answered_at is not null')).toHaveLength(ANSWERED)
    const answers = (await readdir(store.drop.folders.outbox, { recursive: true })).filter((name) => name.endsWith('.ket-qua.json'))
    expect(answers).toHaveLength(ANSWERED)
    expect(await store.database.query('select from submission_form where version > 1')).toEqual([])
  })
})
