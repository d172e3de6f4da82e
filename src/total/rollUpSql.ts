/**
 * The roll-up of one period as one set-based query: $1 federation, $2 pipeline, $3 period, $4 the instant whose knowledge counts.
 * Level by level: what each reporting unit gave (its own facts, or those of the grassroots unions it listed), then what the
 * units under each total node come to. Returns a row for every unit, indicator and basis that is expected, also where nothing
 * was reported: missing is not zero.
 *
 * Adding up: a zero and a "none" add 0; a figure that is not available adds nothing and its unit is missing; one that is not
 * applicable adds nothing and is not expected. Any approximate addend makes the sum approximate, without bounds; else an open
 * upper bound makes it "at least"; else bounds that differ make it a range; else it is exact, and one number. A span (minMax) states a
 * number only where all state the same.
 * A row that `counts` has at least one addend; without it nulls would read as open bounds.
 */
export const ROLL_UP_SQL = rollUpOf('recorded_from <= $4 and (recorded_to is null or $4 < recorded_to)')

/**
 * The same, with the facts of one unit ($5) as other versions of its forms have them: those of the submissions $6 and the forms $7, pair
 * by pair. It tells what a version does to the totals.
 */
export const ROLL_UP_WITH_VERSIONS_SQL = rollUpOf(`
      case when reporting_unit_code = $5 then (submission_id, form_code) in (select * from unnest($6::uuid[], $7::text[]))
           else recorded_from <= $4 and (recorded_to is null or $4 < recorded_to) end`)

