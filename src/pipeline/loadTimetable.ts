import { join } from 'node:path'
import { importSources } from './importSources.ts'
import { readTable, type TableRow } from './readTable.ts'
import { problemOfTime } from './slots.ts'
import { TIMETABLE } from './tableShapes.ts'
import { JOB_KINDS, type JobKind, type ScheduledJob, type TimetableLine } from './timetable.ts'

/**
 * Loads when each job is due: what the pipelines declare, and in its place what an office says in `timetable.csv` of the same folder below one
 * of `folders` (a job that is named there is due at those times alone). Not part of the definitions: when a total is made changes none.
 * Throws with file and line where a time is none.
 */
export async function loadTimetable(folders: readonly string[]): Promise<ScheduledJob[]> {
  const jobs = new Map<string, ScheduledJob>()
  for (const { source, file } of await importSources()) {
    const declared = (source.timetable ?? []).map((row) => ({ row, where: `${file}/pipeline.ts` }))
    const stated = (await Promise.all(folders.map((folder) => readTable(join(folder, source.code, 'timetable.csv'), TIMETABLE)))).flat()
    for (const { row, where } of inPlaceOf(declared, stated)) addTime(jobs, source.code, { row, where })
  }
  return [...jobs.values()].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
}

const ORDER = Object.keys(JOB_KINDS) as JobKind[]

interface Line {
  row: TimetableLine
  where: string
}

function inPlaceOf(declared: readonly Line[], stated: readonly TableRow<TimetableLine>[]): Line[] {
  const isStated = (job: JobKind) => stated.some(({ row }) => row.job === job)
  return [
    ...declared.filter(({ row }) => !isStated(row.job)),
    ...stated.map(({ row, file, line }) => ({ row, where: `${file}, line ${line}` })),
  ]
}

function addTime(jobs: Map<string, ScheduledJob>, code: string, { row: { job: kind, cron, zone }, where }: Line): void {
  const problem = problemOfTime({ cron, zone })
  if (problem) throw new Error(`${where}: ${kind}: "${cron}" in ${zone}: ${problem}`)
  const pipeline = JOB_KINDS[kind] === 'pipeline' ? code : null
  const name = pipeline ? `${kind}/${pipeline}` : kind
  const times = jobs.get(name)?.times ?? []
  const isKnown = times.some((each) => each.cron === cron && each.zone === zone)
  jobs.set(name, { name, kind, pipeline, times: isKnown ? times : [...times, { cron, zone }] })
}
