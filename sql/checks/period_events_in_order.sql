-- A period is opened once at most and before it is locked, reopened only where it is locked, and locked for one unit only after that was reopened. A
-- lock is of a consolidation that was there.
-- Returns the events that could not be. No rows: all is well.
with event as (
    select *, (
        select action from period_event as earlier
        where (earlier.top_unit_code, earlier.pipeline_code, earlier.period_code) = (event.top_unit_code, event.pipeline_code, event.period_code)
          and earlier.recorded_at < event.recorded_at and earlier.action in ('open', 'lock', 'reopen')
          and (earlier.unit_code is null or event.unit_code is null and earlier.action = 'reopen' or earlier.unit_code = event.unit_code)
        order by earlier.recorded_at desc limit 1) as action_before
    from period_event as event
)
select period_code, unit_code, action, action_before, recorded_at, consolidation_no
from event
where action = 'open' and action_before is not null
   or action = 'reopen' and action_before is distinct from 'lock' and not (unit_code is null and action_before = 'reopen')
   or action = 'lock' and unit_code is not null and action_before is distinct from 'reopen'
   or action = 'lock' and action_before = 'lock'
   or action = 'lock' and not exists (
        select from consolidation
        where (consolidation.top_unit_code, consolidation.pipeline_code, consolidation.period_code, number)
            = (event.top_unit_code, event.pipeline_code, event.period_code, consolidation_no)
          and known_at < recorded_at);
