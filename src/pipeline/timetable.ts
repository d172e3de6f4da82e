/** The jobs that can be set on a timetable. Those of a pipeline are done for each one; the others are the whole installation's. */
export const JOB_KINDS = { intake: 'house', consolidate: 'pipeline', housekeeping: 'house' } as const satisfies Record<
  string,
  'house' | 'pipeline'
>

export type JobKind = keyof typeof JOB_KINDS

/** One line of a timetable: a job, and when it is due as cron writes it (minute hour day month weekday), in a time zone. */
export interface TimetableLine {
  job: JobKind
  cron: string
  /** As the IANA database names it. */
  zone: string
}

/** A job with every time at which it is due. */
export interface ScheduledJob {
  /** `intake`, `consolidate/<pipeline>`: the name by which it is asked for and under which its runs are kept. */
  name: string
  kind: JobKind
  /** The pipeline that it is done for; null where it is the whole installation's. */
  pipeline: string | null
  times: readonly Omit<TimetableLine, 'job'>[]
}
