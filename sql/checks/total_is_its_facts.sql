-- The total of a summed indicator at a reporting unit is what its facts come to, row by row of a list or an event form, as they and the
-- definitions were at the period's last consolidation.
-- Returns the totals that are not, and those that are lacking. No rows: all is well.
with newest as (
    select top_unit_code, pipeline_code, period_code, max(known_at) as known_at from consolidation group by 1, 2, 3
),
summed as (
    select newest.*, indicator_code, time_basis
    from newest
    join dim_indicator as line using (pipeline_code)
    where line.roll_up in ('sum', 'countYes', 'provinceOnly') and line.recorded_from <= known_at and (line.recorded_to is null or known_at < line.recorded_to)
),
reporter as (
    select pipeline_code, period_code, dim_unit.unit_code
    from newest
    join dim_period using (pipeline_code, period_code)
    join dim_unit on role in ('upper', 'own') and valid_from <= cut_off_on and (valid_to is null or cut_off_on <= valid_to)
         and recorded_from <= known_at and (recorded_to is null or known_at < recorded_to)
),
-- Materialized: worked out once for a period, and not once for every line of it.
given as materialized (
    select newest.*, fact.reporting_unit_code as unit_code, indicator_code, time_basis,
           case when bool_and(qualifier <> 'approx') and bool_and(low is not null) then sum(low) end as low,
           case when bool_and(qualifier <> 'approx') and bool_and(high is not null) then sum(high) end as high,
           count(*) as facts
    from newest
    join fact_indicator as fact using (top_unit_code, pipeline_code, period_code)
    where fact.is_addend and fact.state in ('value', 'zero', 'none')
      and fact.recorded_from <= known_at and (fact.recorded_to is null or known_at < fact.recorded_to)
    group by 1, 2, 3, 4, 5, 6, 7
),
expected as (
    select given.*
    from given
    join summed using (top_unit_code, pipeline_code, period_code, indicator_code, time_basis)
    join reporter using (pipeline_code, period_code, unit_code)
),
total as (
    select top_unit_code, pipeline_code, period_code, total.unit_code, indicator_code, time_basis, low, high, qualifier
    from summed
    join total_in_force as total using (top_unit_code, pipeline_code, period_code, indicator_code, time_basis)
    where qualifier is not null and unit_code not in (select unit_code from dim_unit where role = 'total')
)
select period_code, unit_code, indicator_code, time_basis, total.low as total_low, expected.low as facts_low, total.high as total_high, expected.high as facts_high
from expected
full join total using (top_unit_code, pipeline_code, period_code, unit_code, indicator_code, time_basis)
where total.low is distinct from expected.low or total.high is distinct from expected.high or total.qualifier is null or expected.facts is null;
