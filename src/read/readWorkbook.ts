import { readCsv } from './readCsv.ts'
import { readXlsx } from './readXlsx.ts'
import { refuseFile } from './refuseFile.ts'
import type { Refusal, Workbook } from './sheet.ts'
import { sniffFile } from './sniffFile.ts'

/**
 * Reads a submitted file into raw cells, or says in a Vietnamese sentence what it is and what to do instead.
 * What the file is comes from its bytes; `fileName` only gives a CSV's sheet its name.
 */
export async function readWorkbook(bytes: Uint8Array, fileName: string): Promise<Workbook | Refusal> {
  const kind = await sniffFile(bytes)
  switch (kind) {
    case 'xlsx':
      return readXlsx(bytes)
    case 'text':
      return readCsv(bytes, fileName)
    default:
      return refuseFile(kind)
  }
}
