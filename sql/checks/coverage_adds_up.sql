-- What is expected is what was reported and what is missing, by name.
-- Returns the totals whose coverage does not add up. No rows: all is well.
select period_code, unit_code, indicator_code, time_basis, reported, expected, missing
from total_in_force
where reported + cardinality(missing) is distinct from expected;
