import type { UnitRole } from '../pipeline/unit.ts'
import type { Queryable } from './database.ts'

export interface PeriodKey {
  top: string
  pipeline: string
  period: string
}

/** How many units are expected to report in a period, how many have a form in force, and who is missing. */
export interface PeriodCoverage {
  expected: number
  reported: number
  missing: string[]
  /** Whether the total node's own row has a form in force; null where it sends none. */
  own: boolean | null
}

/**
 * The coverage of a period as it was known at an instant. `cutOff` is the period's cut-off day while nobody has sent anything for it;
 * `senders` are the roles that send something.
 */
export async function loadCoverage(
  database: Queryable,
  { top, pipeline, period, cutOff, senders }: PeriodKey & { cutOff: string; senders: readonly UnitRole[] },
  instant: string,
): Promise<PeriodCoverage> {
  const rows = await database.query<{ unit_code: string; role: string; has_form: boolean }>(
    `select unit_code, role, exists (
              select from submission_form
              where top_unit_code = $1 and pipeline_code = $2 and period_code = $3 and submission_form.unit_code = dim_unit.unit_code
                and recorded_from <= $4 and (recorded_to is null or $4 < recorded_to)) as has_form
     from dim_unit, (select coalesce((select cut_off_on from dim_period where pipeline_code = $2 and period_code = $3), $5::date) as cut_off_on) as day
     where role in ('upper', 'own') and role = any ($6)
       and valid_from <= cut_off_on and (valid_to is null or cut_off_on <= valid_to)
       and recorded_from <= $4 and (recorded_to is null or $4 < recorded_to)
     order by unit_code`,
    [top, pipeline, period, instant, cutOff, senders],
  )
  const upper = rows.filter(({ role }) => role === 'upper')
  return {
    expected: upper.length,
    reported: upper.filter(({ has_form }) => has_form).length,
    missing: upper.filter(({ has_form }) => !has_form).map(({ unit_code }) => unit_code),
    own: senders.includes('own') ? rows.some(({ role, has_form }) => role === 'own' && has_form) : null,
  }
}
