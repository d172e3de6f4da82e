import type { Outcome } from '../src/assess.ts'
import { assess } from '../src/assess.ts'
import { emptyContext } from '../src/check/context.ts'
import type { Definitions } from '../src/pipeline/pipeline.ts'
import { readSubmission } from '../src/read/readSubmission.ts'
import { findUnit } from '../src/store/loadContext.ts'

/** The day on which the sample quarter is due. */
const TODAY = '2023-09-08'

/** The verdict of `check`, in this process. */
export async function assessFile({ file, bytes }: { file: string; bytes: Uint8Array }, definitions: Definitions): Promise<Outcome> {
  const reading = await readSubmission({ name: file, folder: '', bytes }, definitions)
  const unit = 'refused' in reading ? null : findUnit(definitions.units, reading)
  return assess(reading, emptyContext(TODAY, unit))
}
