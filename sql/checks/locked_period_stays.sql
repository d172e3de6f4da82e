-- While a period is locked for a unit, none of its forms begins or ends. What the latest lock or reopening before says of all units or of this one holds.
-- Returns the forms that did. No rows: all is well.
with change as (
    select top_unit_code, pipeline_code, period_code, unit_code, form_code, version, changed_at
    from submission_form
    cross join lateral (values (recorded_from), (recorded_to)) as instant (changed_at)
    where changed_at is not null and recorded_from is distinct from recorded_to
)
select change.period_code, change.unit_code, form_code, version, changed_at
from change
join lateral (
    select action from period_event as event
    where event.top_unit_code = change.top_unit_code and event.pipeline_code = change.pipeline_code and event.period_code = change.period_code
      and event.recorded_at < changed_at and event.action in ('lock', 'reopen') and (event.unit_code is null or event.unit_code = change.unit_code)
    order by event.recorded_at desc limit 1
) as latest on true
where latest.action = 'lock';
