import type { Queryable } from './database.ts'
import type { PeriodKey } from './loadCoverage.ts'

export interface SentForm {
  form: string
  version: number
  isInForce: boolean
}

/** A submission that was read as one of a period, with the forms that became versions by it. */
export interface SentSubmission {
  unit: string
  status: 'accepted' | 'accepted_with_warnings' | 'returned'
  receivedAt: string
  errors: number
  warnings: number
  forms: SentForm[]
}

/** The submissions of a period in the order they came, as they were at an instant; null is now. */
export async function selectSubmissions(
  database: Queryable,
  { top, pipeline, period }: PeriodKey,
  until: string | null,
): Promise<SentSubmission[]> {
  return database.query<SentSubmission>(
    `select unit_code as unit, status, received_at as "receivedAt",
            (select count(*) from finding where finding.submission_id = submission.submission_id and top_unit_code = $1 and severity = 'error') as errors,
            (select count(*) from finding where finding.submission_id = submission.submission_id and top_unit_code = $1 and severity = 'warning') as warnings,
            coalesce((
              select jsonb_agg(jsonb_build_object('form', form_code, 'version', version, 'isInForce', recorded_to is null or coalesce(recorded_to > $4, false) and recorded_to <> recorded_from) order by form_code)
              from submission_form where submission_form.submission_id = submission.submission_id and top_unit_code = $1), '[]') as forms
     from submission
     where top_unit_code = $1 and pipeline_code = $2 and period_code = $3 and unit_code is not null and ($4::timestamptz is null or received_at <= $4)
     order by received_at`,
    [top, pipeline, period, until],
  )
}
