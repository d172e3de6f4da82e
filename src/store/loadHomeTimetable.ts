import { join, resolve } from 'node:path'
import { loadTimetable } from '../pipeline/loadTimetable.ts'
import type { ScheduledJob } from '../pipeline/timetable.ts'
import type { Home } from './openStore.ts'
import { projectRoot } from './projectRoot.ts'

/** When each job is due: as the pipelines declare it, or as the office says in `<home>/pipelines/<pipeline>/timetable.csv`. */
export async function loadHomeTimetable({ folder }: Pick<Home, 'folder'>): Promise<ScheduledJob[]> {
  return loadTimetable([join(projectRoot(), 'pipelines'), join(resolve(folder), 'pipelines')])
}
