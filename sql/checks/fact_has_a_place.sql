-- Every fact that a period's last consolidation knew is counted in it: its reporter was a unit of the cut-off day, and its indicator was defined.
-- Returns the facts that no total could hold. No rows: all is well.
select fact.period_code, fact.reporting_unit_code as unit_code, fact.indicator_code, fact.time_basis, fact.form_code
from fact_in_force as fact
join dim_period using (pipeline_code, period_code)
join (
    select top_unit_code, pipeline_code, period_code, max(known_at) as known_at from consolidation group by 1, 2, 3
) as newest using (top_unit_code, pipeline_code, period_code)
where fact.recorded_from <= known_at
  and (not exists (
         select from dim_unit
         where dim_unit.unit_code = fact.reporting_unit_code and role in ('upper', 'own')
           and valid_from <= cut_off_on and (valid_to is null or cut_off_on <= valid_to)
           and dim_unit.recorded_from <= known_at and (dim_unit.recorded_to is null or known_at < dim_unit.recorded_to))
    or not exists (
         select from dim_indicator as line
         where line.pipeline_code = fact.pipeline_code and line.indicator_code = fact.indicator_code and line.time_basis = fact.time_basis
           and line.recorded_from <= known_at and (line.recorded_to is null or known_at < line.recorded_to)));
