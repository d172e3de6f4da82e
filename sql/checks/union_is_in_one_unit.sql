-- A grassroots union is in one unit at a date (X25): in one list of a period, in one place of the register, and where a list in force has it on the
-- period's first day.
-- Returns the unions that are in two, or not where they are listed. No rows: all is well.
with listed as (
    select listed.unit_code, form.unit_code as parent_code, form.pipeline_code, form.period_code, starts_on
    from submission_union as listed
    join submission_form as form using (top_unit_code, submission_id, form_code)
    join dim_period using (pipeline_code, period_code)
    where form.recorded_to is null
),
place as (
    select unit_code, parent_code, valid_from, valid_to from dim_unit where role = 'grassroots' and recorded_to is null
)
select 'two lists' as fault, a.unit_code, a.period_code, a.parent_code, b.parent_code as other_code
from listed as a join listed as b using (unit_code, pipeline_code, period_code)
where a.parent_code < b.parent_code
union all
select 'two places', a.unit_code, null, a.parent_code, b.parent_code
from place as a join place as b using (unit_code)
where a.valid_from < b.valid_from and (a.valid_to is null or b.valid_from <= a.valid_to)
union all
select 'not where it is listed', listed.unit_code, listed.period_code, listed.parent_code, null
from listed
where not exists (
    select from place
    where place.unit_code = listed.unit_code and place.parent_code = listed.parent_code
      and place.valid_from <= starts_on and (place.valid_to is null or starts_on <= place.valid_to));