function rollUpOf(factsThatCount: string): string {
  return `
with period as (
    select starts_on, cut_off_on from dim_period where pipeline_code = $2 and period_code = $3
),
unit_then as (
    select unit_code, role, parent_code
    from dim_unit, period
    where role in ('upper', 'own', 'total')
      and valid_from <= cut_off_on and (valid_to is null or cut_off_on <= valid_to)
      and recorded_from <= $4 and (recorded_to is null or $4 < recorded_to)
),
line as (
    select dim_indicator.* from dim_indicator, period
    where pipeline_code = $2 and recorded_from <= $4 and (recorded_to is null or $4 < recorded_to)
      and (valid_from is null or valid_from <= starts_on) and (valid_to is null or starts_on <= valid_to)
),
fact as (
    select reporting_unit_code, unit_code, indicator_code, time_basis, item_key, state, stated, low, high, qualifier, as_of,
           state in ('value', 'zero', 'none') as counts
    from fact_indicator
    where top_unit_code = $1 and pipeline_code = $2 and period_code = $3 and is_addend and ${factsThatCount}
),
plain as (
    select reporting_unit_code as unit_code, indicator_code, time_basis,
           bool_or(counts) as counts, bool_or(state = 'not_available') as has_gap, bool_and(state = 'not_applicable') as is_exempt,
           bool_or(counts and qualifier = 'approx') as is_approx,
           case when bool_and(stated is not null) filter (where counts) then sum(stated) filter (where counts) end as stated,
           case when bool_and(low is not null) filter (where counts) then sum(low) filter (where counts) end as low,
           case when bool_and(high is not null) filter (where counts) then sum(high) filter (where counts) end as high,
           case when bool_and(low is not null) filter (where counts) then min(low) filter (where counts) end as lowest,
           case when bool_and(high is not null) filter (where counts) then max(high) filter (where counts) end as highest,
           case when bool_and(stated is not null) filter (where counts)
                then case when min(stated) filter (where counts) = max(stated) filter (where counts) then min(stated) filter (where counts) end
           end as agreed,
           null::numeric as num, null::numeric as den,
           min(as_of) filter (where counts) as as_of_first, max(as_of) filter (where counts) as as_of_last
    from fact
    group by 1, 2, 3
),
mean as (
    select fact.* from fact join line using (indicator_code, time_basis) where line.roll_up = 'weightedMean'
),
weight as (
    select fact.*, line.indicator_code as mean_code
    from fact
    join line on line.weight_code = fact.indicator_code and line.time_basis = fact.time_basis and line.roll_up = 'weightedMean'
),
-- Where nobody is weighed there is no mean to give, said or not; else one without the other is a gap.
paired as (
    select coalesce(mean.reporting_unit_code, weight.reporting_unit_code) as unit_code,
           coalesce(mean.indicator_code, weight.mean_code) as indicator_code, coalesce(mean.time_basis, weight.time_basis) as time_basis,
           mean.as_of,
           mean.state = 'not_applicable' or weight.state = 'not_applicable' or (weight.counts and weight.high = 0) as is_exempt,
           mean.counts and weight.counts and mean.stated is not null and weight.stated > 0 and weight.high is distinct from 0 as counts,
           mean.qualifier <> 'exact' or weight.qualifier <> 'exact' as is_approx,
           mean.stated * weight.stated as num, weight.stated as den
    from mean
    full join weight on weight.mean_code = mean.indicator_code and weight.time_basis = mean.time_basis
         and weight.unit_code = mean.unit_code and weight.item_key = mean.item_key
),
weighted as (
    select unit_code, indicator_code, time_basis,
           coalesce(bool_or(counts and not coalesce(is_exempt, false)), false) as counts,
           bool_or(not coalesce(counts, false) and not coalesce(is_exempt, false)) as has_gap,
           bool_and(coalesce(is_exempt, false)) as is_exempt,
           bool_or(is_approx and counts) as is_approx,
           null::numeric as stated, null::numeric as low, null::numeric as high, null::numeric as lowest, null::numeric as highest,
           null::numeric as agreed,
           sum(num) filter (where counts) as num, sum(den) filter (where counts) as den,
           min(as_of) filter (where counts) as as_of_first, max(as_of) filter (where counts) as as_of_last
    from paired
    group by 1, 2, 3
),
-- Materialized, for a period that has no statistics yet: it would be worked out anew for every line of every unit.
given as materialized (
    select plain.* from plain join line using (indicator_code, time_basis) where line.roll_up <> 'weightedMean'
    union all
    select * from weighted
),
-- Level 1: one row for each reporting unit and everything that it is to report.
reported as (
    select unit_then.unit_code, unit_then.role, unit_then.parent_code, line.indicator_code, line.time_basis, line.roll_up,
           coalesce(given.counts, false) as counts, coalesce(given.is_approx, false) as is_approx,
           case when line.roll_up = 'minMax' then given.agreed else given.stated end as stated,
           case when line.roll_up = 'minMax' then given.lowest else given.low end as low,
           case when line.roll_up = 'minMax' then given.highest else given.high end as high,
           given.num, given.den,
           coalesce(given.counts and not given.has_gap, false) as is_reported,
           not coalesce(given.is_exempt, false) as is_expected,
           given.as_of_first, given.as_of_last
    from unit_then
    join line on line.roll_up in ('sum', 'countYes', 'minMax', 'provinceOnly', 'weightedMean')
         and case unit_then.role when 'upper' then line.level in ('U', 'UP', 'G') when 'own' then line.level in ('P', 'UP') else false end
    left join given using (unit_code, indicator_code, time_basis)
),
derived as (
    select part.unit_code, part.role, part.parent_code, line.indicator_code, line.time_basis, line.roll_up,
           bool_or(part.counts) as counts, bool_or(part.is_approx) as is_approx,
           case when bool_and(part.stated is not null) filter (where part.counts) then sum(part.stated) filter (where part.counts) end as stated,
           case when bool_and(part.low is not null) filter (where part.counts) then sum(part.low) filter (where part.counts) end as low,
           case when bool_and(part.high is not null) filter (where part.counts) then sum(part.high) filter (where part.counts) end as high,
           null::numeric as num, null::numeric as den,
           coalesce(bool_and(part.is_reported) filter (where part.is_expected), false) as is_reported,
           bool_or(part.is_expected) as is_expected,
           min(part.as_of_first) as as_of_first, max(part.as_of_last) as as_of_last
    from line
    join reported as part on part.indicator_code = any (line.part_codes) and part.time_basis = line.time_basis
    where line.roll_up = 'derived'
    group by part.unit_code, part.role, part.parent_code, line.indicator_code, line.time_basis, line.roll_up
),
counted as (
    select unit_then.unit_code, unit_then.role, unit_then.parent_code, line.indicator_code, line.time_basis, line.roll_up,
           true as counts, false as is_approx, 1::numeric as stated, 1::numeric as low, 1::numeric as high, null::numeric as num, null::numeric as den,
           true as is_reported, true as is_expected, period.cut_off_on as as_of_first, period.cut_off_on as as_of_last
    from unit_then, line, period
    where unit_then.role = 'upper' and line.roll_up = 'unitsExpected'
),
level_1 as (
    select unit_code, role, parent_code, indicator_code, time_basis, roll_up, counts, is_approx, stated, low, high, num, den,
           case when role = 'upper' and is_expected then is_reported::int else 0 end as reported,
           case when role = 'upper' then is_expected::int else 0 end as expected,
           case when role = 'own' and is_expected then is_reported end as is_own_in,
           case when role = 'upper' and is_expected and not is_reported then array[unit_code] else '{}' end as missing,
           as_of_first, as_of_last
    from (select * from reported union all select * from derived union all select * from counted) as row
),
-- Level 2: each total node, from the units under it.
level_2 as (
    select unit_then.unit_code, child.indicator_code, child.time_basis, child.roll_up,
           bool_or(counts) as counts, bool_or(is_approx) as is_approx,
           case when bool_and(stated is not null) filter (where counts)
                then case when child.roll_up <> 'minMax' then sum(stated) filter (where counts)
                          when min(stated) filter (where counts) = max(stated) filter (where counts) then min(stated) filter (where counts)
                     end end as stated,
           case when bool_and(low is not null) filter (where counts)
                then case child.roll_up when 'minMax' then min(low) filter (where counts) else sum(low) filter (where counts) end end as low,
           case when bool_and(high is not null) filter (where counts)
                then case child.roll_up when 'minMax' then max(high) filter (where counts) else sum(high) filter (where counts) end end as high,
           sum(num) as num, sum(den) as den,
           sum(reported)::int as reported, sum(expected)::int as expected, bool_or(is_own_in) as is_own_in,
           coalesce(array_agg(child.unit_code order by child.unit_code collate "C") filter (where child.reported < child.expected), '{}') as missing,
           min(as_of_first) as as_of_first, max(as_of_last) as as_of_last
    from unit_then
    join level_1 as child on child.parent_code = unit_then.unit_code
    where unit_then.role = 'total'
    group by 1, 2, 3, 4
    union all
    select unit_then.unit_code, line.indicator_code, line.time_basis, line.roll_up,
           dim_target.value is not null, false, dim_target.value, dim_target.value, dim_target.value, null, null, 0, 0, null, '{}',
           dim_target.valid_from, dim_target.valid_from
    from unit_then, period, line
    left join dim_target on dim_target.pipeline_code = $2 and dim_target.indicator_code = line.indicator_code
         and dim_target.recorded_from <= $4 and (dim_target.recorded_to is null or $4 < dim_target.recorded_to)
         and dim_target.valid_from <= (select cut_off_on from period)
         and (dim_target.valid_to is null or (select cut_off_on from period) <= dim_target.valid_to)
    where unit_then.role = 'total' and line.roll_up = 'reference'
),
summed as (
    select unit_code, indicator_code, time_basis, roll_up, counts, is_approx, stated, low, high, num, den,
           reported, expected, is_own_in, missing, as_of_first, as_of_last from level_1
    union all
    select * from level_2
),
total as (
    select unit_code, indicator_code, time_basis,
           case when roll_up = 'weightedMean' then mean when low = high and not is_approx then low else stated end as stated,
           case when not counts or is_approx then null when roll_up = 'weightedMean' then mean else summed.low end as low,
           case when not counts or is_approx then null when roll_up = 'weightedMean' then mean else summed.high end as high,
           case when not counts then null
                when is_approx then 'approx'
                when roll_up = 'weightedMean' then 'exact'
                when high is null then 'gte'
                when low is distinct from high then 'range'
                else 'exact' end as qualifier,
           num, den, reported, expected, is_own_in, missing, as_of_first, as_of_last
    from summed
    join line using (indicator_code, time_basis, roll_up)
    cross join lateral (select round(num / nullif(den, 0) / print_step) * print_step as mean) as printed
),
ratio as (
    select part.unit_code, line.indicator_code, line.time_basis, line.decimals,
           part.stated as num, whole.stated as den,
           case when part.qualifier is null or whole.qualifier is null or whole.high = 0 or whole.stated = 0 then null
                when part.qualifier = 'approx' or whole.qualifier = 'approx' then 'approx'
                when part.qualifier = 'exact' and whole.qualifier = 'exact' then 'exact'
                when part.high is null or whole.low = 0 then 'gte'
                else 'range' end as qualifier,
           100 * part.low / whole.high as low, 100 * part.high / nullif(whole.low, 0) as high,
           100 * part.stated / nullif(whole.stated, 0) as exact,
           greatest(part.expected, whole.expected, cardinality(either.missing)) as expected, either.missing,
           coalesce(part.is_own_in and whole.is_own_in, part.is_own_in, whole.is_own_in) as is_own_in,
           least(part.as_of_first, whole.as_of_first) as as_of_first, greatest(part.as_of_last, whole.as_of_last) as as_of_last
    from line
    join total as part on part.indicator_code = line.numerator_code and part.time_basis = line.time_basis
    join total as whole on whole.unit_code = part.unit_code and whole.indicator_code = line.denominator_code and whole.time_basis = line.denominator_time
    cross join lateral (select array(select code from unnest(part.missing || whole.missing) as code group by code order by code collate "C") as missing) as either
    where line.roll_up = 'share'
),
share as (
    select unit_code, indicator_code, time_basis,
           case when qualifier in ('exact', 'approx') then printed end as stated,
           case qualifier when 'exact' then printed when 'gte' then coalesce(floor(low * step) / step, 0) when 'range' then coalesce(floor(low * step) / step, 0) end as low,
           case qualifier when 'exact' then printed when 'range' then ceil(high * step) / step end as high,
           qualifier, num, den, expected - cardinality(missing) as reported, expected, is_own_in, missing, as_of_first, as_of_last
    from ratio
    cross join lateral (select power(10::numeric, decimals) as step) as steps
    cross join lateral (
        -- 100 is printed only where the parts are equal.
        select case when num <> den and round(exact, decimals) = 100 then 100 + sign(num - den) / step else round(exact, decimals) end as printed
    ) as shown
)
select * from total
union all
select * from share`
}

/**
 * Before the roll-up, in its transaction: a period that has just come in has no statistics yet, and for the few rows that are then
 * expected every fact would be looked through once for each line.
 */
export const ROLL_UP_SETTING = 'set local enable_nestloop = off'
