-- The total of a summed indicator at a total node is what its units' totals come to (X14), as the definitions were at the period's last consolidation.
-- Returns the totals that are not, the vanished and the superfluous. No rows: all is well.
with newest as (
    select top_unit_code, pipeline_code, period_code, max(known_at) as known_at from consolidation group by 1, 2, 3
),
node as (
    select dim_unit.unit_code as node_code, child.unit_code, top_unit_code, pipeline_code, period_code, known_at
    from dim_period
    join newest using (pipeline_code, period_code)
    join dim_unit on dim_unit.role = 'total'
    join dim_unit as child on child.parent_code = dim_unit.unit_code and child.role in ('upper', 'own')
         and child.valid_from <= cut_off_on and (child.valid_to is null or cut_off_on <= child.valid_to)
         and child.recorded_from <= known_at and (child.recorded_to is null or known_at < child.recorded_to)
    where dim_unit.valid_from <= cut_off_on and (dim_unit.valid_to is null or cut_off_on <= dim_unit.valid_to)
      and dim_unit.recorded_from <= known_at and (dim_unit.recorded_to is null or known_at < dim_unit.recorded_to)
),
expected as (
    select top_unit_code, pipeline_code, period_code, node.node_code as unit_code, indicator_code, time_basis,
           case when bool_and(low is not null) filter (where qualifier is not null) then sum(low) filter (where qualifier is not null) end as low,
           case when bool_and(high is not null) filter (where qualifier is not null) then sum(high) filter (where qualifier is not null) end as high
    from node
    join total_in_force as total using (top_unit_code, pipeline_code, period_code, unit_code)
    join dim_indicator as line using (pipeline_code, indicator_code, time_basis)
    where line.roll_up in ('sum', 'countYes', 'derived', 'unitsExpected', 'provinceOnly') and line.recorded_from <= known_at and (line.recorded_to is null or known_at < line.recorded_to)
    group by 1, 2, 3, 4, 5, 6
),
total as (
    select top_unit_code, pipeline_code, period_code, unit_code, indicator_code, time_basis, low, high
    from total_in_force
    join newest using (top_unit_code, pipeline_code, period_code)
    join dim_indicator as line using (pipeline_code, indicator_code, time_basis)
    where line.roll_up in ('sum', 'countYes', 'derived', 'unitsExpected', 'provinceOnly') and line.recorded_from <= known_at and (line.recorded_to is null or known_at < line.recorded_to)
      and unit_code in (select node_code from node)
)
select period_code, unit_code, indicator_code, time_basis, total.low as total_low, expected.low as units_low, total.high as total_high, expected.high as units_high
from expected
full join total using (top_unit_code, pipeline_code, period_code, unit_code, indicator_code, time_basis)
where total.low is distinct from expected.low or total.high is distinct from expected.high;
