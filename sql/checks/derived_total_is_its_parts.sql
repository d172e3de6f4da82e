-- A derived total is what the totals of its parts come to, at every unit, as the definitions were at the period's last consolidation.
-- Returns the derived totals that are not, the vanished and the superfluous. No rows: all is well.
with newest as (
    select top_unit_code, pipeline_code, period_code, max(known_at) as known_at from consolidation group by 1, 2, 3
),
part as (
    select total.top_unit_code, total.pipeline_code, total.period_code, total.unit_code, line.indicator_code, total.time_basis,
           case when bool_and(total.low is not null) filter (where total.qualifier is not null) then sum(total.low) filter (where total.qualifier is not null) end as low
    from dim_indicator as line
    join total_in_force as total on total.pipeline_code = line.pipeline_code and total.indicator_code = any (line.part_codes) and total.time_basis = line.time_basis
    join newest on newest.top_unit_code = total.top_unit_code and newest.pipeline_code = total.pipeline_code and newest.period_code = total.period_code
    where line.roll_up = 'derived' and line.recorded_from <= known_at and (line.recorded_to is null or known_at < line.recorded_to)
    group by 1, 2, 3, 4, 5, 6
),
derived as (
    select total.* from total_in_force as total
    join newest using (top_unit_code, pipeline_code, period_code)
    join dim_indicator as line using (pipeline_code, indicator_code, time_basis)
    where line.roll_up = 'derived' and line.recorded_from <= known_at and (line.recorded_to is null or known_at < line.recorded_to)
)
select coalesce(derived.period_code, part.period_code) as period_code, coalesce(derived.unit_code, part.unit_code) as unit_code,
       coalesce(derived.indicator_code, part.indicator_code) as indicator_code, coalesce(derived.time_basis, part.time_basis) as time_basis,
       derived.low as total, part.low as parts
from derived
full join part using (top_unit_code, pipeline_code, period_code, unit_code, indicator_code, time_basis)
where derived.low is distinct from part.low;
