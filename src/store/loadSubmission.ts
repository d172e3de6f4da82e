import type { Outcome } from '../assess.ts'
import type { Finding } from '../pipeline/finding.ts'
import type { Queryable } from './database.ts'
import type { KeptFile } from './saveOutcome.ts'
import type { Store } from './store.ts'

/** A submission as it is stored: the file, and the decision without the facts (which its bytes give again). */
export interface StoredSubmission extends KeptFile {
  receivedAt: string
  /** The highest version that one of its forms made; null where none of them was new. */
  version: number | null
  /** The correction that it is, of a period that had been locked. */
  correction: { number: number; reason: string } | null
  decision: Omit<Outcome, 'facts' | 'unions' | 'forms'>
}

/** Loads a submission with its findings. Throws where there is none. */
export async function loadSubmission({ database, top }: Pick<Store, 'database' | 'top'>, submissionId: string): Promise<StoredSubmission> {
  const [row] = await database.query<SubmissionRow>(SUBMISSION, [top, submissionId])
  if (!row) throw new Error(`There is no submission ${submissionId}`)
  const { sha256, name, folder, received_at, version, correction, status, reason, pipeline, unit, period, not_checked } = row
  const findings = await loadFindings(database, top, submissionId)
  return {
    ...{ submissionId, sha256, name, folder, version, correction },
    receivedAt: received_at,
    decision: { status, reason, pipeline, unit, period, findings, notChecked: not_checked },
  }
}

interface SubmissionRow {
  sha256: string
  name: string
  folder: string
  received_at: string
  version: number | null
  correction: StoredSubmission['correction']
  status: Outcome['status']
  reason: string | null
  pipeline: string | null
  unit: string | null
  period: string | null
  not_checked: string[]
}

const SUBMISSION = `
  select sha256, file_name as name, folder, received_at, status, reason, pipeline_code as pipeline, unit_code as unit, period_code as period, not_checked,
         (select max(version) from submission_form where submission_form.submission_id = submission.submission_id and top_unit_code = $1) as version,
         (select jsonb_build_object('number', number, 'reason', correction.reason) from correction
          where correction.submission_id = submission.submission_id and top_unit_code = $1) as correction
  from submission where top_unit_code = $1 and submission_id = $2`

/** With their parts in the order of a new one, so that an answer is the same text whenever it is written. */
async function loadFindings(database: Queryable, top: string, submissionId: string): Promise<Finding[]> {
  const rows = await database.query<Omit<Finding, 'at'> & { sheet: string | null; cell: string }>(
    `select rule_code as rule, severity, sheet, cell, given, expected, message
     from finding where top_unit_code = $1 and submission_id = $2 order by finding_no`,
    [top, submissionId],
  )
  return rows.map(({ rule, severity, sheet, cell, ...said }) => ({ rule, severity, at: sheet === null ? null : { sheet, cell }, ...said }))
}

/** The submissions whose answer was not put in the outbox yet, oldest first. */
export async function listUnanswered({ database, top }: Pick<Store, 'database' | 'top'>): Promise<string[]> {
  const rows = await database.query<{ submission_id: string }>(
    'select submission_id from submission where top_unit_code = $1 and answered_at is null order by received_at',
    [top],
  )
  return rows.map(({ submission_id }) => submission_id)
}

/** Notes that a submission has been answered. */
export async function noteAnswered(
  { database, top, clock }: Pick<Store, 'database' | 'top' | 'clock'>,
  submissionId: string,
): Promise<void> {
  await database.query('update submission set answered_at = $3 where top_unit_code = $1 and submission_id = $2 and answered_at is null', [
    top,
    submissionId,
    clock(),
  ])
}
