-- What begins or ends while a period is reopened for its unit is a correction, and a correction is nothing else; its numbers are 1, 2, 3 without a gap.
-- Returns the changes without a number, the corrections without a change, and the numbers that are wrong. No rows: all is well.
with change as (
    select distinct top_unit_code, pipeline_code, period_code, unit_code, changed_at
    from submission_form
    cross join lateral (values (recorded_from), (recorded_to)) as instant (changed_at)
    where changed_at is not null and recorded_from is distinct from recorded_to
),
reopened as (
    select change.*
    from change
    join lateral (
        select action from period_event as event
        where event.top_unit_code = change.top_unit_code and event.pipeline_code = change.pipeline_code and event.period_code = change.period_code
          and event.recorded_at < changed_at and event.action in ('lock', 'reopen') and (event.unit_code is null or event.unit_code = change.unit_code)
        order by event.recorded_at desc limit 1
    ) as latest on latest.action = 'reopen'
)
select coalesce(reopened.period_code, correction.period_code) as period_code, coalesce(reopened.unit_code, correction.unit_code) as unit_code,
       coalesce(changed_at, recorded_at) as changed_at, number
from reopened
full join correction on correction.top_unit_code = reopened.top_unit_code and correction.pipeline_code = reopened.pipeline_code
     and correction.period_code = reopened.period_code and correction.unit_code = reopened.unit_code and recorded_at = changed_at
where changed_at is null or number is null
union all
select period_code, unit_code, recorded_at, number
from (
    select *, row_number() over (partition by top_unit_code, pipeline_code, period_code order by recorded_at) as should_be from correction
) as numbered
where number <> should_be;
