import { existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, rm } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { openStore } from '../store/openStore.ts'
import { projectRoot } from '../store/projectRoot.ts'
import { discardServer } from '../store/server/discardServer.ts'
import type { Store } from '../store/store.ts'
import { writeWholeFile } from '../store/writeWholeFile.ts'
import { type ConsolidationDocument, consolidate } from './consolidate.ts'
import { type IntakeReport, type IntakeWatch, intake } from './intake.ts'
import { WrongUsage } from './pipelineOf.ts'
import { withJobLock } from './timetable/withJobLock.ts'

/** The worked example: the quarter of report 757/BC-LĐLĐ, on the morning its returns were due. */
const SAMPLE = { folder: 'fixtures/quarter-3-2023/inbox', period: '2023-Q3', now: '2023-09-08T08:00:00+07:00' }
const MADE_BY_DEMO = '.made-by-demo'

export interface DemoReport {
  home: string
  intake: IntakeReport
  consolidation: ConsolidationDocument
}

/**
 * Runs the main job on the sample quarter, in a folder and with a server of its own; DATABASE_URL is never touched. `isFresh`
 * empties the folder first, but only one that the demo made. Throws WrongUsage for a folder that holds something else.
 */
export async function demo(
  { home, isFresh, now }: { home: string; isFresh: boolean; now?: string | undefined },
  { onOpen, ...watch }: Omit<IntakeWatch, 'read'> & { onOpen?: (store: Store) => void } = {},
): Promise<DemoReport> {
  const folder = resolve(home)
  await prepareFolder(folder, isFresh)
  const store = await openStore({ folder, now: now ?? SAMPLE.now })
  try {
    onOpen?.(store)
    watch.signal?.throwIfAborted()
    await dropSamples(store)
    const signal = watch.signal ?? new AbortController().signal
    const taken = await withJobLock(store, 'intake', { signal, work: (until) => intake(store, { ...watch, signal: until }) })
    watch.signal?.throwIfAborted()
    return { home: folder, intake: taken, consolidation: await consolidate(store, { period: SAMPLE.period }) }
  } finally {
    await store.close()
  }
}

async function prepareFolder(folder: string, isFresh: boolean): Promise<void> {
  const isOurs = existsSync(join(folder, MADE_BY_DEMO))
  const isEmpty = !existsSync(folder) || (await readdir(folder)).length === 0
  if (!isOurs && !isEmpty) throw new WrongUsage(`Thư mục ${folder} có dữ liệu không phải do demo tạo. Đề nghị chọn thư mục khác (--home).`)
  if (isFresh) {
    await discardServer(folder)
    await rm(folder, { recursive: true, force: true })
  }
  await mkdir(folder, { recursive: true })
  await writeWholeFile(join(folder, MADE_BY_DEMO), 'Thư mục này do lệnh demo tạo ra; demo --fresh sẽ xóa nó.\n')
}

/** Copies the sample files into the inbox as offices would: the file's own name, and no sooner there than whole. */
async function dropSamples({ drop }: Store): Promise<void> {
  const samples = join(projectRoot(), SAMPLE.folder)
  for (const name of (await readdir(samples)).sort()) {
    await copyFile(join(samples, basename(name)), join(drop.folders.inbox, name))
  }
}
