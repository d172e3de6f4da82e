import { assess, type Outcome } from '../assess.ts'
import { readSubmission } from '../read/readSubmission.ts'
import type { WaitingFile } from '../store/drop.ts'
import { loadContext } from '../store/loadContext.ts'
import { countFaults, saveFault } from '../store/saveFault.ts'
import { isSaved, saveOutcome } from '../store/saveOutcome.ts'
import type { Store } from '../store/store.ts'
import type { CheckDocument } from '../write/checkDocument.ts'
import { answerPending, answerSubmission } from './answerSubmission.ts'

/** What intake did with one file: its verdict, and where the answer lies (a path without its ending). */
export type TakenFile = CheckDocument & { submission: string; answer: string }

/** A file on which we failed, not its sender. */
export interface FaultyFile {
  file: string
  fault: string
  isQuarantined: boolean
}

export interface IntakeReport {
  files: TakenFile[]
  faults: FaultyFile[]
}

/** How often our own failure on a file is tried again before the file is set aside. */
const FAULTS_BEFORE_QUARANTINE = 3

/**
 * Takes in every file that waits in the drop folder and answers each one. Safe to run twice, and to be killed anywhere: the
 * outcome is stored before the answer is written, and the answer before the file leaves the inbox. A fault is ours: it is
 * recorded on that file, the file stays, the next is taken. `read` is for tests that need a fault.
 */
export async function intake(
  store: Store,
  { onFile, read = readSubmission }: { onFile?: (taken: TakenFile | FaultyFile) => void; read?: typeof readSubmission } = {},
): Promise<IntakeReport> {
  const report: IntakeReport = { files: [], faults: [] }
  await answerPending(store)
  const leftAlone = (path: string, why: string) => store.log.info('left alone', { path, why })
  for await (const file of store.drop.takeNext(leftAlone)) {
    try {
      const taken = await takeFile(store, file, read)
      report.files.push(taken)
      onFile?.(taken)
    } catch (error) {
      const faulty = await recordFault(store, file, error)
      report.faults.push(faulty)
      onFile?.(faulty)
    }
  }
  return report
}

async function takeFile(store: Store, file: WaitingFile, read: typeof readSubmission): Promise<TakenFile> {
  const started = performance.now()
  await store.drop.keepOriginal(file)
  const reading = await read(file, store.definitions)
  const outcome = await store.database.transaction(async (transaction): Promise<Outcome | null> => {
    if (await isSaved(transaction, store, file.submissionId)) return null
    const context = await loadContext(transaction, store, reading)
    const decided = assess(reading, context)
    await saveOutcome(transaction, store, { file, outcome: decided, context })
    return decided
  })
  const taken = await answerSubmission(store, file.submissionId, { bytes: file.bytes, outcome })
  await store.drop.remove(file)
  const { file: name, status, unit, period } = taken
  store.log.info('file taken', {
    file: name,
    submission: taken.submission,
    status,
    unit,
    period,
    ms: Math.round(performance.now() - started),
  })
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
