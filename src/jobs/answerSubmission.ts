import { assess, type Outcome } from '../assess.ts'
import { emptyContext } from '../check/context.ts'
import { printPeriod } from '../parse/printPeriod.ts'
import { dayInVietNam } from '../pipeline/inVietNam.ts'
import { periodOf } from '../pipeline/period.ts'
import { dueFor, standingOf } from '../pipeline/periodState.ts'
import { scheduleOf } from '../pipeline/pipeline.ts'
import type { Reading } from '../read/reading.ts'
import { readSubmission } from '../read/readSubmission.ts'
import type { Refusal } from '../read/sheet.ts'
import { safeEnding, stemOf } from '../store/drop.ts'
import { findUnit } from '../store/loadContext.ts'
import { listUnanswered, loadSubmission, noteAnswered, type StoredSubmission } from '../store/loadSubmission.ts'
import { loadPeriodEvents } from '../store/periodEvents.ts'
import type { Store } from '../store/store.ts'
import { buildCheckDocument, type CheckDocument } from '../write/checkDocument.ts'
import { fixListOf } from '../write/fixListOf.ts'
import { jsonPieces } from '../write/jsonPieces.ts'
import { type AnswerHead, buildReceipt } from '../write/receipt/receipt.ts'
import { receiptHtml } from '../write/receipt/receiptHtml.ts'
import { receiptText } from '../write/receipt/receiptText.ts'
import { buildFixFile, type FixFile } from './buildFixFile.ts'
import type { TakenFile } from './intake.ts'
import { judgeFault } from './judgeFault.ts'
import { labelCells } from './labelCells.ts'

/** A file as it was read and judged. */
export interface Judged {
  reading: Reading | Refusal
  outcome: Outcome
}

/**
 * Puts the answer to a stored submission in the outbox, under a name that is its own, and notes it: the receipt, and the file marked up where
 * something is to be looked at. `judged` spares reading the file again; without it the facts are read anew from the stored bytes, and the
 * decision is the stored one.
 */
export async function answerSubmission(
  store: Store,
  submissionId: string,
  { bytes, judged }: { bytes: Uint8Array; judged: Judged | null },
): Promise<TakenFile> {
  const stored = await loadSubmission(store, submissionId)
  const { reading, outcome } = judged ?? (await recall(store, stored, bytes))
  const document = buildCheckDocument(stored, outcome)
  const head = await headOf(store, stored, reading)
  const fix = await fixFileOf(store, { document, head, reading, bytes })
  const receipt = buildReceipt(document, { ...head, marked: fix })
  const name = `${stemOf(stored.name)}.${submissionId.slice(0, 8)}`
  const unit = stored.decision.unit ?? knownFolder(store, stored.folder)
  const taken = { ...document, submission: submissionId, version: stored.version, answer: '' }
  const text = receiptText(receipt)
  const answer = await store.drop.answer(unit, name, {
    ...(fix && { [fix.ending]: fix.bytes }),
    ...(fix && !fix.isOwnFile && { [`ban-goc${safeEnding(stored.name)}`]: bytes }),
    'ket-qua.txt': text,
    'ket-qua.html': receiptHtml(receipt),
    'ket-qua.json': jsonPieces({ ...taken, answer: name }),
  })
  if (document.status === 'refused') await store.drop.quarantine({ bytes, name: stored.name, submissionId }, text)
  await noteAnswered(store, submissionId)
  return { ...taken, answer }
}

/** The workbook in which the submitter sees what to put right; null where there is nothing, or nothing could be read. */
async function fixFileOf(
  store: Store,
  { document, head, reading, bytes }: { document: CheckDocument; head: AnswerHead; reading: Reading | Refusal; bytes: Uint8Array },
): Promise<FixFile | null> {
  if ('refused' in reading || (document.status !== 'returned' && document.status !== 'accepted_with_warnings')) return null
  const labels = labelCells(reading, document.findings)
  return buildFixFile(store, { name: document.file, bytes }, fixListOf(buildReceipt(document, head), document.findings, labels))
}

/** Answers what was decided but not answered when the program was stopped. One that cannot be answered holds up nothing else. */
export async function answerPending(store: Store): Promise<void> {
  for (const submission of await listUnanswered(store)) {
    try {
      const { sha256 } = await loadSubmission(store, submission)
      await answerSubmission(store, submission, { bytes: await store.drop.readOriginal(sha256), judged: null })
      store.log.info('answered after an interruption', { submission })
    } catch (error) {
      const advice = await judgeFault(store, error)
      store.log.error('fault while answering after an interruption', {
        submission,
        ...(advice !== null && { advice }),
        cause: error instanceof Error ? error.stack : String(error),
      })
    }
  }
}

async function recall(
  { definitions, clock, reader }: Store,
  { name, folder, decision }: StoredSubmission,
  bytes: Uint8Array,
): Promise<Judged> {
  const reading = await readSubmission({ name, folder, bytes }, definitions, reader.read)
  const unit = 'refused' in reading ? null : findUnit(definitions.units, reading)
  return { reading, outcome: { ...assess(reading, emptyContext(dayInVietNam(clock()), unit)), ...decision } }
}

function knownFolder({ definitions }: Store, folder: string): string | null {
  return definitions.units.some(({ code }) => code === folder) ? folder : null
}

async function headOf(store: Store, stored: StoredSubmission, reading: Reading | Refusal): Promise<AnswerHead> {
  const { definitions } = store
  const { decision, receivedAt, version, correction, submissionId } = stored
  return {
    unitName: definitions.units.find(({ code }) => code === decision.unit)?.name ?? null,
    periodName: decision.period === null ? null : printPeriod(decision.period),
    receivedAt,
    version,
    dueAt: await dueOf(store, stored, reading),
    correction,
    submission: submissionId,
    pipeline: 'refused' in reading ? null : reading.pipeline,
    topName: definitions.units.find(({ role }) => role === 'total')?.name ?? '',
    marked: null,
  }
}

/** The end of the last day on which its unit might send it, as it stood when it came. */
async function dueOf(
  { database, top }: Store,
  { decision, receivedAt }: StoredSubmission,
  reading: Reading | Refusal,
): Promise<string | null> {
  const { unit, period: code } = decision
  const period = code === null ? null : periodOf(code)
  if ('refused' in reading || unit === null || !period) return null
  const events = await loadPeriodEvents(database, { top, pipeline: reading.pipeline.code, period: period.code }, receivedAt)
  return dueFor(standingOf(events, scheduleOf(reading.pipeline, period), dayInVietNam(receivedAt)), unit)
}
