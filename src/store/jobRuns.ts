import type { Store } from './store.ts'

type Kept = Pick<Store, 'database' | 'top' | 'clock'>

/** One run of a job: when it was due, and how far it came. */
export interface JobRun {
  job: string
  slot: string
  state: 'running' | 'ok' | 'failed' | 'given_up'
  attempt: number
  host: string
  startedAt: string
  finishedAt: string | null
  nextTryAt: string | null
  /** What it did, or why it failed, in words. */
  result: string | null
  error: string | null
}

export interface SlotKey {
  job: string
  /** ISO */
  slot: string
}

/** How often a run is tried before it is given up; a run that was killed is one that was tried. */
export const MOST_ATTEMPTS = 5

/**
 * Takes a run for this process, and gives which attempt it is; null where it is done, given up, or not yet to be tried again. To be called by
 * the holder of the job's lock alone: a run that stands as running is then one whose process died. `isAsked` (a person did) takes it as if it
 * had never been tried.
 */
export async function claimRun(
  { database, top, clock }: Kept,
  { job, slot, host, isAsked = false }: SlotKey & { host: string; isAsked?: boolean },
): Promise<number | null> {
  const [row] = await database.query<{ attempt: number }>(
    `insert into job_run as old (top_unit_code, job, slot, state, attempt, host, started_at) values ($1, $2, $3, 'running', 1, $4, $5)
     on conflict (top_unit_code, job, slot) do update
       set state = 'running', attempt = case when $6 then 1 else old.attempt + 1 end, host = excluded.host, started_at = excluded.started_at,
           finished_at = null, next_try_at = null, result = null, error = null
       where old.state <> 'ok' and ($6 or old.attempt < $7 and (old.state = 'running' or old.state = 'failed' and old.next_try_at <= excluded.started_at))
     returning attempt`,
    [top, job, slot, host, clock(), isAsked, MOST_ATTEMPTS],
  )
  return row?.attempt ?? null
}

/** How a run ended. A failed one says when it is tried again, and how many attempts count where this one does not. */
export type RunEnd =
  | { state: 'ok'; result: string | null }
  | { state: 'failed'; error: string; nextTryAt: string; counted?: number }
  | { state: 'given_up'; error: string }

/** Notes how an attempt ended; nothing where the run is another's by now (the lock was lost). */
export async function endRun(
  { database, top, clock }: Kept,
  { job, slot, attempt }: SlotKey & { attempt: number },
  end: RunEnd,
): Promise<void> {
  const { result = null, error = null, nextTryAt = null, counted = attempt } = end as Partial<Record<string, string | number>>
  await database.query(
    `update job_run set state = $5, result = $6, error = $7, next_try_at = $8, attempt = $9, finished_at = greatest($10::timestamptz, started_at)
     where top_unit_code = $1 and job = $2 and slot = $3 and attempt = $4 and state = 'running'`,
    [top, job, slot, attempt, end.state, result, error, nextTryAt, counted, clock()],
  )
}

/** The run of one slot; null where it was never begun. */
export async function findRun(kept: Pick<Kept, 'database' | 'top'>, { job, slot }: SlotKey): Promise<JobRun | null> {
  const [row] = await selectRuns(kept, 'job = $2 and slot = $3 order by slot', [job, slot])
  return row ?? null
}

/** The newest runs of a job, newest first. */
export async function listRuns(kept: Pick<Kept, 'database' | 'top'>, job: string, limit: number): Promise<JobRun[]> {
  return selectRuns(kept, 'job = $2 order by slot desc limit $3', [job, limit])
}

/** Whether a job was done for a slot, or for a later one that is not in the future (a clock may have been set back). */
export async function isDoneSince({ database, top, clock }: Kept, { job, slot }: SlotKey): Promise<boolean> {
  const rows = await database.query(
    `select from job_run where top_unit_code = $1 and job = $2 and slot between $3 and $4 and state = 'ok' limit 1`,
    [top, job, slot, clock()],
  )
  return rows.length > 0
}

/** Gives up a run that killed its process every time: its row stands as running, and nobody runs it. Null where it is no such run. */
export async function giveUpDead({ database, top, clock }: Kept, { job, slot }: SlotKey): Promise<string | null> {
  const [row] = await database.query<{ error: string }>(
    `update job_run set state = 'given_up', finished_at = greatest($5::timestamptz, started_at), error = $6
     where top_unit_code = $1 and job = $2 and slot = $3 and state = 'running' and attempt >= $4 returning error`,
    [top, job, slot, MOST_ATTEMPTS, clock(), `bị ngắt giữa chừng ${MOST_ATTEMPTS} lần`],
  )
  return row?.error ?? null
}

/** Forgets runs that ended more than a month ago, but keeps the newest of each job; gives how many. */
export async function forgetOldRuns({ database, top, clock }: Kept): Promise<number> {
  const rows = await database.query(
    `delete from job_run using (select job, slot, row_number() over (partition by job order by slot desc) as age from job_run where top_unit_code = $1) as aged
     where top_unit_code = $1 and (job_run.job, job_run.slot) = (aged.job, aged.slot) and age > 500 and finished_at < $2::timestamptz - interval '1 month'
     returning age`,
    [top, clock()],
  )
  return rows.length
}

async function selectRuns({ database, top }: Pick<Kept, 'database' | 'top'>, where: string, values: readonly unknown[]): Promise<JobRun[]> {
  return database.query<JobRun>(
    `select job, slot, state, attempt, host, started_at as "startedAt", finished_at as "finishedAt", next_try_at as "nextTryAt", result, error
     from job_run where top_unit_code = $1 and ${where}`,
    [top, ...values],
  )
}
