import type { JobKind } from '../../pipeline/timetable.ts'
import type { Store } from '../../store/store.ts'
import { intake } from '../intake.ts'
import { consolidateChanged } from './consolidateChanged.ts'
import { tidyUp } from './tidyUp.ts'

/** What a job on the timetable works with: the pipeline that it is done for, and a signal after which it comes to a safe end. */
export interface JobCall {
  pipeline: string | null
  signal: AbortSignal
}

/** Does a job, and says in words what it did; throws where it has to be done again. */
export type Job = (store: Store, call: JobCall) => Promise<string>

/** What each job on the timetable does. */
export const WORK: Readonly<Record<JobKind, Job>> = {
  intake: takeWaiting,
  consolidate: consolidateChanged,
  housekeeping: tidyUp,
}

async function takeWaiting(store: Store, { signal }: JobCall): Promise<string> {
  const { files, faults } = await intake(store, { signal })
  if (faults.length > 0)
    throw new Error(`${faults.length} tệp chưa nhận được: ${faults.map(({ file, fault }) => `${file} (${fault})`).join('; ')}`)
  return files.length === 0 ? 'không có tệp nào chờ' : `đã nhận ${files.length} tệp`
}
