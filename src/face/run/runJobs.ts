import { WrongUsage } from '../../jobs/pipelineOf.ts'
import { type JobState, listJobs } from '../../jobs/timetable/listJobs.ts'
import { type AskedRun, jobsNamed, runAsked } from '../../jobs/timetable/runAsked.ts'
import type { ScheduledJob } from '../../pipeline/timetable.ts'
import { loadHomeTimetable } from '../../store/loadHomeTimetable.ts'
import type { Store } from '../../store/store.ts'
import type { Call } from '../call.ts'
import { printAskedRun, printJobs } from '../print/printJobs.ts'
import { withStore } from '../withStore.ts'

export interface JobsOptions {
  action?: string
  job?: string
  json?: boolean
}

/** Lists what runs by itself (1 where a job is late or was given up), or runs it now (1 where it did not come to its end). */
export async function runJobs({ action, job, json }: JobsOptions, call: Call): Promise<number> {
  const { terminal } = call
  checkUsage(action, job)
  return withStore(call, async (store, signal) => {
    const jobs = await loadHomeTimetable(call.home)
    if (action === undefined) {
      const states = await listJobs(store, jobs)
      if (json) terminal.printJson({ now: store.clock(), jobs: states })
      else terminal.print(printJobs(states, terminal.width))
      return states.some(isUnwell) ? 1 : 0
    }
    const asked = action === 'run' ? jobsNamed(jobs, job ?? '') : await unfinished(store, job ? jobsNamed(jobs, job) : jobs)
    const runs: AskedRun[] = []
    for (const each of asked) {
      terminal.passing(`Đang chạy ${each.name}…`)
      const run = await runAsked(store, each, signal)
      runs.push(run)
      if (!json) terminal.print(printAskedRun(run, terminal.width))
    }
    if (json) terminal.printJson({ runs })
    else if (runs.length === 0) terminal.print([['Không có việc nào phải thử lại.']])
    return runs.every(({ outcome }) => outcome === 'ok') ? 0 : 1
  })
}

function checkUsage(action: string | undefined, job: string | undefined): void {
  if (action === undefined || action === 'retry' || (action === 'run' && job)) return
  if (action === 'run') throw new WrongUsage('Cần nói chạy việc nào: jobs run <tên>, tên như jobs liệt kê.')
  throw new WrongUsage(`Không có "jobs ${action}". Đề nghị dùng jobs, jobs run <tên> hoặc jobs retry.`)
}

/** The jobs that were due and are not done. */
async function unfinished(store: Store, jobs: readonly ScheduledJob[]): Promise<ScheduledJob[]> {
  const states = await listJobs(store, jobs)
  return states.filter(({ lastSlot, run }) => lastSlot !== null && run?.state !== 'ok')
}

/** Whether somebody should look at it. */
function isUnwell({ isLate, run, newest }: JobState): boolean {
  return newest !== null && (isLate || run?.state === 'given_up')
}
