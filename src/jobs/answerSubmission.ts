import { assess, type Outcome } from '../assess.ts'
import { emptyContext } from '../check/context.ts'
import { printPeriod } from '../parse/printPeriod.ts'
import { dayInVietNam } from '../pipeline/inVietNam.ts'
import { readSubmission } from '../read/readSubmission.ts'
import { stemOf } from '../store/drop.ts'
import { findUnit } from '../store/loadContext.ts'
import { listUnanswered, loadSubmission, noteAnswered, type StoredSubmission } from '../store/loadSubmission.ts'
import type { Store } from '../store/store.ts'
import { type AnswerHead, writeAnswerText } from '../write/answerText.ts'
import { buildCheckDocument } from '../write/checkDocument.ts'
import { jsonPieces } from '../write/jsonPieces.ts'
import type { TakenFile } from './intake.ts'

/**
 * Puts the answer to a stored submission in the outbox, under a name that is its own, and notes it. `outcome` spares reading the
 * file again; without it the facts are read anew from the stored bytes, and the decision is the stored one.
 */
export async function answerSubmission(
  store: Store,
  submissionId: string,
  { bytes, outcome }: { bytes: Uint8Array; outcome: Outcome | null },
): Promise<TakenFile> {
  const stored = await loadSubmission(store, submissionId)
  const document = buildCheckDocument(stored, outcome ?? (await recallOutcome(store, stored, bytes)))
  const name = `${stemOf(stored.name)}.${submissionId.slice(0, 8)}`
  const unit = stored.decision.unit ?? knownFolder(store, stored.folder)
  const taken = { ...document, submission: submissionId, version: stored.version, answer: '' }
  const text = writeAnswerText(document, headOf(store, stored))
  const answer = await store.drop.answer(unit, name, {
    'ket-qua.txt': text,
    'ket-qua.json': jsonPieces({ ...taken, answer: name }),
  })
  if (document.status === 'refused') await store.drop.quarantine({ bytes, name: stored.name, submissionId }, text)
  await noteAnswered(store, submissionId)
  return { ...taken, answer }
}

/** Answers what was decided but not answered when the program was stopped. One that cannot be answered holds up nothing else. */
export async function answerPending(store: Store): Promise<void> {
  for (const submission of await listUnanswered(store)) {
    try {
      const { sha256 } = await loadSubmission(store, submission)
      await answerSubmission(store, submission, { bytes: await store.drop.readOriginal(sha256), outcome: null })
      store.log.info('answered after an interruption', { submission })
    } catch (error) {
      store.log.error('fault while answering after an interruption', {
        submission,
        cause: error instanceof Error ? error.stack : String(error),
      })
    }
  }
}

async function recallOutcome(
  { definitions, clock, reader }: Store,
  { name, folder, decision }: StoredSubmission,
  bytes: Uint8Array,
): Promise<Outcome> {
  const reading = await readSubmission({ name, folder, bytes }, definitions, reader.read)
  const unit = 'refused' in reading ? null : findUnit(definitions.units, reading)
  return { ...assess(reading, emptyContext(dayInVietNam(clock()), unit)), ...decision }
}

function knownFolder({ definitions }: Store, folder: string): string | null {
  return definitions.units.some(({ code }) => code === folder) ? folder : null
}

function headOf({ definitions }: Store, { decision, receivedAt, version, correction, submissionId }: StoredSubmission): AnswerHead {
  return {
    unitName: definitions.units.find(({ code }) => code === decision.unit)?.name ?? null,
    periodName: decision.period === null ? null : printPeriod(decision.period),
    receivedAt,
    version,
    correction,
    submission: submissionId,
  }
}
