import { MAX_FILE_BYTES } from '../limits.ts'
import type { PackedWorkbook } from '../packed/packedWorkbook.ts'
import type { Refusal } from '../sheet.ts'
import { Unreadable } from './cellBudget.ts'
import { decodeMarkup } from './decodeMarkup.ts'
import { packHtml } from './packHtml.ts'
import { refuseOlder } from './refuseOlder.ts'

/** Reads a web page as other software saves one for Excel: each table that holds something is a sheet. */
export function readHtml(bytes: Uint8Array): PackedWorkbook | Refusal {
  if (bytes.length > MAX_FILE_BYTES) return refuseOlder('fileTooLarge')
  const html = decodeMarkup(bytes)
  if (html === null) return refuseOlder('unknownLetters')
  try {
    return packHtml(html)
  } catch (error) {
    if (error instanceof Unreadable) return refuseOlder(error.problem, error.where)
    throw error
  }
}
