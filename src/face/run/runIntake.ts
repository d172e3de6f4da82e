import { intake } from '../../jobs/intake.ts'
import { withJobLock } from '../../jobs/timetable/withJobLock.ts'
import type { Call } from '../call.ts'
import { nameUnits } from '../nameUnits.ts'
import { printIntake, printProgress } from '../print/printIntake.ts'
import { withStore } from '../withStore.ts'

/** Takes in everything that waits, once; 2 where we failed on a file, whatever the others got. */
export async function runIntake({ json }: { json?: boolean }, call: Call): Promise<number> {
  const { terminal } = call
  return withStore(call, async (store, signal) => {
    const report = await withJobLock(store, 'intake', {
      signal,
      onWait: () => terminal.progress('Một tiến trình khác đang nhận tệp, đang chờ đến lượt…'),
      work: (until) => intake(store, { signal: until, onFile: (done, progress) => terminal.progress(printProgress(done, progress)) }),
    })
    if (json) terminal.printJson(report)
    else if (report.files.length + report.faults.length + report.unsettled.length === 0) {
      terminal.print([[`Không có tệp nào chờ trong ${store.drop.folders.inbox}.`]])
    } else {
      const known = report.files.find(({ pipeline, period }) => pipeline !== null && period !== null)
      const pipeline = store.definitions.pipelines.find(({ code }) => code === known?.pipeline)
      const units = nameUnits(store.definitions, pipeline, known?.period ?? null)
      terminal.print([...printIntake(report, units, terminal.width), [`Trả lời ở ${store.drop.folders.outbox}`]])
    }
    return report.faults.length > 0 ? 2 : 0
  })
}
