/** The facts (as `fact`) that went into the totals of unit $4, for top unit $1, pipeline $2 and period $3, as they were in force at $5. */
export const SENT_UNDER = `fact.top_unit_code = $1 and fact.pipeline_code = $2 and fact.period_code = $3
  and (fact.reporting_unit_code = $4 or fact.reporting_unit_code in (
        select unit_code from dim_unit
        where parent_code = $4 and role in ('upper', 'own') and valid_from <= cut_off_on and (valid_to is null or cut_off_on <= valid_to)
          and recorded_from <= $5 and (recorded_to is null or $5 < recorded_to)))
  and fact.recorded_from <= $5 and (fact.recorded_to is null or $5 < fact.recorded_to)`

/** The name (as `named`) that the unit of a fact had in its period, as it was known at $5. */
export const NAMED = `join dim_period on dim_period.pipeline_code = fact.pipeline_code and dim_period.period_code = fact.period_code
left join lateral (
  select name from dim_unit
  where dim_unit.unit_code = fact.unit_code and dim_unit.recorded_from <= $5 and (dim_unit.recorded_to is null or $5 < dim_unit.recorded_to)
  order by (valid_from <= cut_off_on and (valid_to is null or cut_off_on <= valid_to)) desc, valid_from desc limit 1
) as named on true`
