import type { TimeBasis } from '../pipeline/indicator.ts'
import type { Queryable } from './database.ts'
import type { PeriodKey } from './loadCoverage.ts'
import type { Note } from './selectNotes.ts'

/** One total of a consolidation, with what a reader needs to print it. */
export interface StoredTotal {
  indicator: string
  time: TimeBasis
  headline: boolean
  section: string
  label: string
  measure: string
  /** As printed: null where nothing was reported, and for a range. */
  value: number | null
  low: number | null
  high: number | null
  qualifier: 'exact' | 'gte' | 'approx' | 'range' | null
  /** What a total that is only a lower bound is rounded down to when it is printed, in the measure; null where it is printed whole. */
  boundStep: number | null
  num: number | null
  den: number | null
  reported: number
  expected: number
  missing: string[]
  own: boolean | null
  asOf: { first: string | null; last: string | null }
  /** Whether something it is made of has changed since the consolidation. */
  stale: boolean
  /** What units explained of its figures, where that is asked for. */
  notes?: Omit<Note, 'indicator'>[]
}

/** The last consolidation of a period, or the last that was there at an instant. */
export async function findConsolidation(
  database: Queryable,
  { top, pipeline, period }: PeriodKey,
  until: string | null,
): Promise<{ number: number; knownAt: string } | null> {
  const [row] = await database.query<{ number: number; known_at: string }>(
    `select number, known_at from consolidation
     where top_unit_code = $1 and pipeline_code = $2 and period_code = $3 and ($4::timestamptz is null or known_at <= $4)
     order by number desc limit 1`,
    [top, pipeline, period, until],
  )
  return row ? { number: row.number, knownAt: row.known_at } : null
}

/** The totals of one unit as known at a consolidation's instant, in the order of the definitions. `until` bounds what counts as changed since. */
export async function selectTotals(
  database: Queryable,
  { top, pipeline, period, unit, knownAt, until }: PeriodKey & { unit: string; knownAt: string; until: string | null },
): Promise<StoredTotal[]> {
  return database.query<StoredTotal>(TOTALS, [top, pipeline, period, unit, knownAt, until])
}

const TOTALS = `
with line as (
    select * from dim_indicator
    where pipeline_code = $2 and recorded_from <= $5 and (recorded_to is null or $5 < recorded_to)
),
target as (
    select indicator_code, value, valid_from,
           recorded_from <= $5 and (recorded_to is null or $5 < recorded_to) as was_set,
           recorded_from <= coalesce($6::timestamptz, 'infinity') and (recorded_to is null or coalesce($6::timestamptz, 'infinity') < recorded_to) as is_set
    from dim_target
    join dim_period using (pipeline_code)
    where pipeline_code = $2 and period_code = $3 and valid_from <= cut_off_on and (valid_to is null or cut_off_on <= valid_to)
),
changed as (
    select distinct indicator_code
    from fact_indicator
    join dim_period using (pipeline_code, period_code)
    where top_unit_code = $1 and pipeline_code = $2 and period_code = $3
      and (reporting_unit_code = $4 or reporting_unit_code in (
            select unit_code from dim_unit
            where parent_code = $4 and valid_from <= cut_off_on and (valid_to is null or cut_off_on <= valid_to)
              and dim_unit.recorded_from <= $5 and (dim_unit.recorded_to is null or $5 < dim_unit.recorded_to)))
      and (fact_indicator.recorded_from > $5 and fact_indicator.recorded_from <= coalesce($6::timestamptz, 'infinity') or
           fact_indicator.recorded_to > $5 and fact_indicator.recorded_to <= coalesce($6::timestamptz, 'infinity'))
    union
    select indicator_code
    from target
    where was_set or is_set
    group by indicator_code
    having count(distinct (value, valid_from)) > 1 or bool_or(was_set) <> bool_or(is_set)
),
touched as (
    select distinct line.indicator_code
    from line
    join changed on changed.indicator_code = any (line.part_codes || array[line.indicator_code, line.weight_code])
),
stale as (
    select indicator_code from touched
    union
    select line.indicator_code from line join touched on touched.indicator_code in (line.numerator_code, line.denominator_code)
)
select indicator_code as indicator, time_basis as time, is_headline as headline, section, label, measure,
       case qualifier when 'exact' then low when 'gte' then low when 'approx' then stated end as value,
       low, high, qualifier, bound_step as "boundStep", num, den, reported, expected, missing, is_own_in as own,
       jsonb_build_object('first', as_of_first, 'last', as_of_last) as "asOf",
       indicator_code in (select indicator_code from stale) as stale
from fact_total
join line using (pipeline_code, indicator_code, time_basis)
where top_unit_code = $1 and pipeline_code = $2 and period_code = $3 and unit_code = $4
  and fact_total.recorded_from <= $5 and (fact_total.recorded_to is null or $5 < fact_total.recorded_to)
order by position, array_position(array['in_period', 'year_to_date', 'cumulative', 'stock'], time_basis)`
