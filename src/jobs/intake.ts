import { assess, type Outcome } from '../assess.ts'
import { readSubmission } from '../read/readSubmission.ts'
import type { LeaveAlone, WaitingFile } from '../store/drop.ts'
import { loadContext } from '../store/loadContext.ts'
import { LEFT_ALONE } from '../store/openLog.ts'
import { lockPipeline, NO_PIPELINE } from '../store/recordInstant.ts'
import { countFaults, saveFault } from '../store/saveFault.ts'
import { isSaved, saveOutcome } from '../store/saveOutcome.ts'
import type { Store } from '../store/store.ts'
import { BEING_WRITTEN } from '../store/takeNext.ts'
import type { CheckDocument } from '../write/checkDocument.ts'
import { answerPending, answerSubmission } from './answerSubmission.ts'
import { judgeFault, nameLoss } from './judgeFault.ts'

/** What intake did with one file: its verdict, and where the answer lies (a path without its ending). */
export type TakenFile = CheckDocument & {
  submission: string
  /** The highest version that one of its forms made; null where it says nothing new, or was refused. */
  version: number | null
  answer: string
}

/** A file that was not taken, and not because of its sender. */
export interface FaultyFile {
  file: string
  fault: string
  isQuarantined: boolean
  /** What is to be done where the reason lies in what is around us (a full disk, a network folder that went away): then the file stays, however
   * often. Null where the fault is ours. */
  advice: string | null
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
  /** Where files lie that are being written, or could not be opened just now: to be looked at again in some seconds. */
  unsettled: string[]
}

/** How often our own failure on a file is tried again before the file is set aside. */
const FAULTS_BEFORE_QUARANTINE = 3

/**
 * Takes in every file that waits in the drop folder and answers each one. Safe to run twice, and to be killed anywhere: the
 * outcome is stored before the answer is written, and the answer before the file leaves the inbox. A fault of ours is
 * recorded on that file, one of the surroundings is told; the file stays, the next is taken. Throws DropFolderGone or DatabaseLost
 * where none can be taken.
 */
export async function intake(store: Store, watch: IntakeWatch = {}): Promise<IntakeReport> {
  return takeAll(store, watch).catch((error) => Promise.reject(nameLoss(store, error)))
}

async function takeAll(store: Store, { onFile, signal, read = readSubmission }: IntakeWatch): Promise<IntakeReport> {
  const report: IntakeReport = { files: [], faults: [], unsettled: [] }
  const leaveAlone: LeaveAlone = (path, why, isPassing) => {
    store.log.info(LEFT_ALONE, { path, why })
    if (isPassing) report.unsettled.push(path)
  }
  await store.drop.checkIsThere()
  await answerPending(store)
  const waiting = await store.drop.countWaiting()
  if (waiting > 0) store.reader.prepare()
  for await (const file of store.drop.takeNext(leaveAlone)) {
    const done = await takeOrRecord(store, file, { read, signal })
    if (done === null && signal?.aborted) break
    if (done === null) leaveAlone(file.path, BEING_WRITTEN, true)
    else if ('fault' in done) report.faults.push(done)
    else report.files.push(done)
    if (done) onFile?.(done, { position: report.files.length + report.faults.length, waiting })
    if (signal?.aborted) break
  }
  return report
}

/** Null where the file stays for the next time: it may still be coming, or it failed after we were told to stop, which is no fault of the file. */
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
    const advice = await judgeFault(store, error)
    return advice === null ? recordFault(store, file, error) : tellFault(store, file, { error, advice })
  }
}

/** Null where the file looks broken and may still be coming: this half of it is not kept. */
async function takeFile(store: Store, file: WaitingFile, read: typeof readSubmission): Promise<TakenFile | null> {
  const started = performance.now()
  const original = await store.drop.keepOriginal(file)
  const reading = await read(file, store.definitions, store.reader.read)
  if ('refused' in reading && reading.isDamaged && store.drop.mayStillCome(file)) {
    await original?.takeBack()
    return null
  }
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

/** A fault that is not the file's: nothing is counted against it. */
function tellFault({ log }: Store, { name, sha256 }: WaitingFile, { error, advice }: { error: unknown; advice: string }): FaultyFile {
  log.error('surroundings failed while taking a file', { file: name, sha256, advice, cause: causeOf(error) })
  return { file: name, fault: messageOf(error), isQuarantined: false, advice }
}

async function recordFault(store: Store, file: WaitingFile, error: unknown): Promise<FaultyFile> {
  const { name, sha256 } = file
  store.log.error('fault while taking a file', { file: name, sha256, cause: causeOf(error) })
  const isQuarantined = await countFault(store, file, messageOf(error)).catch((second) => {
    store.log.error('fault while recording a fault', { file: name, sha256, cause: causeOf(second) })
    return false
  })
  return { file: name, fault: messageOf(error), isQuarantined, advice: null }
}

/** Whether the file was set aside, for we have failed on it too often. */
async function countFault(store: Store, file: WaitingFile, message: string): Promise<boolean> {
  await saveFault(store, file, message)
  if ((await countFaults(store, file)) < FAULTS_BEFORE_QUARANTINE) return false
  await store.drop.quarantine(file, OURS)
  await store.drop.remove(file)
  return true
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message || String((error as NodeJS.ErrnoException).code ?? error.name) : String(error)
}

function causeOf(error: unknown): string {
  return (error instanceof Error && error.stack) || messageOf(error)
}

const OURS =
  'Phần mềm gặp lỗi khi đọc tệp này ba lần liền. Lỗi là của phần mềm, không phải của đơn vị; tệp được giữ lại đây để người phụ trách xem xét.\n'
