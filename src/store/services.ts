import type { Store } from './store.ts'

type Kept = Pick<Store, 'database' | 'top' | 'clock'>

/** A process that serves, as it last said of itself. */
export interface Service {
  /** host:pid and when it began: no other has that. */
  process: string
  host: string
  startedAt: string
  beatAt: string
  /** When it was told to stop, and did; null where it serves, or has died. */
  stoppedAt: string | null
}

/** Says that a process is alive. */
export async function beat({ database, top, clock }: Kept, { process, host }: Pick<Service, 'process' | 'host'>): Promise<void> {
  await database.query(
    `insert into service (top_unit_code, process, host, started_at, beat_at) values ($1, $2, $3, $4, $4)
     on conflict (top_unit_code, process) do update set beat_at = excluded.beat_at, stopped_at = null`,
    [top, process, host, clock()],
  )
}

/** Says that a process was told to stop, and does. */
export async function noteStopped({ database, top, clock }: Kept, process: string): Promise<void> {
  await database.query('update service set beat_at = $3, stopped_at = $3 where top_unit_code = $1 and process = $2', [
    top,
    process,
    clock(),
  ])
}

/** Every process that serves or has served, the newest sign of life first. */
export async function listServices({ database, top }: Pick<Kept, 'database' | 'top'>): Promise<Service[]> {
  return database.query<Service>(
    `select process, host, started_at as "startedAt", beat_at as "beatAt", stopped_at as "stoppedAt" from service
     where top_unit_code = $1 order by beat_at desc, process`,
    [top],
  )
}

/** Forgets processes that gave their last sign of life more than a month ago, but the newest. */
export async function forgetDead({ database, top, clock }: Kept): Promise<void> {
  await database.query(
    `delete from service where top_unit_code = $1 and beat_at < $2::timestamptz - interval '1 month'
       and beat_at < (select max(beat_at) from service where top_unit_code = $1)`,
    [top, clock()],
  )
}
