import { forgetOldRuns } from '../../store/jobRuns.ts'
import { removeLeftovers } from '../../store/removeLeftovers.ts'
import { forgetDead } from '../../store/services.ts'
import type { Store } from '../../store/store.ts'

/** Takes away what only lies about: halves of files whose writer was killed, and old entries of what ran by itself. No submission, no figure. */
export async function tidyUp(store: Store): Promise<string> {
  const leftovers = await removeLeftovers(Object.values(store.drop.folders))
  const runs = await forgetOldRuns(store)
  await forgetDead(store)
  return `dọn ${leftovers} tệp tạm, ${runs} dòng lịch cũ`
}
