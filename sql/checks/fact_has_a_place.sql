-- Every fact in force is counted somewhere: its reporter is a unit of its period's cut-off day, and its indicator is defined.
-- Returns the facts that no total could hold. No rows: all is well.
select fact.period_code, fact.reporting_unit_code as unit_code, fact.indicator_code, fact.time_basis, fact.form_code
from fact_in_force as fact
join dim_period using (pipeline_code, period_code)
where not exists (
        select from dim_unit
        where dim_unit.unit_code = fact.reporting_unit_code and role in ('upper', 'own') and dim_unit.recorded_to is null
          and valid_from <= cut_off_on and (valid_to is null or cut_off_on <= valid_to))
   or not exists (
        select from dim_indicator as line
        where line.pipeline_code = fact.pipeline_code and line.indicator_code = fact.indicator_code and line.time_basis = fact.time_basis
          and line.recorded_to is null);
