import { MAX_FILE_BYTES } from '../limits.ts'
import type { PackedWorkbook } from '../packed/packedWorkbook.ts'
import type { Refusal } from '../sheet.ts'
import { Unreadable } from './cellBudget.ts'
import { decodeMarkup } from './decodeMarkup.ts'
import { packXml2003 } from './packXml2003.ts'
import { refuseOlder } from './refuseOlder.ts'

/** Reads an "XML Spreadsheet 2003", whatever its name says, in one pass that counts as it reads. */
export function readXml2003(bytes: Uint8Array): PackedWorkbook | Refusal {
  if (bytes.length > MAX_FILE_BYTES) return refuseOlder('fileTooLarge')
  const xml = decodeMarkup(bytes)
  if (xml === null) return refuseOlder('unknownLetters')
  try {
    return packXml2003(xml)
  } catch (error) {
    if (error instanceof Unreadable) return refuseOlder(error.problem, error.where)
    throw error
  }
}
