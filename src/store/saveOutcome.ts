import type { Outcome } from '../assess.ts'
import type { Context } from '../check/context.ts'
import { type CopyValue, copyRows } from './copyRows.ts'
import type { Transaction } from './database.ts'
import { NO_PIPELINE, recordInstant } from './recordInstant.ts'
import { saveForms } from './saveForms.ts'
import type { Store } from './store.ts'

/** A file as it is kept: what the database knows of an arrival. */
export interface KeptFile {
  submissionId: string
  sha256: string
  name: string
  folder: string
}

type Saving = Pick<Store, 'top' | 'clock' | 'definitions'>

/**
 * Saves what became of a file, in the caller's transaction: the submission, its findings, and for each form the next version.
 * An accepted form supersedes the one in force, and is no new version where it says the same. Nothing is ever deleted.
 */
export async function saveOutcome(
  transaction: Transaction,
  store: Saving,
  saved: { file: KeptFile; outcome: Outcome; context: Context },
): Promise<void> {
  const { file, outcome, context } = saved
  const instant = await recordInstant(transaction, store, { pipeline: outcome.pipeline ?? NO_PIPELINE, action: 'submission' })
  await transaction.query(
    `insert into submission (top_unit_code, submission_id, sha256, file_name, folder, received_at, pipeline_code, period_code, unit_code, status, reason,
                             not_checked, definition_hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      store.top,
      file.submissionId,
      file.sha256,
      file.name,
      file.folder,
      instant,
      outcome.pipeline,
      outcome.period,
      outcome.unit,
      outcome.status,
      outcome.reason,
      outcome.notChecked,
      store.definitions.hash,
    ],
  )
  await saveFindings(transaction, store.top, saved)
  if (context.unit && outcome.pipeline && outcome.period) await saveForms(transaction, store, { ...saved, instant })
}

/** Whether an arrival has been decided before. */
export async function isSaved(transaction: Transaction, { top }: Pick<Store, 'top'>, submissionId: string): Promise<boolean> {
  const rows = await transaction.query('select from submission where top_unit_code = $1 and submission_id = $2', [top, submissionId])
  return rows.length > 0
}

async function saveFindings(transaction: Transaction, top: string, { file, outcome }: { file: KeptFile; outcome: Outcome }): Promise<void> {
  const columns = ['top_unit_code', 'submission_id', 'finding_no', 'rule_code', 'severity', 'sheet', 'cell', 'given', 'expected', 'message']
  const rows = outcome.findings.map((each, index): CopyValue[] => [
    top,
    file.submissionId,
    index + 1,
    each.rule,
    each.severity,
    each.at?.sheet ?? null,
    each.at?.cell ?? null,
    each.given,
    each.expected,
    each.message,
  ])
  await copyRows(transaction, { table: 'finding', columns, rows })
}
