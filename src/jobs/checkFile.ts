import { createHash } from 'node:crypto'
import { assess, type Outcome } from '../assess.ts'
import { emptyContext } from '../check/context.ts'
import { dayInVietNam } from '../pipeline/inVietNam.ts'
import type { Definitions } from '../pipeline/pipeline.ts'
import { readSubmission } from '../read/readSubmission.ts'
import type { ReadWorkbook } from '../read/readWorkbook.ts'
import { findUnit } from '../store/loadContext.ts'

/** A file with what became of it. */
export interface CheckedFile extends Outcome {
  file: string
  sha256: string
}

/** The verdict that intake would give a file on an empty database, read by `read`; nothing is stored. */
export async function checkFile(
  { name, bytes }: { name: string; bytes: Uint8Array },
  { definitions, now, read }: { definitions: Definitions; now: string; read: ReadWorkbook },
): Promise<CheckedFile> {
  const reading = await readSubmission({ name, folder: '', bytes }, definitions, read)
  const unit = 'refused' in reading ? null : findUnit(definitions.units, reading)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { file: name, sha256, ...assess(reading, emptyContext(dayInVietNam(now), unit)) }
}
