-- The consolidations of a period are numbered 1, 2, 3 in the order of their instants, each with the definitions that were in force then.
-- Returns the consolidations that are not. No rows: all is well.
select period_code, number, known_at, definition_hash
from (
    select *, row_number() over (partition by top_unit_code, pipeline_code, period_code order by known_at) as should_be,
           (select reason from recording
            where recording.top_unit_code = consolidation.top_unit_code and recording.action = 'definitions' and recorded_at <= known_at
            order by recorded_at desc limit 1) as hash_then
    from consolidation
) as numbered
where number <> should_be or definition_hash is distinct from hash_then;
