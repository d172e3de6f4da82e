import type { LeaveAlone, WaitingFile } from './drop.ts'
import { isSettled, type Patience } from './isSettled.ts'
import { listWaiting, type Place } from './listWaiting.ts'
import { readWaiting } from './readWaiting.ts'
import { whyNotOpened } from './whyNotOpened.ts'

/** Said of a file that is not whole yet. */
export const BEING_WRITTEN = 'đang được ghi, sẽ nhận ở lần sau'

/** How often a file is read that another has replaced meanwhile. */
const READINGS = 3

/** The files that wait, whole, one at a time; and, told to `leaveAlone`, what is not for taking now. */
export async function* takeNext(inbox: string, patience: Patience, leaveAlone: LeaveAlone): AsyncGenerator<WaitingFile> {
  await patience.clock.compare()
  for (const place of await listWaiting(inbox, leaveAlone)) {
    const file = await readSettled(place, patience).catch((error) => whyNotOpened(place.path, error))
    if (file === null) leaveAlone(place.path, BEING_WRITTEN, true)
    else if (Array.isArray(file)) leaveAlone(place.path, ...file)
    else yield file
  }
}

/** Null where the file is being written, or replaced again and again. */
async function readSettled(place: Place, patience: Patience): Promise<WaitingFile | null> {
  for (let reading = 0; reading < READINGS && (await isSettled(place.path, patience)); reading++) {
    const file = await readWaiting(place)
    if (file) return file
  }
  return null
}
