-- At every instant at most one version of a fact, and of a total, is valid.
-- Returns the pairs that overlap. No rows: all is well.
select 'fact' as kind, period_code, unit_code, indicator_code, time_basis, item_key, recorded_from, recorded_to, next_from
from (
    select *, lead(recorded_from) over (
        partition by top_unit_code, pipeline_code, period_code, unit_code, indicator_code, time_basis, item_key order by recorded_from) as next_from
    from fact_indicator
) as fact
where next_from is not null and (recorded_to is null or next_from < recorded_to)
union all
select 'total', period_code, unit_code, indicator_code, time_basis, '', recorded_from, recorded_to, next_from
from (
    select *, lead(recorded_from) over (
        partition by top_unit_code, pipeline_code, period_code, unit_code, indicator_code, time_basis order by recorded_from) as next_from
    from fact_total
) as total
where next_from is not null and (recorded_to is null or next_from < recorded_to);
