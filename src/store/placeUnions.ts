import type { Transaction } from './database.ts'

/**
 * Works out anew where the grassroots unions that a unit has ever listed are when, from the lists in force of every unit, and writes what
 * changed. A union is under the unit that lists it from the first day of the list's period on; it goes on there until another list has it, under
 * another name or another unit, until the unit's next list has it no more, or until the unit itself ends after the last list that has it.
 * Nothing is ever deleted: what was known before is closed.
 */
export async function placeUnions(
  transaction: Transaction,
  { top, pipeline, unit, instant }: { top: string; pipeline: string; unit: string; instant: string },
): Promise<void> {
  await transaction.query(`create temp table placed on commit drop as ${PLACED}`, [top, pipeline, unit])
  await transaction.query(CLOSE, [top, unit, instant])
  await transaction.query(BEGIN, [instant])
  await transaction.query('drop table placed')
}

/** Places the unions of every unit anew: units have ended, or have not after all. */
export async function placeAllUnions(transaction: Transaction, { top, instant }: { top: string; instant: string }): Promise<void> {
  const listing = await transaction.query<{ pipeline: string; unit: string }>(
    `select distinct pipeline_code as pipeline, form.unit_code as unit
     from submission_union join submission_form as form using (top_unit_code, submission_id, form_code) where top_unit_code = $1`,
    [top],
  )
  for (const { pipeline, unit } of listing) await placeUnions(transaction, { top, pipeline, unit, instant })
}

/** The unions that any version of the unit's lists names. */
const CONCERNED = `
  select distinct submission_union.unit_code
  from submission_union join submission_form as form using (top_unit_code, submission_id, form_code)
  where top_unit_code = $1 and form.unit_code = $UNIT`

const PLACED = `
with list as (
    select form.unit_code as parent_code, form.submission_id, form.form_code, starts_on,
           lead(starts_on) over (partition by form.unit_code, form.form_code order by starts_on) as next_list_on
    from submission_form as form join dim_period using (pipeline_code, period_code)
    where form.top_unit_code = $1 and form.pipeline_code = $2 and form.recorded_to is null
      and exists (select from submission_form as any_list join submission_union using (top_unit_code, submission_id, form_code)
                  where any_list.top_unit_code = $1 and any_list.pipeline_code = $2 and any_list.form_code = form.form_code)
),
-- Once a period: two units that list a union for one are told so before either counts.
listed as (
    select distinct on (unit_code, starts_on) unit_code, starts_on, name, parent_code, next_list_on
    from list join submission_union as listed using (submission_id, form_code)
    where listed.top_unit_code = $1 and unit_code in (${CONCERNED.replace('$UNIT', '$3')})
    order by unit_code, starts_on, parent_code
),
stretch as (
    select *, least(next_list_on, lead(starts_on) over (partition by unit_code order by starts_on)) as ends_before
    from listed
),
begun as (
    select *, (name, parent_code, starts_on) is distinct from (
                lag(name) over seen, lag(parent_code) over seen, lag(ends_before) over seen) as is_new
    from stretch
    window seen as (partition by unit_code order by starts_on)
),
numbered as (
    select *, count(*) filter (where is_new) over (partition by unit_code order by starts_on) as stay
    from begun
)
select unit_code, name, parent_code, valid_from, least(last_day, case when listed_last <= parent_to then parent_to end) as valid_to
from (
    select unit_code, name, parent_code, min(starts_on) as valid_from, max(starts_on) as listed_last,
           (array_agg(ends_before order by starts_on desc))[1] - 1 as last_day
    from numbered
    group by unit_code, name, parent_code, stay
) as stay
left join lateral (
    select nullif(max(coalesce(parent.valid_to, 'infinity')), 'infinity') as parent_to
    from dim_unit as parent
    where parent.unit_code = stay.parent_code and parent.recorded_to is null and role <> 'grassroots'
) as parent on true`

const SAME = `(old.unit_code, old.name, old.parent_code, old.valid_from, old.valid_to)
  is not distinct from (placed.unit_code, placed.name, placed.parent_code, placed.valid_from, placed.valid_to)`

const CLOSE = `
  update dim_unit as old set recorded_to = $3
  where role = 'grassroots' and recorded_to is null and unit_code in (${CONCERNED.replace('$UNIT', '$2')})
    and not exists (select from placed where ${SAME})`

const BEGIN = `
  insert into dim_unit (unit_code, name, role, parent_code, valid_from, valid_to, recorded_from)
  select unit_code, name, 'grassroots', parent_code, valid_from, valid_to, $1 from placed
  where not exists (select from dim_unit as old where role = 'grassroots' and recorded_to is null and ${SAME})`
