import type { Store } from '../../store/store.ts'
import { intake } from '../intake.ts'
import { tryJobLock } from '../timetable/withJobLock.ts'
import type { InHand } from './inHand.ts'

/** How long a file that is being written is left, and how long another process that takes files. */
const AGAIN_MS = 5000

/**
 * Gives a function that takes in what waits, to be called whenever something may have come: also while it is at work, for then it looks once more.
 * Only one process takes files at a time, or their order would be lost; where another does, it looks again later.
 */
export function takeAsTheyCome(inHand: InHand, { current, signal }: { current: () => Promise<Store>; signal: AbortSignal }): () => void {
  let isAskedAgain = false
  let waiting: NodeJS.Timeout | undefined
  const take = () => {
    isAskedAgain = true
    inHand.add('files', async () => {
      while (isAskedAgain && !signal.aborted) {
        isAskedAgain = false
        if (await takeOnce(await current(), signal)) continue
        clearTimeout(waiting)
        if (!signal.aborted) waiting = setTimeout(take, AGAIN_MS)
      }
    })
  }
  signal.addEventListener('abort', () => clearTimeout(waiting), { once: true })
  return take
}

/** Whether all that there was to take is taken. */
async function takeOnce(store: Store, signal: AbortSignal): Promise<boolean> {
  const report = await tryJobLock(store, 'intake', { signal, work: (until) => intake(store, { signal: until }) })
  return report !== null && report.unsettled.length === 0
}
