import type { Qualifier, State } from '../pipeline/figure.ts'
import type { TimeBasis } from '../pipeline/indicator.ts'
import type { Queryable } from './database.ts'
import type { PeriodKey } from './loadCoverage.ts'
import type { FormVersions } from './rollUp.ts'

/** One accepted version of a form: in force from an instant until another, or still. */
export interface FormVersion {
  unit: string
  submission: string
  form: string
  version: number
  from: string
  to: string | null
}

/** The versions of a period's forms that were accepted, of every unit or of one, in the order they came. */
export async function selectVersions(
  database: Queryable,
  { top, pipeline, period }: PeriodKey,
  unit: string | null,
): Promise<FormVersion[]> {
  return database.query<FormVersion>(
    `select unit_code as unit, submission_id as submission, form_code as form, version, recorded_from as "from", recorded_to as "to"
     from submission_form
     where top_unit_code = $1 and pipeline_code = $2 and period_code = $3 and ($4::text is null or unit_code = $4) and recorded_to is distinct from recorded_from
     order by recorded_from, form_code`,
    [top, pipeline, period, unit],
  )
}

/** A fact of a version, with its cell. */
export interface VersionFact {
  /** The unit that reports it, and the one that it is about: the same, or one of its grassroots unions. */
  unit: string
  about: string
  aboutName: string
  indicator: string
  time: TimeBasis
  item: string
  state: State
  stated: number | null
  low: number | null
  high: number | null
  qualifier: Qualifier
  raw: string
  form: string
  version: number
  file: string
  sheet: string
  cell: string
}

/** All facts of some versions, in the order of the forms. */
export async function selectVersionFacts(
  database: Queryable,
  { top, pipeline, period }: PeriodKey,
  forms: FormVersions,
): Promise<VersionFact[]> {
  return database.query<VersionFact>(VERSION_FACTS, [
    top,
    pipeline,
    period,
    forms.map(({ submission }) => submission),
    forms.map(({ form }) => form),
  ])
}

const VERSION_FACTS = `
select fact.reporting_unit_code as unit, fact.unit_code as about, coalesce(named.name, fact.unit_code) as "aboutName", indicator_code as indicator,
       time_basis as time, item_key as item, state, stated, low, high, qualifier, raw, form_code as form, version, file_name as file, sheet, cell
from fact_indicator as fact
join unnest($4::uuid[], $5::text[]) as wanted (submission_id, form_code) using (submission_id, form_code)
join submission_form using (top_unit_code, submission_id, form_code)
join submission using (top_unit_code, submission_id)
left join lateral (
  select name from dim_unit where dim_unit.unit_code = fact.unit_code order by recorded_to is null desc, valid_from desc limit 1
) as named on true
where fact.top_unit_code = $1 and fact.pipeline_code = $2 and fact.period_code = $3
order by fact.reporting_unit_code, form_code, length(cell), cell`
