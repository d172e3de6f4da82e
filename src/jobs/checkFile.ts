import { createHash } from 'node:crypto'
import { assess } from '../assess.ts'
import { emptyContext } from '../check/context.ts'
import type { Definitions } from '../pipeline/pipeline.ts'
import { readSubmission } from '../read/readSubmission.ts'
import type { ReadWorkbook } from '../read/readWorkbook.ts'
import { dayInVietNam } from '../store/clock.ts'
import { findUnit } from '../store/loadContext.ts'
import { buildCheckDocument, type CheckDocument } from '../write/checkDocument.ts'

/** The verdict that intake would give a file on an empty database, read by `read`; nothing is stored. */
export async function checkFile(
  { name, bytes }: { name: string; bytes: Uint8Array },
  { definitions, now, read }: { definitions: Definitions; now: string; read: ReadWorkbook },
): Promise<CheckDocument> {
  const reading = await readSubmission({ name, folder: '', bytes }, definitions, read)
  const unit = 'refused' in reading ? null : findUnit(definitions.units, reading)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return buildCheckDocument({ name, sha256 }, assess(reading, emptyContext(dayInVietNam(now), unit)))
}
