import { assess, type Outcome } from '../assess.ts'
import { readSubmission } from '../read/readSubmission.ts'
import type { WaitingFile } from '../store/drop.ts'
import { isConnectionLost } from '../store/isConnectionLost.ts'
import { loadContext } from '../store/loadContext.ts'
import { lockPipeline, NO_PIPELINE } from '../store/recordInstant.ts'
import { countFaults, saveFault } from '../store/saveFault.ts'
import { isSaved, saveOutcome } from '../store/saveOutcome.ts'
import type { Store } from '../store/store.ts'
import type { CheckDocument } from '../write/checkDocument.ts'
import { answerPending, answerSubmission } from './answerSubmission.ts'

/** What intake did with one file: its verdict, and where the answer lies (a path without its ending). */
export type TakenFile = CheckDocument & {
  submission: string
  /** The highest version that one of its forms made; null where it says nothing new, or was refused. */
  version: number | null
  answer: string
}

/** A file on which we failed, not its sender. */
export interface FaultyFile {
  file: string
  fault: string
  isQuarantined: boolean
}

/** How far an intake is: the place of a file among those that waited when it began. */
export interface Progress {
  position: number
  waiting: number
}

/** What follows an intake: each file when it is done, and a signal after which no other is taken. `read` is for tests that need a fault. */
export interface IntakeWatch {
  onFile?: ((taken: TakenFile | FaultyFile, progress: Progress) => void) | undefined
  signal?: AbortSignal | undefined
  read?: typeof readSubmission
}

export interface IntakeReport {
  files: TakenFile[]
  faults: FaultyFile[]
  unsettled?: string[]
}

/** How often our own failure on a file is tried again before the file is set aside. */
const FAULTS_BEFORE_QUARANTINE = 3

/**
 * Takes in every file that waits in the drop folder and answers each one. Safe to run twice, and to be killed anywhere: the
 * outcome is stored before the answer is written, and the answer before the file leaves the inbox. A fault is ours: it is
 * recorded on that file, the file stays, the next is taken.
 */
export async function intake(store: Store, { onFile, signal, read = readSubmission }: IntakeWatch = {}): Promise<IntakeReport> {
  const report: IntakeReport = { files: [], faults: [] }
  await answerPending(store)
  const waiting = await store.drop.countWaiting()
  if (waiting > 0) store.reader.prepare()
  const leftAlone = (path: string, why: string) => store.log.info('left alone', { path, why })
  for await (const file of store.drop.takeNext(leftAlone)) {
    const done = await takeOrRecord(store, file, { read, signal })
    if (done === null) break
    if ('fault' in done) report.faults.push(done)
    else report.files.push(done)
    onFile?.(done, { position: report.files.length + report.faults.length, waiting })
    if (signal?.aborted) break
  }
  return report
}

/**
 * Null where it failed after we were told to stop, which is no fault of the file: it waits for the next time. Throws where the database went away: no
 * fault of the file either, and the next one would meet it too.
 */
async function takeOrRecord(
  store: Store,
  file: WaitingFile,
  { read, signal }: { read: typeof readSubmission; signal: AbortSignal | undefined },
): Promise<TakenFile | FaultyFile | null> {
  try {
    return await takeFile(store, file, read)
  } catch (error) {
    if (signal?.aborted) {
      store.log.info('left for the next time', { file: file.name, cause: String(error) })
      return null
    }
    if (isConnectionLost(error)) throw error
    return recordFault(store, file, error)
  }
}

async function takeFile(store: Store, file: WaitingFile, read: typeof readSubmission): Promise<TakenFile> {
  const started = performance.now()
  await store.drop.keepOriginal(file)
  const reading = await read(file, store.definitions, store.reader.read)
  const outcome = await store.database.transaction(async (transaction): Promise<Outcome | null> => {
    await lockPipeline(transaction, store.top, 'refused' in reading ? NO_PIPELINE : reading.pipeline.code)
    if (await isSaved(transaction, store, file.submissionId)) return null
    const context = await loadContext(transaction, store, reading)
    const decided = assess(reading, context)
    await saveOutcome(transaction, store, { file, outcome: decided, context })
    return decided
  })
  const taken = await answerSubmission(store, file.submissionId, { bytes: file.bytes, judged: outcome && { reading, outcome } })
  await store.drop.remove(file)
  const { file: name, submission, sha256, status, unit, period, version, findings } = taken
  const [errors, warnings] = (['error', 'warning'] as const).map((each) => findings.filter(({ severity }) => severity === each).length)
  const ms = Math.round(performance.now() - started)
  store.log.info('file taken', { file: name, submission, sha256, status, unit, period, version, errors, warnings, ms })
  return taken
}

async function recordFault(store: Store, file: WaitingFile, error: unknown): Promise<FaultyFile> {
  const message = error instanceof Error ? error.message : String(error)
  store.log.error('fault while taking a file', {
    file: file.name,
    sha256: file.sha256,
    cause: error instanceof Error ? error.stack : message,
  })
  await saveFault(store, file, message)
  const isQuarantined = (await countFaults(store, file)) >= FAULTS_BEFORE_QUARANTINE
  if (isQuarantined) {
    await store.drop.quarantine(file, OURS)
    await store.drop.remove(file)
  }
  return { file: file.name, fault: message, isQuarantined }
}

const OURS =
  'Phần mềm gặp lỗi khi đọc tệp này ba lần liền. Lỗi là của phần mềm, không phải của đơn vị; tệp được giữ lại đây để người phụ trách xem xét.\n'
