-- A unit that reports is under a unit that totals, as long as it is there; and no unit is described twice for one day.
-- Returns the units that are not. No rows: all is well.
with unit_now as (
    select unit_code, role, parent_code, valid_from, coalesce(valid_to, 'infinity') as valid_to
    from dim_unit where recorded_to is null and role <> 'grassroots'
),
covered as (
    select child.unit_code, child.valid_from, child.valid_to,
           range_agg(daterange(parent.valid_from, parent.valid_to, '[]')) as days
    from unit_now as child
    join unit_now as parent on parent.unit_code = child.parent_code and parent.role = 'total'
    group by 1, 2, 3
)
select 'without a parent' as fault, child.unit_code, child.valid_from
from unit_now as child
left join covered using (unit_code, valid_from)
where child.role <> 'total' and (days is null or not days @> daterange(child.valid_from, child.valid_to, '[]'))
union all
select 'described twice', a.unit_code, b.valid_from
from unit_now as a join unit_now as b using (unit_code)
where a.valid_from < b.valid_from and b.valid_from <= a.valid_to;
