import type { Store } from './store.ts'

type Asked = Pick<Store, 'database' | 'top'>

/** How many submissions were decided but not answered. */
export async function countUnanswered({ database, top }: Asked): Promise<number> {
  const [row] = await database.query<{ count: number }>(
    'select count(*) from submission where top_unit_code = $1 and answered_at is null',
    [top],
  )
  return row?.count ?? 0
}

/** How many files we failed on and have not taken since. */
export async function countFaultyFiles({ database, top }: Asked): Promise<number> {
  const [row] = await database.query<{ count: number }>(
    `select count(distinct (sha256, file_name)) from submission_fault as fault
     where top_unit_code = $1 and not exists (
       select from submission where submission.top_unit_code = $1 and submission.sha256 = fault.sha256 and received_at >= occurred_at)`,
    [top],
  )
  return row?.count ?? 0
}

/** Each period that has been used, with its last consolidation and whether facts, or a target that holds in it, have changed since. */
export async function lastConsolidations({ database, top }: Asked) {
  return database.query<{ pipeline: string; period: string; number: number | null; is_stale: boolean }>(
    `select dim_period.pipeline_code as pipeline, dim_period.period_code as period, newest.number,
            exists (select from fact_indicator as fact
                    where fact.top_unit_code = $1 and fact.pipeline_code = dim_period.pipeline_code and fact.period_code = dim_period.period_code
                      and (newest.known_at is null or fact.recorded_from > newest.known_at or fact.recorded_to > newest.known_at))
            or exists (select from dim_target as target
                       where target.pipeline_code = dim_period.pipeline_code and valid_from <= cut_off_on and (valid_to is null or cut_off_on <= valid_to)
                         and (target.recorded_to is null or newest.known_at < target.recorded_to)
                       group by indicator_code
                       having count(distinct (value, valid_from)) > 1
                           or bool_or(target.recorded_from <= newest.known_at) <> bool_or(target.recorded_to is null)) as is_stale
     from dim_period
     left join lateral (
       select number, known_at from consolidation
       where top_unit_code = $1 and consolidation.pipeline_code = dim_period.pipeline_code and consolidation.period_code = dim_period.period_code
       order by number desc limit 1
     ) as newest on true
     order by 1, 2`,
    [top],
  )
}
